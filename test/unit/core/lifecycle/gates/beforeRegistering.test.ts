import assert from 'node:assert/strict';
import { gatesBeforeRegistering } from '../../../../../src/core/lifecycle/gates/beforeRegistering.ts';
import type { PolicyState } from '../../../../../src/core/lifecycle/gates/policy.ts';
import type { ModelCandidate } from '../../../../../src/core/lifecycle/modelCandidates.ts';
import { TrackingError } from '../../../../../src/core/tracking/trackingError.ts';
import { never, runOf } from '../../../../support/domain.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';
import { MemoryStore } from '../../../../support/memoryStore.ts';

const run = runOf({ id: 'r1', metrics: { f1: 0.58 } });
const candidate: ModelCandidate = {
  path: 'model',
  modelId: undefined,
  source: 'mlflow-artifacts:/1/r1/artifacts/model',
  status: 'ready',
  flavor: undefined,
  owner: { kind: 'run', runId: 'r1' },
  mlmodelPath: 'model/MLmodel',
};
const policy: PolicyState = {
  kind: 'policy',
  path: 'p.yaml',
  policy: {
    rules: [
      {
        models: ['BTC*'],
        stages: ['Production'],
        gates: [
          { kind: 'metric', metric: 'f1', comparison: '>=', value: 0.5 },
          { kind: 'metricAgainstProduction', metric: 'f1', direction: 'above', by: 0 },
          { kind: 'signaturePresent' },
          { kind: 'description' },
          { kind: 'approvals', count: 2 },
        ],
      },
      { models: ['*'], stages: ['Staging'], gates: [{ kind: 'runFinished' }] },
      { models: ['*'], stages: ['Archived'], gates: [{ kind: 'commitClean' }] },
    ],
  },
};

function ask(state: PolicyState, registry = new MemoryRegistry(), name = 'BTC') {
  const store = new MemoryStore().withRuns(run).withFiles('r1', { 'model/MLmodel': 'flavors: {}\n' });
  const commits = { commitFacts: async () => 'noTag' as const };
  return gatesBeforeRegistering({ store, registry, commits }, state, { name, run, candidate, now: 1 }, never);
}

describe('gates before a model is registered', () => {
  it('judge what is known by then, for each stage that a rule is for', async () => {
    assert.deepEqual(await ask(policy), [
      { stage: 'Staging', failing: 0, total: 1 },
      { stage: 'Production', failing: 1, total: 3 },
    ]);
    assert.deepEqual(await ask(policy, new MemoryRegistry(), 'ETH'), [{ stage: 'Staging', failing: 0, total: 1 }]);
  });

  it('compare with what is in Production of that name', async () => {
    const registry = new MemoryRegistry().with({ name: 'BTC', version: '1', stage: 'Production', runId: 'gone' });
    assert.deepEqual((await ask(policy, registry))[1], { stage: 'Production', failing: 2, total: 3 });
  });

  it('ask nothing where there is no policy for it', async () => {
    const registry = new MemoryRegistry();
    registry.faults.fail('getRegisteredModel', 'before', new TrackingError({ reason: 'server' }));
    assert.deepEqual(await ask({ kind: 'missing' }, registry), []);
    assert.deepEqual(await ask({ kind: 'untrusted', path: 'p.yaml' }, registry), []);
    await assert.rejects(ask(policy, registry), TrackingError);
  });
});
