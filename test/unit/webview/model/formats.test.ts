import assert from 'node:assert/strict';
import { ageText, differenceText, isToday, metricText, timeText } from '../../../../webview/model/formats.ts';

describe('formats of the model page', () => {
  it('write metrics with at most three decimals', () => {
    for (const [value, expected] of [
      [0.5843621399176955, '0.584'],
      [0.3, '0.300'],
      [3, '3'],
      [-0.5, '−0.500'],
      [0, '0'],
      [0.00001234, '1.23e−5'],
      [Number.NaN, 'NaN'],
      [-Number.MAX_VALUE, '−∞'],
      [Number.POSITIVE_INFINITY, '∞'],
      [undefined, '–'],
    ] as const)
      assert.equal(metricText(value), expected);
  });

  it('write differences with their sign', () => {
    for (const [value, expected] of [
      [0.023, '+0.023'],
      [-0.017, '−0.017'],
      [0, '0'],
      [undefined, '–'],
    ] as const)
      assert.equal(differenceText(value), expected);
  });

  it('write ages in the largest unit', () => {
    const now = Date.UTC(2026, 10, 23, 12);
    const hour = 3_600_000;
    assert.match(ageText(now - 8 * 60_000, now), /^8 min/);
    assert.match(ageText(now - 10.9 * hour, now), /^10 h/);
    assert.match(ageText(now - 50 * hour, now), /^2 d/);
    assert.match(ageText(now + hour, now), /^0 min/);
  });

  it('write times of today as clocks, of this year without it', () => {
    const now = new Date(2026, 10, 23, 12).getTime();
    const [today, earlier, before] = [
      new Date(2026, 10, 23, 9, 12),
      new Date(2026, 10, 22, 23, 31),
      new Date(2025, 10, 22, 23, 31),
    ].map((date) => date.getTime()) as [number, number, number];
    assert.ok(isToday(today, now) && !isToday(earlier, now));
    assert.match(timeText(today, now), /^0?9:12/);
    assert.match(timeText(earlier, now), /22/);
    assert.doesNotMatch(timeText(earlier, now), /2026/);
    assert.match(timeText(before, now), /2025/);
  });
});
