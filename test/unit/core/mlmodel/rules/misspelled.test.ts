import assert from 'node:assert/strict';
import { freeKeys, isMisspelled } from '../../../../../src/core/mlmodel/rules/misspelled.ts';

describe('isMisspelled', () => {
  const cases: readonly [title: string, keys: readonly string[], isMisspelled: boolean][] = [
    ['there under another spelling', ['flavours'], true],
    ['there twice, once right', ['flavours', 'flavors'], false],
    ['not there', ['run_id'], false],
    ['like nothing there', ['mine'], false],
  ];
  for (const [title, keys, expected] of cases) {
    it(title, () => assert.equal(isMisspelled(new Map(keys.map((key) => [key, 1])), 'flavors'), expected));
  }

  it('knows the keys that are not there', () => {
    assert.ok(!freeKeys(new Map([['run_id', 1]])).includes('run_id'));
    assert.ok(freeKeys(new Map()).includes('run_id'));
  });
});
