import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { Fix, TextEdit } from '../rule.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import type { YamlMapping, YamlPair, YamlScalar } from '../yaml/node.ts';
import { isBreak, lineBreakOf, lineEnd } from '../lineBounds.ts';

/** Puts quotes around a plain scalar, so that YAML leaves it text. */
export function quoteFix(scalar: YamlScalar): Fix {
  const text = singleQuoted(scalar.value);
  return {
    title: message('fixQuote', { text }),
    isPreferred: true,
    edits: [{ at: scalar.span, text }],
  };
}

/** Puts another text in place of a scalar, in the quotes that it has. */
export function rewriteFix(scalar: YamlScalar, text: string, isPreferred: boolean): Fix {
  return {
    title: message('fixReplace', { text }),
    isPreferred,
    edits: [{ at: scalar.span, text: like(scalar, text) }],
  };
}

export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `text` in the style of `scalar`; block scalars become quoted ones. Plain names and paths are safe without quotes. */
function like({ style }: YamlScalar, text: string): string {
  if (style === 'double') return JSON.stringify(text);
  const isPlainSafe = /^[A-Za-z_][\w./-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text);
  return style === 'plain' && isPlainSafe ? text : singleQuoted(text);
}

/**
 * Puts `written` in place of a whole value and its tag, on the line of its key when the value began on one of its own. Undefined where an anchor
 * would have to go, which an alias may need.
 */
export function valueEdit(text: string, { key, valueNode }: YamlEntry, written: string): TextEdit | undefined {
  const { start, end } = valueNode.span;
  const between = text.slice(key.span.end, start);
  const behindColon = key.span.end + between.indexOf(':') + 1;
  if (/(^|\s)&/.test(between)) return undefined;
  if (/^\s*:\s*!\S*\s+$/.test(between)) return { at: { start: behindColon, end }, text: ` ${written}` };
  if (!/[\r\n]/.test(between)) return { at: { start, end }, text: written };
  // a list may begin in the column of its key, where a scalar may not
  if (!/^\s*:\s*$/.test(between)) return { at: { start, end }, text: `  ${written}` };
  return { at: { start: behindColon, end }, text: ` ${written}` };
}

/**
 * Takes a pair out of its map, with the line or lines that it stands on. Undefined where other text of the line would have to move: after
 * `- ` or `? `.
 */
export function removalOf(text: string, map: YamlMapping, pair: YamlPair): TextEdit | undefined {
  return map.isFlow ? flowRemoval(map, pair) : blockRemoval(text, pair);
}

function blockRemoval(text: string, pair: YamlPair): TextEdit | undefined {
  const start = lineStart(text, pair.key.span.start);
  if (!/^ *$/.test(text.slice(start, pair.key.span.start))) return undefined;
  const end = nextLine(text, endOf(pair));
  if (rareBreak.test(text.slice(start, end))) return undefined;
  return { at: { start, end }, text: '' };
}

function flowRemoval(map: YamlMapping, pair: YamlPair): TextEdit | undefined {
  const index = map.pairs.indexOf(pair);
  const next = map.pairs[index + 1];
  const previous = map.pairs[index - 1];
  if (index < 0) return undefined;
  if (next) return { at: { start: pair.key.span.start, end: next.key.span.start }, text: '' };
  if (previous) return { at: { start: endOf(previous), end: endOf(pair) }, text: '' };
  return { at: { start: pair.key.span.start, end: endOf(pair) }, text: '' };
}

/** Writes a pair behind the last one of a map, in the way in which the map is written. */
export function additionTo(text: string, map: YamlMapping, key: string, value: string): TextEdit | undefined {
  const last = map.pairs.at(-1);
  if (map.isFlow) {
    if (last === undefined) return insertion(map.span.start + 1, `${key}: ${value}`);
    return insertion(endOf(last), `, ${key}: ${value}`);
  }
  if (last === undefined) return undefined;
  const indent = text.slice(lineStart(text, last.key.span.start), last.key.span.start);
  const end = lineEnd(text, endOf(last));
  if (!/^ *$/.test(indent) || rareBreak.test(text.slice(endOf(last), end))) return undefined;
  return insertion(end, `${lineBreakOf(text)}${indent}${key}: ${value}`);
}

/** Line breaks of YAML 1.1 that no one writes on purpose: beside them nothing is edited by lines. */
const rareBreak = /[\u0085\u2028\u2029]/;

function endOf({ key, value }: YamlPair): number {
  return Math.max(key.span.end, isWithin(key, value) ? value.span.end : 0);
}

/** An empty value may be told to lie anywhere; one that lies before its key does not count. */
function isWithin(key: YamlPair['key'], value: YamlPair['value']): boolean {
  return value.span.start >= key.span.end;
}

function insertion(offset: number, text: string): TextEdit {
  return { at: at(offset), text };
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

/** Of the line that `offset` is on, behind a byte order mark. */
function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text, start - 1) && text[start - 1] !== '\uFEFF') start--;
  return start;
}

function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}
