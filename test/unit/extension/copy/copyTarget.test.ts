import assert from 'node:assert/strict';
import { copyTargets } from '../../../../src/extension/copy/copyTarget.ts';
import { idOf, nameOf, serverUriOf, valueOf } from '../../../../src/extension/copy/plainTexts.ts';

/** Rows as the trees make them, as far as these texts look at them. */
const rows = {
  connection: {
    kind: 'connection',
    entry: { connection: { name: 'local', trackingUri: 'http://ada:secret@127.0.0.1:5000' } },
  },
  experiment: { kind: 'experiment', experiment: { id: '1', name: 'BTC' } },
  run: { kind: 'run', run: { id: '40e0', name: 'RandomForest' } },
  metric: { kind: 'metric', metric: { key: 'f1', value: 0.5843621399176955 } },
  notANumber: { kind: 'metric', metric: { key: 'loss', value: NaN } },
  tiny: { kind: 'metric', metric: { key: 'lr', value: 1e-7 } },
  param: { kind: 'param', param: { key: 'max_depth', value: ' 3\n' } },
  tag: { kind: 'tag', tag: { key: 'algo', value: '' } },
  artifact: { kind: 'artifact', artifact: { path: 'plots/a.png' } },
  loggedModel: { kind: 'loggedModel', run: { id: '40e0' }, model: { id: 'm-1', name: 'model' } },
  model: { kind: 'model', model: { name: 'BTC StockPrediction' } },
  version: { kind: 'version', version: { name: 'BTC StockPrediction', version: '3' } },
} as const;

describe('what rows can be copied as', () => {
  for (const [row, name, id, value] of [
    ['connection', 'local', undefined, undefined],
    ['experiment', 'BTC', '1', undefined],
    ['run', 'RandomForest', '40e0', undefined],
    ['metric', 'f1', undefined, '0.5843621399176955'],
    ['notANumber', 'loss', undefined, 'NaN'],
    ['tiny', 'lr', undefined, '1e-7'],
    ['param', 'max_depth', undefined, ' 3\n'],
    ['tag', 'algo', undefined, ''],
    ['artifact', 'plots/a.png', undefined, undefined],
    ['loggedModel', 'model', 'm-1', undefined],
    ['model', 'BTC StockPrediction', undefined, undefined],
    ['version', 'BTC StockPrediction', '3', undefined],
  ] as const) {
    it(`of ${row}`, () => {
      const [target] = copyTargets([rows[row]]);
      assert.ok(target);
      assert.deepEqual([nameOf(target), idOf(target), valueOf(target)], [name, id, value]);
    });
  }

  it('shows no password of a connection', () => {
    assert.deepEqual(copyTargets([rows.connection, rows.run]).map(serverUriOf), ['http://127.0.0.1:5000', undefined]);
  });

  it('leaves out rows that stand for no thing, and keeps the order of the rest', () => {
    const kinds = copyTargets([
      rows.run,
      { kind: 'group' },
      { kind: 'more' },
      rows.metric,
      { kind: 'constructor' },
    ]).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['run', 'metric']);
  });
});
