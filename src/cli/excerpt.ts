import type { LineIndex } from '../core/base/lineIndex.ts';
import type { Span } from '../core/base/span.ts';
import { cellsOf, shown } from './terminalText.ts';

export interface Excerpt {
  /** From one, for people. */
  readonly lineNumber: number;
  readonly source: string;
  /** Spaces and carets that stand below `source`, under the exact range. */
  readonly underline: string;
}

/** Characters of a long line that are shown before the range, and from its start on. */
const BEFORE = 40;
const FROM_START = 100;

/** The line in which a range begins, with what has to be looked at underlined; of a long line the part around it. */
export function excerpt(lines: LineIndex, { start, end }: Span): Excerpt {
  const { line, character } = lines.positionAt(start);
  const last = lines.positionAt(end);
  const text = lines.lineText(line);
  const stop = last.line > line ? text.length : last.character;
  const from = windowStart(text, character);
  const to = windowEnd(text, Math.max(character, from) + FROM_START);
  const before = (from > 0 ? '…' : '') + shown(text.slice(from, character));
  const marked = shown(text.slice(character, Math.min(stop, to)));
  const after = shown(text.slice(Math.min(Math.max(stop, character), to), to)) + (to < text.length ? '…' : '');
  const carets = '^'.repeat(Math.max(cellsOf(marked), 1));
  return {
    lineNumber: line + 1,
    source: (before + marked + after).trimEnd(),
    underline: ' '.repeat(cellsOf(before)) + carets + (stop > to ? '…' : ''),
  };
}

function windowStart(text: string, character: number): number {
  const wanted = character > BEFORE * 2 ? character - BEFORE : 0;
  return isLowSurrogate(text, wanted) ? wanted + 1 : wanted;
}

function windowEnd(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length;
  return isLowSurrogate(text, wanted) ? wanted + 1 : wanted;
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff;
}
