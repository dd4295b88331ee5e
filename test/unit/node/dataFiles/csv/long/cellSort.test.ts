import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortOfField, sortOfText } from '../../../../../../src/node/dataFiles/csv/long/cellSort.ts';

function check(texts: readonly string[], isOne: boolean): void {
  const sorts = new Set(texts.map(sortOfText));
  assert.equal(sorts.size, isOne ? 1 : texts.length, texts.join('|'));
}

describe('sortOfText', () => {
  it('puts together what is one for pandas and MLflow', () => {
    check(['2', '17', ' 4', '+3', '2147483647'], true);
    check(['1.5', '0.25', '1e-3'], true);
    check(['word', 'é', '1 1'], true);
    check(['NA', 'nan', 'NULL'], true);
    check(['True', 'false'], true);
  });

  it('tells apart what is not', () => {
    check(['', 'NA', '-nan', 'x', '-x', '1_0', 'True'], false);
    check(['0', '1', '2', '-2', '2147483648', '9223372036854775808', '18446744073709551616'], false);
    check(['0.0', '1.0', '2.0', '1.5', '-1.5', '3000000000.0', '1e19', 'inf'], false);
  });
});

describe('sortOfField', () => {
  it('says of a part of a text what is said of it alone', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('0', '1', '9', '-', '+', '.', 'e', ' ', '_'), maxLength: 18 }),
      fc.string({ unit: fc.constantFrom('n', 'a', 'N', 'A', 't', 'r', 'u', 'e', 'i', 'f', 'x', 'é', '1') }),
    );
    fc.assert(
      fc.property(cell, (text) => {
        assert.equal(sortOfField(`,${text},`, 1, text.length + 1), sortOfText(text));
      }),
      { seed: 5, numRuns: 3000 },
    );
  });
});
