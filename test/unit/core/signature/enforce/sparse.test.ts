import assert from 'node:assert/strict';
import { sparseMatrix } from '../../../../../src/core/signature/enforce/sparse.ts';
import { jsonValue, outcome } from './jsonValue.ts';

/** `data`, `indices`, `indptr` and `shape`, by row. Each row of the table is what scipy 1.17 does. */
const rows: readonly (readonly [parts: string, expected: string])[] = [
  ['[1, 2] [0, 1] [0, 1, 2] [2, 2]', 'int64 (2, 2)'],
  ['[1.5] [0.5] [0, 1] [1, 1]', 'float64 (1, 1)'],
  ['[null] ["0"] [0, 1] [true, 1]', 'object (1, 1)'],
  ['[] [] [0] [0, 0]', 'float64 (0, 0)'],
  ['[1] [5] [0, 1] [1, 1]', 'int64 (1, 1)'],
  ['[1] [0] [0, 1] [1]', 'dataSparseShape at [1]'],
  ['[1] [0] [0, 1] [1.0, 1]', 'dataSparseShape at [1.0, 1]'],
  ['[1] [0] [0, 1] [-1, 1]', 'dataSparseShape at [-1, 1]'],
  ['[[1]] [0] [0, 1] [1, 1]', 'dataSparseList at [[1]]'],
  ['[1] 0 [0, 1] [1, 1]', 'dataSparseList at 0'],
  ['[1] [0] [0, 1] [2, 1]', 'dataSparsePointers at [0, 1]'],
  ['[1] [0] [1, 1] [1, 1]', 'dataSparsePointers at [1, 1]'],
  ['[1] [0, 1] [0, 1] [1, 1]', 'dataSparseCount at [0, 1]'],
  ['[1] [0] [0, 2] [1, 1]', 'dataSparseEnd at [0, 2]'],
  ['[1] [null] [0, 1] [1, 1]', 'dataIntegerExpected at null'],
];

describe('sparseMatrix', () => {
  for (const [parts, expected] of rows) {
    it(`${parts}: ${expected}`, () => {
      const [data = '', indices = '', indptr = '', shape = ''] = parts.split(/(?<=[\d\]]) (?=[\d[])/);
      const source = `{"data": ${data}, "indices": ${indices}, "indptr": ${indptr}, "shape": ${shape}}`;
      const result = outcome(source, () => {
        const matrix = sparseMatrix(jsonValue(source), false);
        return `${matrix.dtype.name} (${matrix.shape.join(', ')})`;
      });
      assert.equal(result, expected);
    });
  }

  it('needs all four parts', () => {
    const source = '{"data": [], "indices": [], "shape": [0, 0]}';
    assert.equal(
      outcome(source, () => sparseMatrix(jsonValue(source), true).kind),
      `dataSparseParts at ${source}`,
    );
  });

  it('counts the columns of a matrix by column', () => {
    const source = '{"data": [1], "indices": [0], "indptr": [0, 1], "shape": [2, 1]}';
    assert.deepEqual(
      outcome(source, () => sparseMatrix(jsonValue(source), true).shape),
      [2, 1],
    );
  });
});
