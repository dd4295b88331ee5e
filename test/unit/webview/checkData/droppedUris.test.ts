import assert from 'node:assert/strict';
import { droppedUris } from '../../../../webview/checkData/droppedUris.ts';

describe('droppedUris', () => {
  it('reads a line each', () => {
    assert.deepEqual(droppedUris('file:///a.csv\r\n# a comment\r\n\r\n file:///b.csv \n'), [
      'file:///a.csv',
      'file:///b.csv',
    ]);
    assert.deepEqual(droppedUris(''), []);
  });

  it('takes a few only', () => {
    assert.equal(droppedUris('file:///a\n'.repeat(100)).length, 20);
  });
});
