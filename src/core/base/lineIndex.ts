/** A place as editors count: lines and UTF-16 units from zero. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin, so that offsets become positions quickly. */
export interface LineIndex {
  readonly lineCount: number;
  /** Offsets outside of the text count as its nearest end, those within a line end as the end of that line, as VS Code does. */
  positionAt(offset: number): Position;
  /** Offset of the first character of a line; the end of the text for lines that are not there. */
  startOf(line: number): number;
  /** The text of a line without its end; empty for lines that are not there. */
  lineText(line: number): string;
}

/** Lines end with `\n`, `\r\n` or `\r`, as in VS Code and the language server protocol; no other character ends one. */
export function lineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const contentEnd = (line: number): number => endOfContent(text, starts, line);
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(starts, clamped);
      return { line, character: Math.min(clamped, contentEnd(line)) - (starts[line] ?? 0) };
    },
    startOf: (line) => starts[line] ?? text.length,
    lineText: (line) => text.slice(starts[line] ?? text.length, contentEnd(line)),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  const ends = /\r\n|\n|\r/g;
  while (ends.exec(text)) starts.push(ends.lastIndex);
  return starts;
}

function endOfContent(text: string, starts: readonly number[], line: number): number {
  const next = starts[line + 1];
  if (next === undefined) return text.length;
  return text[next - 1] === '\n' && text[next - 2] === '\r' ? next - 2 : next - 1;
}

/** Index of the last start that is not behind the offset; the first start is zero. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
