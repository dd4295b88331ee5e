import assert from 'node:assert/strict';
import { bytes, count, seconds } from '../../../../webview/checkData/numbers.ts';

describe('numbers of the page', () => {
  it('are written for people', () => {
    assert.equal(count(8760), '8,760');
    assert.equal(bytes(512), '512 B');
    assert.equal(bytes(3.12 * 1024 * 1024), '3.1 MB');
    assert.equal(bytes(5000 * 1024 * 1024 * 1024), '5,000 GB');
    assert.equal(seconds(0.416), '0.4');
  });
});
