import assert from 'node:assert/strict';
import { readQuery } from '../../../../../src/core/lifecycle/find/findQuery.ts';
import { fits, metricsFit } from '../../../../../src/core/lifecycle/find/judgeVersion.ts';
import { runOf, tagsOf, versionOf } from '../../../../support/domain.ts';

const version = versionOf({
  name: 'BTC StockPrediction',
  stage: 'Staging',
  aliases: ['challenger'],
  tags: tagsOf({ validated: 'yes', note: '' }),
});

function check(typed: string, expected: boolean): void {
  assert.equal(fits(version, tagsOf({ team: 'quant' }), readQuery(typed).query), expected, typed);
}

describe('whether a version is what is looked for', () => {
  it('judges names as the server does, but for its wildcards', () => {
    check('', true);
    check('btc', true);
    check('stock BTC', true);
    check('btc_stock', false);
    check('eth', false);
  });

  it('judges stages and aliases: one of several is enough', () => {
    check('stage:Staging', true);
    check('stage:Production', false);
    check('stage:Production stage:Staging', true);
    check('@challenger @champion', true);
    check('@Challenger', false);
    check('@champion', false);
  });

  it('judges tags of the version and of its model', () => {
    check('tag:validated', true);
    check('tag:validated=yes tag:team=quant', true);
    check('tag:validated=no', false);
    check('tag:note', true);
    check('tag:note=', true);
    check('tag:other', false);
  });

  it('takes a registry without stages and answers without aliases', () => {
    const bare = versionOf({ stage: undefined, aliases: undefined });
    assert.equal(fits(bare, [], readQuery('stage:None').query), false);
    assert.equal(fits(bare, [], readQuery('@a').query), false);
    assert.equal(fits(bare, [], readQuery('').query), true);
  });

  it('judges metrics of the source run', () => {
    const run = runOf({ metrics: { f1: 0.6, bad: Number.NaN } });
    const judge = (typed: string): boolean => metricsFit(run, readQuery(typed).query);
    assert.deepEqual(
      ['f1>=0.6', 'f1<=0.6', 'f1=0.6', 'f1>0.6', 'f1<0.6', 'f1!=0.6', 'bad>0', 'bad!=0', 'other!=0'].map(judge),
      [true, true, true, false, false, false, false, true, false],
    );
    assert.equal(metricsFit(undefined, readQuery('f1>0').query), false);
    assert.equal(metricsFit(undefined, readQuery('').query), true);
  });
});
