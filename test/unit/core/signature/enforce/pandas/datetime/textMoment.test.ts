import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textMoment } from '../../../../../../../src/core/signature/enforce/pandas/datetime/textMoment.ts';

/** What `pandas.Timestamp(text)` of pandas 3.1.1 is, in ISO form with its seconds from UTC. */
const rows: readonly (readonly [text: string, expected: string | undefined])[] = [
  ['', 'none'],
  ['NaT', 'none'],
  ['now', 'none'],
  ['2024-01-02', '2024-1-2'],
  ['2024-1-2', '2024-1-2'],
  ['2024/01/02', '2024-1-2'],
  ['2024 01 02', '2024-1-2'],
  ['20240102', '2024-1-2'],
  ['20240102T0304', '2024-1-2 3:4:0'],
  ['2024-01-02T3:04', '2024-1-2 3:4:0'],
  ['2024-01-02T03:04:05.1', '2024-1-2 3:4:5.100000000'],
  ['2024-01-02 03:04:05.123456789123', '2024-1-2 3:4:5.123456789'],
  ['2024-01-02T03:04:05Z', '2024-1-2 3:4:5 0'],
  ['2024-01-02T03:04:05 +0530', '2024-1-2 3:4:5 19800'],
  ['2024-01-02T03:04:05-05:3', '2024-1-2 3:4:5 -18180'],
  ['2024-01-02T03:04:05+24:00', undefined],
  [' 2024-01-02', '2024-1-2'],
  ['2024', '2024-1-1'],
  ['2024-02', '2024-2-1'],
  ['202402', undefined],
  ['240102', '2002-1-24'],
  ['-0001-01-01', '-1-1-1'],
  ['01/02/2024', '2024-1-2'],
  ['13/02/2024', '2024-2-13'],
  ['13/13/2024', undefined],
  ['31/02/2024', undefined],
  ['02/2024', '2024-2-1'],
  ['13/2024', undefined],
  ['1/2/24', '2024-1-2'],
  ['1Q2024', '2024-1-1'],
  ['2024-Q3', '2024-7-1'],
  ['24q4', '2024-10-1'],
  ['5Q2024', undefined],
  ['Jan 2024', '2024-1-1'],
  ['Jan-2024', '2024-1-1'],
  ['2 January 2024', '2024-1-2'],
  ['Jan 2, 2024', '2024-1-2'],
  ['2nd of Jan, 2024', '2024-1-2'],
  ['Jan of 24', '2024-1-1'],
  ['Tue, 2 Jan 2024 03:04:05 GMT', '2024-1-2 3:4:5 0'],
  ['2024-01-02 3 PM', '2024-1-2 15:0:0'],
  ['2024-01-02 12am', '2024-1-2'],
  ['2024-01-02 13 PM', undefined],
  ['2024-01-02 3h4m5s', '2024-1-2 3:4:5'],
  ['2024-01-02 03:04 GMT+3', '2024-1-2 3:4:0 -10800'],
  ['2024-01-02 03:04 -3 (BRST)', '2024-1-2 3:4:0 -10800'],
  ['2024-01-02 03:04 EST', undefined],
  ['12:30', '2024-1-15 12:30:0'],
  ['Mon', undefined],
  ['5', undefined],
  ['1.5', undefined],
  ['0', undefined],
  ['05', '1-1-5'],
  ['1e3', undefined],
  ['a', undefined],
  ['x', undefined],
  ['2024-13-45', undefined],
  ['2024-02-30', undefined],
  ['24:00', undefined],
  ['-1 Jan 2024', undefined],
];

describe('textMoment', () => {
  for (const [text, expected] of rows) {
    it(`${JSON.stringify(text)}: ${expected ?? 'no date'}`, () => assert.equal(shown(text), expected));
  }

  it('never throws', () => {
    const near = fc.stringMatching(/^[0-9 :/.,TZ+\-aApPmMJjnQq'(){}%²é]{0,24}$/);
    fc.assert(fc.property(fc.oneof(near, fc.string()), (text) => void textMoment(text)));
  });
});

function shown(text: string): string | undefined {
  const found = textMoment(text);
  if (found === undefined || found === 'none') return found;
  const { year, month, day, hour, minute, second, nanosecond, offset } = found;
  const fraction = nanosecond === 0 ? '' : `.${String(nanosecond).padStart(9, '0')}`;
  const isMidnight = hour + minute + second + nanosecond === 0 && offset === undefined;
  return `${year}-${month}-${day}${isMidnight ? '' : ` ${hour}:${minute}:${second}${fraction}`}${offset === undefined ? '' : ` ${offset}`}`;
}
