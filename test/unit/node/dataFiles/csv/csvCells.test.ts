import assert from 'node:assert/strict';
import { chunkRows, columnOf, partsOf } from '../../../../../src/node/dataFiles/csv/csvCells.ts';
import type { CsvColumn } from '../../../../../src/node/dataFiles/csv/csvColumn.ts';

function columnOfTexts(texts: readonly string[]): CsvColumn {
  return { rows: texts.length, text: (row) => texts[row] ?? '', span: (row) => ({ start: row, end: row + 1 }) };
}

/** Parts of two rows each. */
function check(texts: readonly string[], dtype: string, kinds: string): void {
  const column = columnOf(columnOfTexts(texts), partsOf(texts.length, 2), undefined, false);
  assert.deepEqual(
    [column.dtype.name, column.cells.map(({ kind }) => kind[0]).join('')],
    [dtype, kinds],
    texts.join('|'),
  );
}

describe('columnOf', () => {
  it('brings the parts of a column together', () => {
    check(['1', '2', '3'], 'int64', 'iii');
    check(['1', '2', '3.5'], 'float64', 'fff');
    check(['-1', '2', '9223372036854775808'], 'float64', 'fff');
    check(['1', '2', 'x'], 'object', 'iis');
    check(['True', 'False', '1'], 'object', 'bbi');
    check(['', 'NA', 'x'], 'str', 'ffs');
    check(['1.5', 'NA', 'x'], 'object', 'ffs');
  });

  it('puts the text first that is no number, where only some cells are kept', () => {
    const { cells } = columnOf(columnOfTexts(['1', '2', 'x', '']), partsOf(4, 10), undefined, true);
    assert.deepEqual(
      cells.map(({ span }) => span.start),
      [2, 0, 3],
    );
  });
});

describe('chunkRows', () => {
  it('is the power of two that pandas takes', () => {
    assert.deepEqual([1, 3, 4, 2 ** 20, 2 ** 21].map(chunkRows), [524_288, 262_144, 131_072, 1, 1]);
  });
});
