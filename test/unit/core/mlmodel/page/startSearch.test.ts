import assert from 'node:assert/strict';
import { lastStarted } from '../../../../../src/core/mlmodel/page/startSearch.ts';

describe('the last that begins at or before an offset', () => {
  it('is the one that a search through all finds', () => {
    for (const starts of [[], [3], [0, 2, 2, 5, 9]]) {
      for (let offset = -1; offset < 12; offset++) {
        const found = lastStarted(starts.length, (index) => starts[index] ?? 0, offset);
        assert.equal(
          found,
          starts.findLastIndex((start) => start <= offset),
          `${starts.join()} ${offset}`,
        );
      }
    }
  });
});
