import assert from 'node:assert/strict';
import type { ScalarType } from '../../../../../src/core/signature/spec.ts';
import { castCsv } from '../../../../../src/node/dataFiles/csv/castCsv.ts';
import type { CsvColumn } from '../../../../../src/node/dataFiles/csv/csvColumn.ts';

function columnOfTexts(texts: readonly string[]): CsvColumn {
  return { rows: texts.length, text: (row) => texts[row] ?? '', span: (row) => ({ start: row, end: row + 1 }) };
}

function check(type: ScalarType, texts: readonly string[], expected: string): void {
  const cast = castCsv(columnOfTexts(texts), 0, texts.length, type, 'a');
  const told = cast.kind === 'cast' ? cast.dtype.name : `${cast.fault.kind} ${cast.row}`;
  assert.equal(told, expected, `${type}: ${texts.join('|')}`);
}

describe('castCsv', () => {
  it('makes whole numbers of all that keep their value', () => {
    check('long', ['1', '-2'], 'int64');
    check('long', ['1.0', '1e3'], 'int64');
    check('long', ['True', 'False'], 'int64');
    check('integer', ['2147483647'], 'int32');
    check('integer', ['1', '2147483648'], 'range 1');
    check('long', ['1', '1.5'], 'cast 1');
    check('long', ['1', ''], 'missing 1');
    check('long', ['True', ''], 'missing 1');
    check('long', ['1', 'x'], 'cast 1');
    check('long', ['9223372036854775808'], 'range 0');
    check('long', ['inf'], 'cast 0');
  });

  it('makes floats of numbers and truth values', () => {
    check('double', ['1', '', '1e400'], 'float64');
    check('float', ['True', ''], 'float32');
    check('double', ['-1', '9223372036854775808'], 'float64');
    check('double', ['1', 'x'], 'cast 1');
    check('double', ['1', 'True'], 'cast 1');
    check('double', [' inf'], 'cast 0');
  });

  it('makes truth values of 0 and 1', () => {
    check('boolean', ['True', 'false'], 'bool');
    check('boolean', ['0', '1'], 'bool');
    check('boolean', ['0.0', '1.0'], 'bool');
    check('boolean', ['1', '2'], 'range 1');
    check('boolean', ['True', 'x'], 'cast 1');
  });

  it('takes any text, and no time', () => {
    check('string', ['1', ''], 'object');
    check('binary', ['1', ''], 'object');
    check('datetime', ['2024-01-02'], 'times 0');
  });
});
