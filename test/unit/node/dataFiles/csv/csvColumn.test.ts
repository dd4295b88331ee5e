import assert from 'node:assert/strict';
import {
  csvCell,
  dtypeOf,
  inferCsv,
  tokenOf,
  type CsvColumn,
} from '../../../../../src/node/dataFiles/csv/csvColumn.ts';

function columnOfTexts(texts: readonly string[]): CsvColumn {
  return { rows: texts.length, text: (row) => texts[row] ?? '', span: (row) => ({ start: row, end: row + 1 }) };
}

function check(texts: readonly string[], dtype: string, kind?: string): void {
  const inferred = inferCsv(columnOfTexts(texts), 0, texts.length);
  assert.deepEqual([dtypeOf(inferred.kind).name, kind && inferred.kind], [dtype, kind], texts.join('|'));
}

const over = '9223372036854775808';
const huge = '18446744073709551616';

describe('inferCsv', () => {
  it('finds whole numbers', () => {
    check(['1', '-2', ' +3 '], 'int64');
    check(['9223372036854775807', '-9223372036854775808'], 'int64');
    check(['1', over], 'uint64');
    check(['1', huge], 'object', 'hugeIntegers');
    check(['-1', huge], 'object', 'hugeIntegers');
  });

  it('finds floats, also where a whole number is missing', () => {
    check(['1.5', '1'], 'float64');
    check(['1', ''], 'float64');
    check(['NA', '<NA>', 'None'], 'float64');
    check(['.5', '1.', '1e5', 'inf', '-Infinity', '1e400'], 'float64');
    check(['1.5', huge], 'float64');
    check([over, '1.5'], 'float64');
  });

  it('leaves numbers as texts that fit no type together', () => {
    check(['-1', over], 'str', 'numerals');
    check(['', over], 'str', 'numerals');
    check([huge, '1.5'], 'str', 'numerals');
    check(['1'.repeat(5000)], 'str', 'numerals');
  });

  it('finds truth values', () => {
    check(['True', 'FALSE', 'tRue'], 'bool');
    check(['True', ''], 'object', 'mixedBooleans');
    check(['True', '1'], 'str');
  });

  it('takes everything else for text', () => {
    for (const text of ['x', '1_0', '0x1', '1e', '.', '+', ' inf', ' True', '١', '1 1', 'NAN', '2024-01-02'])
      check([text], 'str');
    check(['1', 'x', ''], 'str');
  });
});

describe('csvCell', () => {
  it('is a value of Python', () => {
    const span = { start: 0, end: 1 };
    assert.deepEqual(csvCell('integers', ' 1 ', span), { kind: 'integer', value: 1, span });
    assert.deepEqual(csvCell('hugeIntegers', '1_8446744073709551616', span), {
      kind: 'integer',
      value: 18446744073709551616n,
      span,
    });
    assert.deepEqual(csvCell('floats', '-INF', span), { kind: 'float', value: -Infinity, span });
    assert.deepEqual(csvCell('texts', 'NA', span), { kind: 'float', value: NaN, span });
    assert.deepEqual(csvCell('numerals', 'NA', span), { kind: 'string', value: 'NA', span });
    assert.deepEqual(csvCell('booleans', 'tRue', span), { kind: 'boolean', value: true, span });
  });
});

describe('tokenOf', () => {
  it('is not slow with many digits', () => {
    assert.equal(tokenOf('9'.repeat(2_000_000)), 'endless');
  });
});
