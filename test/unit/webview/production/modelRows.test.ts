import assert from 'node:assert/strict';
import type { ProductionModel } from '../../../../src/protocol/productionPage.ts';
import {
  filtered,
  modelCounts,
  sorted,
  type ModelFilter,
  type ModelSort,
} from '../../../../webview/production/modelRows.ts';

function modelOf(name: string, fields: Partial<ProductionModel> = {}): ProductionModel {
  return {
    name,
    production: null,
    staging: null,
    aliases: [],
    since: null,
    isSinceRecorded: true,
    owner: '',
    signature: 'later',
    runState: '',
    requests: 0,
    isDocumented: true,
    newest: null,
    ...fields,
  };
}

const models = [
  modelOf('btc', {
    production: { version: '10', deprecated: '' },
    since: 100,
    owner: 'ada',
    requests: 2,
    newest: '10',
  }),
  modelOf('Eth', { production: { version: '9', deprecated: '' }, since: 200, isDocumented: false, newest: '9' }),
  modelOf('doge', { staging: { version: '1', deprecated: '' }, aliases: [{ alias: 'champion', version: '1' }] }),
  modelOf('ada', {}),
];

const names = (rows: readonly ProductionModel[]): string => rows.map(({ name }) => name).join(' ');

describe('rows of the overview of models', () => {
  it('are those that the filter lets through', () => {
    const check = (filter: Partial<ModelFilter>, expected: string): void =>
      assert.equal(names(filtered(models, { text: '', stage: 'any', onlyUndocumented: false, ...filter })), expected);
    check({}, 'btc Eth doge ada');
    check({ text: 'ADA' }, 'btc ada');
    check({ text: '@champ dog' }, 'doge');
    check({ stage: 'production' }, 'btc Eth');
    check({ stage: 'staging' }, 'doge');
    check({ stage: 'neither' }, 'ada');
    check({ onlyUndocumented: true }, 'Eth');
    check({ text: 'x' }, '');
  });

  it('are sorted, those that have nothing in the column last', () => {
    const check = (column: ModelSort['column'], up: string, down: string): void => {
      assert.equal(names(sorted(models, { column, isDescending: false })), up, column);
      assert.equal(names(sorted(models, { column, isDescending: true })), down, column);
    };
    check('model', 'ada btc doge Eth', 'Eth doge btc ada');
    check('production', 'Eth btc ada doge', 'btc Eth ada doge');
    check('since', 'Eth btc ada doge', 'btc Eth ada doge');
    check('owner', 'btc Eth ada doge', 'btc Eth ada doge');
    check('documented', 'Eth ada btc doge', 'ada btc doge Eth');
    check('requests', 'btc Eth ada doge', 'btc Eth ada doge');
  });

  it('are counted', () => {
    assert.deepEqual(modelCounts(models), { all: 4, undocumented: 1, requests: 2 });
  });
});
