import assert from 'node:assert/strict';
import { cellText, differenceText, rowName, wholeText } from '../../../../webview/versions/versionWords.ts';

describe('the words of a comparison of versions', () => {
  it('tell the difference to the baseline where there is one', () => {
    assert.equal(differenceText(0.6, 0.5), '+0.100');
    assert.equal(differenceText(0.5, 0.6), '−0.100');
    for (const [cell, baseline] of [
      [0.5, 0.5],
      [0.5, null],
      ['NaN', 0.5],
      [0.5, 'NaN'],
      [1.7e308, -1.7e308],
    ] as const)
      assert.equal(differenceText(cell, baseline), '');
  });

  it('tell what is absent, unknown and judged', () => {
    assert.equal(cellText('tags', null), '–');
    assert.equal(cellText('metrics', 0.123456), '0.123');
    assert.equal(cellText('metrics', { isUnknown: true }), 'cannot tell');
    assert.equal(cellText('signature', 'breaking'), 'Breaking');
    assert.equal(cellText('tags', 'breaking'), 'breaking');
    assert.equal(wholeText('metrics', -0.123456), '−0.123456');
  });

  it('name rows of ours, and leave those of the server alone', () => {
    assert.equal(rowName('overview', 'runState'), 'Run state');
    assert.equal(rowName('params', 'runState'), 'runState');
    assert.equal(rowName('signature', 'verdict'), 'For callers of the baseline');
    assert.equal(rowName('signature', 'inputs: x'), 'inputs: x');
  });
});
