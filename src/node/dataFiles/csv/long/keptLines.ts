import type { LineIndex, Position } from '../../../../core/base/lineIndex.ts';
import type { ColumnSample } from './columnSample.ts';

export interface KeptPlace {
  readonly offset: number;
  readonly position: Position;
}

/** The lines of a text that is not held: it knows the places that were kept, and the text of none. */
export function keptLines(places: readonly KeptPlace[], columns: readonly ColumnSample[], hasMark: boolean): LineIndex {
  const positions = new Map<number, Position>(places.map(({ offset, position }) => [offset, position]));
  for (const { samples } of columns) {
    for (const { span, from, to } of samples) {
      positions.set(span.start, from);
      positions.set(span.end, to);
    }
  }
  return {
    lineCount: 1,
    positionAt: (offset) => positions.get(offset) ?? start,
    startOf: () => 0,
    lineText: (line) => (line === 0 && hasMark ? '\ufeff' : ''),
  };
}

const start: Position = { line: 0, character: 0 };
