import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  guessAnyFormat,
  guessFormat,
  usualFormat,
} from '../../../../../../../src/core/signature/enforce/pandas/datetime/guessFormat.ts';

const rows: readonly (readonly [text: string, expected: string | undefined])[] = [
  ['2024-01-02', '%Y-%m-%d'],
  ['2024-01-02T03:04:05.123Z', '%Y-%m-%dT%H:%M:%S.%f%z'],
  ['2024-01-02 03:04:05 +0530', '%Y-%m-%d %H:%M:%S %z'],
  ['01/02/2024', '%m/%d/%Y'],
  ['13/02/2024', '%d/%m/%Y'],
  ['2 Jan 2024', '%d %b %Y'],
  ['January 2, 2024', '%B %d, %Y'],
  ['Tue 2 Jan 2024 3:04 PM', undefined],
  ['20240102', '%Y%m%d'],
  ['2024', '%Y'],
  ['2024-01', '%Y-%m'],
  ['2024/01', undefined],
  ['12:30', undefined],
  ['Jan 2024', undefined],
  ['x', undefined],
  ['2024-01-02 03:04 UTC', '%Y-%m-%d %H:%M %Z'],
  ['2024-01-02 03:04 GMT', '%Y-%m-%d %H:%M %Z'],
  ['1/2/24', undefined],
  ['2024-1-2', '%Y-%m-%d'],
];

describe('guessFormat', () => {
  for (const [text, expected] of rows) {
    it(`${text}: ${expected ?? 'none'}`, () => assert.equal(guessFormat(text), expected));
  }

  it('finds the usual forms as the long way does', () => {
    const form =
      /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;
    fc.assert(
      fc.property(fc.stringMatching(form), (text) => assert.equal(usualFormat(text), guessAnyFormat(text))),
      { numRuns: 2000 },
    );
  });
});
