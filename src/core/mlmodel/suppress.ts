import { lineIndex, type LineIndex } from '../base/lineIndex.ts';

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

/** The comment that switches a code off for the line at `offset`, as an insertion before that line. */
export function suppressEdit(text: string, code: string, offset: number): { at: number; text: string } {
  const lines = lineIndex(text);
  const start = lines.startOf(lineOf(lines, offset));
  const indent = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
  const breakOf = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return { at: start, text: `${indent}# mlmodel: disable ${code}${breakOf}` };
}

function lineOf(lines: LineIndex, offset: number): number {
  return lines.positionAt(offset).line;
}

function at(byLine: Map<number, Set<string>>, line: number): Set<string> {
  const found = byLine.get(line) ?? new Set<string>();
  byLine.set(line, found);
  return found;
}
