import type { Span } from '../../base/span.ts';
import { lineEnd, lineStart } from '../lineBounds.ts';

/**
 * Where something is being typed in a file of block maps. It is read from the lines and their indentation, because a line that is half typed is
 * often no YAML.
 */
export interface LinePlace {
  /** Keys of the maps around it, outermost first. */
  readonly parents: readonly string[];
  /** The key whose value is typed; undefined when it is a key that is typed. */
  readonly key: string | undefined;
  /** What was typed of the key or value so far, up to the end of the word. */
  readonly typed: Span;
  /** Keys that are already in the same map. */
  readonly present: ReadonlySet<string>;
  /** There is a colon behind the word already. */
  readonly hasColon: boolean;
}

const keyLine = /^([ ]*)(?:- +)?(?:"([^"]*)"|'([^']*)'|([\w][\w.-]*)) *:(?=\s|$)/;

/** Lines above and below that are looked at: enough for any model, and bounded for what only pretends to be one. */
const farthest = 20_000;

/** Undefined in comments and in lists. */
export function linePlaceAt(text: string, offset: number): LinePlace | undefined {
  const start = lineStart(text, offset);
  const before = text.slice(start, offset);
  if (/(^|\s)#/.test(before) || /^\s*-/.test(before) || before.includes('\t')) return undefined;
  const end = lineEnd(text, offset);
  const line = keyLine.exec(text.slice(start, end));
  const indent = /^ */.exec(before)?.[0].length ?? 0;
  const isValue = line !== null && offset >= start + line[0].length;
  const typed = isValue
    ? valueAt(text, start + line[0].length, offset, end)
    : wordAt(text, start + indent, offset, end);
  if (!typed) return undefined;
  const lines = { above: linesAbove(text, start), below: linesBelow(text, end) };
  return {
    parents: parentsOf(lines.above, indent),
    key: isValue ? nameIn(line) : undefined,
    typed,
    present: new Set([...keysBeside(lines.above, indent), ...keysBeside(lines.below, indent)]),
    hasColon: !isValue && line !== null,
  };
}

/** The word around the offset when nothing else stands before it in its line. */
function wordAt(text: string, start: number, offset: number, end: number): Span | undefined {
  if (!/^[\w.-]*$/.test(text.slice(start, offset))) return undefined;
  const rest = /^[\w.-]*/.exec(text.slice(offset, end))?.[0].length ?? 0;
  return { start, end: offset + rest };
}

/** A plain value that has just been begun; quoted ones are complete without help. */
function valueAt(text: string, after: number, offset: number, end: number): Span | undefined {
  const blanks = /^ */.exec(text.slice(after, offset))?.[0].length ?? 0;
  if (blanks === 0) return undefined;
  const start = after + blanks;
  if (!/^[\w./-]*$/.test(text.slice(start, offset))) return undefined;
  const rest = /^[\w./-]*/.exec(text.slice(offset, end))?.[0].length ?? 0;
  return { start, end: offset + rest };
}

function nameIn(match: RegExpExecArray): string {
  return match[2] ?? match[3] ?? match[4] ?? '';
}

interface KeyLine {
  readonly indent: number;
  readonly name: string;
}

/** Nearest first. */
function linesAbove(text: string, start: number): KeyLine[] {
  const lines: KeyLine[] = [];
  for (let end = start - 1, count = 0; end > 0 && count < farthest; count++) {
    const begin = lineStart(text, end);
    const found = keyLine.exec(text.slice(begin, end));
    if (found) lines.push({ indent: found[1]?.length ?? 0, name: nameIn(found) });
    end = begin - 1;
  }
  return lines;
}

function linesBelow(text: string, from: number): KeyLine[] {
  const lines: KeyLine[] = [];
  for (let start = from + 1, count = 0; start < text.length && count < farthest; count++) {
    const end = lineEnd(text, start);
    const found = keyLine.exec(text.slice(start, end));
    if (found) lines.push({ indent: found[1]?.length ?? 0, name: nameIn(found) });
    start = end + 1;
  }
  return lines;
}

function parentsOf(above: readonly KeyLine[], indent: number): readonly string[] {
  const parents: string[] = [];
  let inner = indent;
  for (const { indent: outer, name } of above) {
    if (outer >= inner) continue;
    parents.unshift(name);
    inner = outer;
  }
  return parents;
}

function keysBeside(lines: readonly KeyLine[], indent: number): readonly string[] {
  const end = lines.findIndex((line) => line.indent < indent);
  return lines.slice(0, end < 0 ? undefined : end).flatMap((line) => (line.indent === indent ? [line.name] : []));
}
