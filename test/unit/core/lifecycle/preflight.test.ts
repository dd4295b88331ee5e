import assert from 'node:assert/strict';
import { chooseCandidate, modelCandidates } from '../../../../src/core/lifecycle/modelCandidates.ts';
import { fileFindings, preflight, type Finding } from '../../../../src/core/lifecycle/preflight.ts';
import type { Run } from '../../../../src/core/tracking/run.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { loggedModelOf, never, runOf } from '../../../support/domain.ts';
import { refused } from '../../../support/faults.ts';
import { MemoryRegistry } from '../../../support/memoryRegistry.ts';
import { MemoryStore } from '../../../support/memoryStore.ts';

const complete = 'signature:\n  inputs: "[]"\nsaved_input_example_info:\n  type: dataframe\n';

async function findings(
  run: Run,
  { store = new MemoryStore().withFiles(run.id, { 'model/MLmodel': complete }), registry = new MemoryRegistry() } = {},
): Promise<readonly Finding[]> {
  const candidate = chooseCandidate(await modelCandidates(store, run, never), {});
  return preflight(store, registry, run, candidate, never);
}

describe('preflight', () => {
  it('has nothing to say of a finished run with a complete model', async () => {
    assert.deepEqual(await findings(runOf()), []);
  });

  it('tells of a run that did not finish', async () => {
    for (const [status, kind] of [
      ['FAILED', 'runFailed'],
      ['KILLED', 'runFailed'],
      ['RUNNING', 'runRunning'],
      ['SCHEDULED', 'runRunning'],
    ] as const) {
      assert.deepEqual(await findings(runOf({ status })), [{ kind }]);
    }
  });

  it('tells of a logged model that is not ready, and reads its own file', async () => {
    const store = new MemoryStore()
      .withModels(loggedModelOf({ status: 'pending' }))
      .withFiles('m-1', { MLmodel: 'flavors: {}\n' });
    const told = await findings(runOf({ modelIds: ['m-1'] }), { store });
    assert.deepEqual(told, [{ kind: 'modelNotReady' }, { kind: 'noSignature' }, { kind: 'noExample' }]);
  });

  it('tells where the same model is registered already', async () => {
    const source = `${runOf().artifactUri}/model`;
    const registry = new MemoryRegistry().with(
      { name: 'a', version: '2', source },
      { name: 'b', version: '1', source: 'models:/m-other' },
      { name: 'c', version: '1', source, runId: 'another' },
    );
    assert.deepEqual(await findings(runOf(), { registry }), [{ kind: 'alreadyRegistered', name: 'a', version: '2' }]);
  });

  it('says so when the MLmodel file cannot be read, and goes on', async () => {
    const store = new MemoryStore().withFiles('r1', { 'model/MLmodel': complete });
    store.faults.fail('readArtifact', 'before', refused());
    assert.deepEqual(await findings(runOf(), { store }), [{ kind: 'unread' }]);
    const large = new MemoryStore().withFiles('r1', { 'model/MLmodel': '#'.repeat(4 * 1024 * 1024 + 1) });
    assert.deepEqual(await findings(runOf(), { store: large }), [{ kind: 'unread' }]);
  });

  it('stops when it is cancelled', async () => {
    const store = new MemoryStore().withFiles('r1', { 'model/MLmodel': complete });
    store.faults.fail('readArtifact', 'before', new TrackingError({ reason: 'cancelled' }));
    await assert.rejects(findings(runOf(), { store }), { reason: 'cancelled' });
  });
});

describe('fileFindings', () => {
  function check(text: string, ...expected: Finding['kind'][]): void {
    assert.deepEqual(
      fileFindings(text).map(({ kind }) => kind),
      expected,
    );
  }

  it('only sees whether the parts are there', () => {
    check(complete);
    check('signature: null\n', 'noExample');
    check('saved_input_example_info: {}\n', 'noSignature');
    check('{"signature": {}}', 'noExample');
    check('flavors:\n  signature: {}\n', 'noSignature', 'noExample');
  });

  it('survives any text', () => {
    check('', 'unread');
    check('- a list\n', 'unread');
    check('just text', 'unread');
    check('\u0000\u0001', 'unread');
    check('signature: {}\n\tbroken: [\n', 'noExample');
    check('signature: 1\nsignature: 2\n', 'noExample');
  });
});
