import assert from 'node:assert/strict';
import { ageText, cellText, sinceText } from '../../../../webview/production/productionWords.ts';
import type { ProductionModel } from '../../../../src/protocol/productionPage.ts';

const none: ProductionModel = {
  name: 'm',
  production: null,
  staging: null,
  aliases: [],
  since: null,
  isSinceRecorded: false,
  owner: '',
  signature: 'later',
  runState: '',
  requests: 0,
  isDocumented: true,
  newest: null,
};

describe('the words of the overview of models', () => {
  it('tell an age in one unit', () => {
    const minute = 60_000;
    const ages = [0, 30_000, -5, 5 * minute, 59 * minute, 60 * minute, 47 * 60 * minute, 49 * 60 * minute];
    assert.deepEqual(
      ages.map((age) => ageText(1e12 - age, 1e12)),
      ['just now', 'just now', 'just now', '5 min ago', '59 min ago', '1 h ago', '47 h ago', '2 d ago'],
    );
  });

  it('say since when only where a record tells it', () => {
    const model = { ...none, since: 0, isSinceRecorded: true };
    assert.match(sinceText(model), /^\S.*19(70|69)/);
    assert.equal(cellText('since', model, 3_600_000), '1 h ago');
    const unrecorded = { ...model, isSinceRecorded: false };
    assert.match(sinceText(unrecorded), /not recorded/);
    assert.equal(cellText('since', unrecorded, 3_600_000), '≥ 1 h ago');
    assert.equal(sinceText(none), '–');
    assert.doesNotThrow(() => sinceText({ ...model, since: 9e99 }));
  });
});
