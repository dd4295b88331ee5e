import assert from 'node:assert/strict';
import { readVersionFacts } from '../../../../../src/core/lifecycle/facts/readVersionFacts.ts';
import type { Known, ModelFiles } from '../../../../../src/core/lifecycle/facts/versionFacts.ts';
import type { ModelVersion } from '../../../../../src/core/tracking/registeredModel.ts';
import { isReason } from '../../../../../src/core/tracking/trackingError.ts';
import { loggedModelOf, never, runOf, versionOf } from '../../../../support/domain.ts';
import { lostAnswer, notFound, refused } from '../../../../support/faults.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';
import { MemoryStore } from '../../../../support/memoryStore.ts';

const modelId = `m-${'a'.repeat(32)}`;

const mlmodel = `flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    python_version: 3.11.7
mlflow_version: 3.17.2
model_uuid: ${'a'.repeat(32)}
saved_input_example_info:
  artifact_path: input_example.json
  serving_input_path: serving_input_example.json
  type: dataframe
  pandas_orient: split
signature:
  inputs: '[{"type": "long", "name": "age", "required": true}]'
  outputs: null
  params: null
utc_time_created: '2026-01-02 03:04:05.000006'
`;

const files = {
  MLmodel: mlmodel,
  'conda.yaml': 'dependencies:\n- python=3.11.7\n',
  'python_env.yaml': "python: '3.11.7'\n",
  'requirements.txt': 'mlflow==3.17.2\n',
  'input_example.json': '{"columns": ["age"], "data": [[1]]}',
  'serving_input_example.json': '{"dataframe_split": {"columns": ["age"], "data": [[1]]}}',
  'model.pkl': 'x',
};

describe('facts of a version', () => {
  const version = versionOf({ modelId, source: `models:/${modelId}` });
  const filled = (more: Partial<typeof files> & Readonly<Record<string, string>> = {}): MemoryStore =>
    new MemoryStore()
      .withExperiment('1', 'experiment')
      .withRuns(runOf())
      .withModels(loggedModelOf({ id: modelId }))
      .withFiles(modelId, { ...files, ...more });
  const read = (store: MemoryStore, of: ModelVersion = version) => readVersionFacts(store, of, never);

  it('are read in ten requests', async () => {
    const store = filled();
    const facts = await read(store);
    assert.equal(valueOf(facts.run).id, 'r1');
    assert.equal(valueOf(facts.experiment).name, 'experiment');
    assert.equal(valueOf(facts.loggedModel).id, modelId);
    const { owner, path, requirements, hasExample, problems } = valueOf(facts.files);
    assert.deepEqual([owner, path, hasExample], [{ kind: 'model', modelId }, 'MLmodel', true]);
    assert.equal(requirements, 'mlflow==3.17.2\n');
    assert.deepEqual(problems, []);
    assert.equal(store.faults.calls.length, 10);
  });

  it('hold the problems of the example and the requirements', async () => {
    const { problems } = await filesOf(
      filled({
        'serving_input_example.json': '{"dataframe_split": {"columns": ["age"], "data": [["old"]]}}',
        'requirements.txt': 'mlflow\n',
      }),
    );
    assert.deepEqual([...new Set(problems.map(({ code }) => code))].toSorted(), [
      'example-serving',
      'requirement-unpinned',
    ]);
  });

  it('are not silenced by comments of the file', async () => {
    const bad = { 'serving_input_example.json': '{"dataframe_split": {"columns": ["age"], "data": [["old"]]}}' };
    const { problems } = await filesOf(
      filled({ ...bad, MLmodel: `# mlmodel: disable-file example-serving\n${mlmodel}` }),
    );
    assert.ok(problems.some(({ code }) => code === 'example-serving'));
  });

  it('come from the folder of the run where there is no logged model', async () => {
    const store = new MemoryStore()
      .withExperiment('1', 'experiment')
      .withRuns(runOf())
      .withFiles('r1', Object.fromEntries(Object.entries(files).map(([name, text]) => [`model/${name}`, text])));
    const facts = await read(store, versionOf({ source: `${runOf().artifactUri}/model` }));
    assert.deepEqual([facts.loggedModel.kind, valueOf(facts.files).path], ['absent', 'model/MLmodel']);
    assert.equal(store.faults.argumentsOf('getRun').length, 1);
  });

  it('come from the original of a copy', async () => {
    const copy = versionOf({ name: 'copy', source: 'models:/m/1' });
    const registry = new MemoryRegistry().with(version);
    const facts = await readVersionFacts(filled(), copy, never, registry);
    assert.equal(valueOf(facts.files).hasExample, true);
    assert.equal((await read(filled(), copy)).files.kind, 'unknown');
  });

  it('take the run of the logged model where the version names none', async () => {
    assert.equal(valueOf((await read(filled(), { ...version, runId: undefined })).run).id, 'r1');
    const { run, experiment } = await read(filled(), versionOf({ runId: undefined, source: 's3://x' }));
    assert.deepEqual([run.kind, experiment.kind], ['absent', 'absent']);
  });

  it('tell what is certainly not there from what is not known', async () => {
    for (const [method, error, expected] of [
      ['getRun', notFound(), ['absent', 'absent', 'known', 'known']],
      ['getRun', lostAnswer(), ['unknown', 'unknown', 'known', 'known']],
      ['getExperiment', refused({ reason: 'forbidden', status: 403 }), ['known', 'unknown', 'known', 'known']],
      ['getLoggedModel', notFound(), ['known', 'known', 'absent', 'known']],
      ['getLoggedModel', new Error('odd'), ['known', 'known', 'unknown', 'known']],
      ['readArtifact', notFound(), ['known', 'known', 'known', 'absent']],
      ['readArtifact', refused({ size: 5_000_000, limit: 4_000_000 }), ['known', 'known', 'known', 'unknown']],
      ['listArtifacts', lostAnswer(), ['known', 'known', 'known', 'unknown']],
    ] as const) {
      const store = filled();
      store.faults.fail(method, 'before', error);
      const { run, experiment, loggedModel, files: found } = await read(store);
      assert.deepEqual([run.kind, experiment.kind, loggedModel.kind, found.kind], expected, method);
    }
  });

  it('never take for right what was not read', async () => {
    for (const [file, code] of [
      ['input_example.json', 'example-unread'],
      ['serving_input_example.json', 'example-unread'],
      ['requirements.txt', 'requirement-unread'],
      ['conda.yaml', 'env-unread'],
    ] as const) {
      const store = new BrokenFile(file);
      const { problems } = await filesOf(store);
      assert.ok(
        problems.some((problem) => problem.code === code),
        file,
      );
    }
    const { problems } = await filesOf(filled({ MLmodel: mlmodel.replace('"long"', '"longer"') }));
    assert.ok(problems.some(({ code }) => code === 'example-unjudged'));
  });

  it('hold for any text', async () => {
    for (const text of ['', '[', '\uFEFFflavors: {}', 'saved_input_example_info: 1', 'a: &a [*a]', '{'.repeat(5000)])
      assert.equal((await read(filled({ MLmodel: text }))).files.kind, 'known', text.slice(0, 20));
    const unread = (await read(filled({ MLmodel: mlmodel.replaceAll('input_example.json', '../../secret') }))).files;
    assert.equal(valueOf(unread).hasExample, false);
  });

  it('end when they are not wanted any more', async () => {
    await assert.rejects(readVersionFacts(filled(), version, AbortSignal.abort()), (error) =>
      isReason(error, 'cancelled'),
    );
  });

  async function filesOf(store: MemoryStore): Promise<ModelFiles> {
    return valueOf((await read(store)).files);
  }

  /** A server that fails on one file. */
  class BrokenFile extends MemoryStore {
    readonly #broken: string;

    constructor(broken: string) {
      super();
      this.#broken = broken;
      this.withExperiment('1', 'experiment')
        .withRuns(runOf())
        .withModels(loggedModelOf({ id: modelId }));
      this.withFiles(modelId, files);
    }

    override readArtifact(...args: Parameters<MemoryStore['readArtifact']>): Promise<Uint8Array> {
      return args[1] === this.#broken ? Promise.reject(lostAnswer()) : super.readArtifact(...args);
    }
  }
});

function valueOf<T>(known: Known<T>): T {
  assert.ok(known.kind === 'known', JSON.stringify(known));
  return known.value;
}
