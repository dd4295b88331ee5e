import { lineIndex, type LineIndex } from '../base/lineIndex.ts';
import { lineBreakOf } from './lineBounds.ts';
import type { Span } from '../base/span.ts';

/** What comments of a file switch off: `# mlmodel: disable code1, code2` for a line, `# mlmodel: disable-file code` for the file. */
export interface Suppressions {
  isOff(code: string, offset: number): boolean;
}

const comment =
  /(^|[ \t])#[ \t]*mlmodel:[ \t]*(disable|disable-file)[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)[ \t]*\r?$/gm;

const none: Suppressions = { isOff: () => false };

/**
 * Reads the comments of a YAML or requirements file. One at the end of a line holds for this line, one on a line of its own for the next line
 * that is no such comment. The end of a line inside a quoted scalar is text and no comment: write it above the key then.
 */
export function readSuppressions(text: string): Suppressions {
  if (!text.includes('mlmodel:')) return none;
  const lines = lineIndex(text);
  const everywhere = new Set<string>();
  const byLine = new Map<number, Set<string>>();
  for (const match of text.matchAll(comment)) {
    const [whole, before, scope, list] = match;
    const codes = (list ?? '').split(',').map((code) => code.trim());
    const line = lineOf(lines, match.index + whole.length - 1);
    const isAlone = text.slice(lines.startOf(line), match.index + (before ?? '').length).trim() === '';
    const target = scope === 'disable-file' ? everywhere : at(byLine, isAlone ? line + 1 : line);
    for (const code of codes) target.add(code);
    // several comments above one line all hold for it
    if (isAlone && scope === 'disable') for (const code of byLine.get(line) ?? []) target.add(code);
  }
  return {
    isOff: (code, offset) => everywhere.has(code) || byLine.get(lineOf(lines, offset))?.has(code) === true,
  };
}

/** Each code that a comment names, with its place. */
export function* suppressedCodes(text: string): Iterable<{ readonly code: string; readonly at: Span }> {
  if (!text.includes('mlmodel:')) return;
  for (const { 0: whole, 3: list = '', index } of text.matchAll(comment)) {
    const from = index + whole.trimEnd().length - list.length;
    for (const { 0: code, index: inList } of list.matchAll(/[\w-]+/g)) {
      const start = from + inList;
      yield { code, at: { start, end: start + code.length } };
    }
  }
}

/** Rules of what a file lacks: told in its first line, whichever line that is, so that a comment above it would become the first line itself. */
const wholeFileCodes: ReadonlySet<string> = new Set([
  'mlmodel-empty',
  'mlmodel-not-map',
  'mlmodel-no-flavors',
  'mlmodel-time-missing',
  'mlmodel-outdated',
  'env-unreadable',
]);

/** The comment that switches a code off for the line at `offset`, as an insertion before that line; for the whole file where no line lacks it. */
export function suppressEdit(text: string, code: string, offset: number): { at: number; text: string } {
  const lines = lineIndex(text);
  const line = lineOf(lines, offset);
  const at = line === 0 && text.startsWith('\uFEFF') ? 1 : lines.startOf(line);
  const indent = /^[ \t]*/.exec(text.slice(at, offset))?.[0] ?? '';
  const breakOf = lineBreakOf(text);
  const scope = line === 0 && wholeFileCodes.has(code) ? 'disable-file' : 'disable';
  return { at, text: `${indent}# mlmodel: ${scope} ${code}${breakOf}` };
}

function lineOf(lines: LineIndex, offset: number): number {
  return lines.positionAt(offset).line;
}

function at(byLine: Map<number, Set<string>>, line: number): Set<string> {
  const found = byLine.get(line) ?? new Set<string>();
  byLine.set(line, found);
  return found;
}
