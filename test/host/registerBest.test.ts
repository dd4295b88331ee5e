import assert from 'node:assert/strict';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { makeExperiment, makeLoggedModel, makeRun, uniqueName, type RunSeed } from './support/seed.ts';

type Candidate = Omit<RunSeed, 'experimentId'> & { readonly name: string; readonly hasModel: boolean };

const candidates: readonly Candidate[] = [
  { name: 'middle', metrics: { f1: 0.6, loss: 4 }, params: { model: 'SVC' }, hasModel: true },
  { name: 'high', metrics: { f1: 0.8, loss: 3 }, params: { model: 'MLP' }, hasModel: true },
  { name: 'low', metrics: { f1: 0.2, loss: 'NaN' }, params: { model: 'SVC' }, hasModel: true },
  { name: 'not a number', metrics: { f1: 'NaN', loss: 'NaN' }, hasModel: true },
  { name: 'without a model', metrics: { f1: 0.9, loss: 1 }, hasModel: false },
  { name: 'failed', metrics: { f1: 0.99, loss: 0.1 }, status: 'FAILED', hasModel: true },
  { name: 'running', metrics: { f1: 0.98, loss: 0.2 }, status: 'RUNNING', hasModel: true },
  { name: 'without the metric', metrics: { other: 1 }, hasModel: true },
];

describe('mlflow.run.registerBest', () => {
  let experimentId: string;
  const runIds = new Map<string, string>();
  const modelIds = new Map<string, string>();

  before(async () => {
    await connectTo(mlflow);
    experimentId = (await makeExperiment()).id;
    for (const { hasModel, ...seed } of candidates) {
      const { id } = await makeRun({ experimentId, ...seed });
      runIds.set(seed.name, id);
      if (hasModel) modelIds.set(seed.name, await makeLoggedModel(experimentId, id));
    }
  });
  after(() => configure([]));

  const best: readonly (readonly [string, object, string, number])[] = [
    ['the highest', { metric: 'f1', direction: 'max' }, 'high', 0.8],
    ['the lowest, which is never NaN', { metric: 'f1', direction: 'min' }, 'low', 0.2],
    ['the lowest loss, of a finished run with a model', { metric: 'loss', direction: 'min' }, 'high', 3],
    [
      'the best among those that fit a filter',
      { metric: 'f1', direction: 'max', filter: "params.model = 'SVC'" },
      'middle',
      0.6,
    ],
  ];
  for (const [what, argument, run, value] of best) {
    it(`registers ${what}`, async () => {
      const name = uniqueName('best');
      const [runId, modelId] = [runIds.get(run), modelIds.get(run)];
      const source = `models:/${modelId}`;
      const outcome = { name, version: '1', source, runId, modelId, status: 'READY', value };
      assert.deepEqual(await command('mlflow.run.registerBest', { experimentId, name, ...argument }), outcome);
    });
  }

  const refusals: readonly (readonly [string, object, string, RegExp])[] = [
    [
      'a metric that no run has',
      { metric: 'f2' },
      'noModel',
      /^No finished run with a model has a value of f2\. Nothing was sent\.$/,
    ],
    [
      'a filter that nothing fits',
      { filter: "params.model = 'none'" },
      'noModel',
      /^No finished run with a model has a value of f1/,
    ],
    [
      'a filter that MLflow cannot read',
      { filter: 'params.model is best' },
      'invalid',
      /^The best run was not registered: .* MLflow says: “/,
    ],
    ['another direction', { direction: 'up' }, 'invalid', /^The argument is not valid at “direction”/],
    ['a name with a colon', { name: 'a:b' }, 'invalid', /A name cannot contain \/ or :\./],
    ['an unknown experiment', { experimentId: '999999' }, 'noModel', /^No finished run/],
  ];
  for (const [what, argument, reason, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const all = { experimentId, metric: 'f1', direction: 'max', name: uniqueName('none'), ...argument };
      await assertRefused('mlflow.run.registerBest', all, reason, message);
    });
  }
});
