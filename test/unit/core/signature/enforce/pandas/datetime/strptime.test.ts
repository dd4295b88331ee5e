import assert from 'node:assert/strict';
import { FormatReader } from '../../../../../../../src/core/signature/enforce/pandas/datetime/strptime.ts';

/** Whether `array_strptime` of pandas 3.1.1 reads the text in the format. */
const rows: readonly (readonly [format: string, text: string, isRead: boolean])[] = [
  ['%Y-%m-%d', '2024-01-02', true],
  ['%Y-%m-%d', '2024-1-2', true],
  ['%Y-%m-%d', '2024-01-02 ', false],
  ['%Y-%m-%d', '2024/01/02', false],
  ['%Y-%m-%d', '2024-02-30', false],
  ['%Y-%m-%d', '2024-01-02T03', false],
  ['%Y-%m-%dT%H:%M:%S.%f', '2024-01-02T03:04:05.1', true],
  ['%Y-%m-%dT%H:%M:%S.%f', '2024-01-02T03:04:05', false],
  ['%Y-%m-%dT%H:%M:%S%z', '2024-01-02T03:04:05Z', true],
  ['%Y-%m-%dT%H:%M:%S%z', '2024-01-02T03:04:05+01', true],
  ['%Y-%m-%dT%H:%M:%S%z', '2024-01-02T03:04:05', false],
  ['%Y%m%d', '20240102', true],
  ['%Y%m%d', '2024012', true],
  ['%Y%m%d', '2024０１02', false],
  ['%Y%m%d', '2024010２', false],
  ['%Y%m%d', '2024011２', true],
  ['%d %B %Y', '2 january 2024', true],
  ['%d %B %Y', '2   January 2024', true],
  ['%d %B %Y', '2 Jan 2024', false],
  ['%m/%d/%Y %I:%M %p', '01/02/2024 03:04 pm', true],
  ['%m/%d/%Y %I:%M %p', '01/02/2024 13:04 pm', false],
  ['%d.%m.%Y %z', '02.01.2024 +01:00', true],
  ['%d.%m.%Y %z', '02.01.2024 +0100', true],
  ['%d.%m.%Y %z', '02.01.2024 +24:00', false],
  ['%d.%m.%Y %z', '02.01.2024 z', false],
  ['%d.%m.%Y %Z', '02.01.2024 UTC', true],
  ['%d.%m.%Y %Z', '02.01.2024 utc', false],
];

describe('FormatReader', () => {
  for (const [format, text, isRead] of rows) {
    it(`${format} ${isRead ? 'reads' : 'does not read'} ${text}`, () => {
      assert.equal(new FormatReader(format).read(text) !== undefined, isRead);
    });
  }
});
