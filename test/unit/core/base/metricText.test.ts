import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceText, metricText } from '../../../../src/core/base/metricText.ts';

describe('metrics in a table', () => {
  const texts: readonly (readonly [number, string, string])[] = [
    [0, '0', '0'],
    [-0, '0', '0'],
    [0.3, '0.300', '+0.300'],
    [-0.0171, '−0.017', '−0.017'],
    [12, '12', '+12'],
    [12345.6789, '12345.679', '+12345.679'],
    [0.00001234, '1.23e−5', '+1.23e−5'],
    [-4e12, '−4.00e+12', '−4.00e+12'],
    [Number.NaN, 'NaN', 'NaN'],
    [Number.MAX_VALUE, '∞', '+∞'],
    [Number.POSITIVE_INFINITY, '∞', '+∞'],
    [-Number.MAX_VALUE, '−∞', '−∞'],
  ];
  for (const [value, text, difference] of texts)
    it(`shows ${value} as ${text}`, () => {
      assert.deepEqual([metricText(value, 'en'), differenceText(value, 'en')], [text, difference]);
    });

  it('never shows a difference as none', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true }), (value) => {
        assert.equal(differenceText(value, 'en') === '0', value === 0);
      }),
    );
  });

  it('writes numbers as the language does', () => {
    assert.equal(metricText(0.5, 'de'), '0,500');
  });
});
