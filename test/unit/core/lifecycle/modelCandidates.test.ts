import assert from 'node:assert/strict';
import { chooseCandidate, modelCandidates, saysItHasModel } from '../../../../src/core/lifecycle/modelCandidates.ts';
import type { Run } from '../../../../src/core/tracking/run.ts';
import { isReason, TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { loggedModelOf, never, runOf, tagsOf } from '../../../support/domain.ts';
import { refused } from '../../../support/faults.ts';
import { MemoryStore } from '../../../support/memoryStore.ts';

const root = 'mlflow-artifacts:/1/r1/artifacts';

function withHistory(history: unknown): Run {
  return runOf({
    tags: tagsOf({ 'mlflow.log-model.history': typeof history === 'string' ? history : JSON.stringify(history) }),
  });
}

async function paths(store: MemoryStore, run = runOf()): Promise<string[]> {
  return (await modelCandidates(store, run, never)).map(({ path }) => path);
}

describe('modelCandidates', () => {
  it('takes logged models as MLflow 3 has them', async () => {
    const store = new MemoryStore().withModels(loggedModelOf({ id: 'm-1', name: 'forest', status: 'pending' }));
    assert.deepEqual(await modelCandidates(store, runOf({ modelIds: ['m-1'] }), never), [
      {
        path: 'forest',
        modelId: 'm-1',
        source: 'models:/m-1',
        status: 'pending',
        flavor: 'sklearn',
        owner: { kind: 'model', modelId: 'm-1' },
        mlmodelPath: 'MLmodel',
      },
    ]);
  });

  it('takes the folders that the run’s history names, without a listing', async () => {
    const store = new MemoryStore();
    const run = withHistory([
      { artifact_path: '/model/' },
      { artifact_path: 'nested/forest' },
      { artifact_path: 'model' },
    ]);
    assert.deepEqual(await modelCandidates(store, run, never), [
      {
        path: 'model',
        modelId: undefined,
        source: `${root}/model`,
        status: 'ready',
        flavor: undefined,
        owner: { kind: 'run', runId: 'r1' },
        mlmodelPath: 'model/MLmodel',
      },
      {
        path: 'nested/forest',
        modelId: undefined,
        source: `${root}/nested/forest`,
        status: 'ready',
        flavor: undefined,
        owner: { kind: 'run', runId: 'r1' },
        mlmodelPath: 'nested/forest/MLmodel',
      },
    ]);
    assert.deepEqual(store.faults.calls, []);
  });

  it('does not take the history of a run with logged models twice', async () => {
    const store = new MemoryStore().withModels(loggedModelOf());
    assert.deepEqual(await paths(store, { ...withHistory([{ artifact_path: 'model' }]), modelIds: ['m-1'] }), [
      'model',
    ]);
  });

  it('looks through the artifacts otherwise, but not below a model', async () => {
    const store = new MemoryStore().withFiles('r1', {
      'plots/loss.png': '',
      'model/MLmodel': '',
      'model/inner/MLmodel': '',
      'a/b/MLmodel': '',
      'MLmodel.txt': '',
    });
    assert.deepEqual(await paths(store), ['model', 'a/b']);
  });

  it('finds a model at the root of the artifacts', async () => {
    const store = new MemoryStore().withFiles('r1', { MLmodel: '' });
    const [candidate] = await modelCandidates(store, runOf(), never);
    assert.deepEqual([candidate?.path, candidate?.source, candidate?.mlmodelPath], ['', root, 'MLmodel']);
  });

  it('is not fooled by a folder called MLmodel', async () => {
    assert.deepEqual(await paths(new MemoryStore().withFiles('r1', { 'x/MLmodel/readme': '' })), []);
  });

  it('goes three folders deep and no further', async () => {
    const store = new MemoryStore().withFiles('r1', { 'a/b/c/MLmodel': '', 'd/e/f/g/MLmodel': '' });
    assert.deepEqual(await paths(store), ['a/b/c']);
  });

  it('lists at most forty folders', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`folder${index}/file`, '']));
    const store = new MemoryStore().withFiles('r1', many);
    assert.deepEqual(await paths(store), []);
    assert.equal(store.faults.argumentsOf('listArtifacts').length, 40);
  });

  it('leaves out logged models that were deleted, but not those that could not be read', async () => {
    const store = new MemoryStore().withModels(loggedModelOf({ id: 'm-2', name: 'second' }));
    const run = runOf({ modelIds: ['m-1', 'm-2'] });
    assert.deepEqual(await paths(store, run), ['second']);
    store.faults.fail('getLoggedModel', 'before', refused({ reason: 'forbidden', status: 403 }));
    await assert.rejects(paths(store, run), (error) => isReason(error, 'forbidden'));
  });

  it('takes a history tag for anybody’s text', async () => {
    for (const hostile of [
      'not JSON',
      '',
      'null',
      '7',
      '{"artifact_path": "model"}',
      [null, 7, 'model', [], { artifact_path: null }, { artifact_path: { toString: 'x' } }, { other: 1 }],
    ]) {
      const run = withHistory(hostile);
      assert.equal(saysItHasModel(run), false, JSON.stringify(hostile));
      assert.deepEqual(
        await paths(new MemoryStore().withFiles('r1', { 'model/MLmodel': '' }), run),
        ['model'],
        JSON.stringify(hostile),
      );
    }
  });

  it('takes no path of a history tag that leads out of the run’s artifacts', async () => {
    for (const hostile of ['..', '../other/artifacts/model', 'a/../../b', 'a\\..\\b', 'a//b', 'C:/model', 'a\nb']) {
      const run = withHistory([{ artifact_path: hostile }]);
      assert.deepEqual(await paths(new MemoryStore(), run), [], hostile);
      assert.equal(saysItHasModel(run), false, hostile);
    }
  });
});

describe('saysItHasModel', () => {
  it('believes outputs and history', () => {
    assert.equal(saysItHasModel(runOf({ modelIds: ['m-1'] })), true);
    assert.equal(saysItHasModel(withHistory([{ artifact_path: 'model' }])), true);
    assert.equal(saysItHasModel(runOf()), false);
  });
});

describe('chooseCandidate', () => {
  const candidates = [
    { path: 'forest', modelId: 'm-1' },
    { path: 'forest', modelId: 'm-2' },
    { path: 'tree', modelId: undefined },
  ].map(({ path, modelId }) => ({
    path,
    modelId,
    source: '',
    status: 'ready' as const,
    flavor: undefined,
    owner: { kind: 'run' as const, runId: 'r1' },
    mlmodelPath: '',
  }));

  function choose(named: { modelPath?: string; modelId?: string }, from = candidates): string {
    try {
      const { path, modelId } = chooseCandidate(from, named);
      return `${path} ${modelId ?? ''}`.trim();
    } catch (error) {
      assert.ok(error instanceof TrackingError);
      return [error.reason, error.failure.code].filter((part) => part).join(': ');
    }
  }

  it('takes the one that is named, or the only one', () => {
    assert.equal(choose({}, candidates.slice(2)), 'tree');
    assert.equal(choose({ modelId: 'm-2' }), 'forest m-2');
    assert.equal(choose({ modelPath: '/tree/' }), 'tree');
    assert.equal(choose({ modelPath: 'forest', modelId: 'm-1' }), 'forest m-1');
  });

  it('refuses what is not there, and what is not clear, by name', () => {
    assert.equal(choose({}, []), 'noModel');
    assert.equal(choose({ modelId: 'm-3' }), 'noModel');
    assert.equal(choose({ modelPath: 'tree', modelId: 'm-1' }), 'noModel');
    assert.equal(choose({ modelPath: 'forest' }), 'ambiguous: forest, forest');
    assert.equal(choose({}), 'ambiguous: forest, forest, tree');
  });
});
