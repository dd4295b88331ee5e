import assert from 'node:assert/strict';
import { versionsFilter } from '../../../../../src/core/tracking/rest/versionsFilter.ts';

describe('versionsFilter', () => {
  it('quotes with what the name does not have', () => {
    assert.deepEqual(['plain', "it's", 'a "b"', `both ' and "`].map(versionsFilter), [
      "name = 'plain'",
      `name = "it's"`,
      `name = 'a "b"'`,
      undefined,
    ]);
  });
});
