import assert from 'node:assert/strict';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { pythonClient } from './support/pythonClient.ts';
import { makeExperiment, makeLoggedModel, makeRun, mlmodel, putArtifact, uniqueName } from './support/seed.ts';

interface Registered {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly runId: string;
  readonly modelId?: string;
  readonly status: string;
}

/** What the Python client sees of a version. */
const seeVersion = `
  v = client.get_model_version(input['name'], input['version'])
  m = client.get_registered_model(input['name'])
  result = {'source': v.source, 'runId': v.run_id, 'status': v.status, 'stage': v.current_stage, 'description': v.description,
            'tags': v.tags, 'aliases': list(v.aliases), 'modelTags': m.tags}
`;

/** A run as a person makes it: with a real model of the tiniest kind. */
const logRealModel = `
  import mlflow.pyfunc

  class Doubler(mlflow.pyfunc.PythonModel):
      def predict(self, context, model_input, params=None):
          return [2 * x for x in model_input]

  with mlflow.start_run(experiment_id=input) as run:
      info = mlflow.pyfunc.log_model(name='doubler', python_model=Doubler(), pip_requirements=['mlflow'])
  result = {'runId': run.info.run_id, 'modelId': info.model_id}
`;

describe('mlflow.run.register', () => {
  let experimentId: string;
  const made: { one: Made; two: Made; none: Made; old: Made } = {} as never;
  interface Made {
    readonly runId: string;
    readonly modelIds: readonly string[];
    readonly artifactUri: string;
  }

  async function make(...names: readonly string[]): Promise<Made> {
    const { id: runId, artifactUri } = await makeRun({ experimentId, name: 'r' });
    const modelIds: string[] = [];
    for (const name of names) modelIds.push(await makeLoggedModel(experimentId, runId, name));
    return { runId, modelIds, artifactUri };
  }

  before(async () => {
    await connectTo(mlflow);
    experimentId = (await makeExperiment()).id;
    Object.assign(made, {
      one: await make('model'),
      two: await make('first', 'second'),
      none: await make(),
      old: await make(),
    });
    await putArtifact(made.old.artifactUri, 'models/old/MLmodel', mlmodel);
    await putArtifact(made.old.artifactUri, 'plain.txt', 'not a model');
  });
  after(() => configure([]));

  const register = (argument: object): Promise<Registered> => command('mlflow.run.register', argument);

  it('takes the only model of a run, and makes the registered model', async () => {
    const name = uniqueName('only');
    const { runId, modelIds } = made.one;
    const [modelId] = modelIds;
    const outcome = { name, version: '1', source: `models:/${modelId}`, runId, modelId, status: 'READY' };
    assert.deepEqual(await register({ runId, name }), outcome);
    assert.deepEqual(await register({ runId, name }), { ...outcome, version: '2' });
  });

  it('takes a folder with an MLmodel file, as MLflow 2 logs models', async () => {
    const name = uniqueName('old');
    const { runId, artifactUri } = made.old;
    assert.deepEqual(await register({ runId, name }), {
      name,
      version: '1',
      source: `${artifactUri}/models/old`,
      runId,
      status: 'READY',
    });
    assert.equal((await register({ runId, name, modelPath: 'models/old' })).version, '2');
  });

  it('takes the model that is named by path or id', async () => {
    const name = uniqueName('named');
    const { runId, modelIds } = made.two;
    assert.equal((await register({ runId, name, modelPath: 'second' })).modelId, modelIds[1]);
    assert.equal((await register({ runId, name, modelId: modelIds[0] })).modelId, modelIds[0]);
  });

  it('gives description, tags, alias and stage along, as the Python client sees them', async () => {
    const name = uniqueName('all');
    const { runId } = made.one;
    await register({ runId, name, stage: 'Production' });
    const tags = { team: 'quant', 'größe der Daten': 'x'.repeat(300) };
    const argument = { runId, name, description: 'As **logged**', tags, alias: 'champion', stage: 'Production' };
    const { version, source } = await register(argument);
    assert.equal(version, '2');
    assert.deepEqual(await pythonClient(seeVersion, { name, version }), {
      source,
      runId,
      status: 'READY',
      stage: 'Production',
      description: 'As **logged**',
      tags,
      aliases: ['champion'],
      modelTags: {},
    });
    const first = await pythonClient<{ stage: string }>(seeVersion, { name, version: '1' });
    assert.equal(first.stage, 'Production', 'a stage given at registration archives nothing');
  });

  it('registers what the Python client logged, so that it loads and predicts', async () => {
    const name = uniqueName('doubler');
    const { runId, modelId } = await pythonClient<{ runId: string; modelId: string }>(logRealModel, experimentId);
    const outcome = await register({ runId, name });
    assert.deepEqual(outcome, { name, version: '1', source: `models:/${modelId}`, runId, modelId, status: 'READY' });
    const predict = `result = mlflow.pyfunc.load_model(f'models:/{input}/1').predict([1, 2])`;
    assert.deepEqual(await pythonClient(predict, name), [2, 4]);
  });

  const refusals: readonly (readonly [string, keyof typeof made, object, string, RegExp])[] = [
    ['a run without a model', 'none', {}, 'noModel', /^Run r has no model to register: .* Nothing was sent\.$/],
    [
      'a run with several, none named',
      'two',
      {},
      'ambiguous',
      /^Run r has 2 models: (first|second) \(m-[0-9a-f]+\), (first|second) \(m-[0-9a-f]+\)\. Name one by modelPath or modelId\. Nothing was sent\.$/,
    ],
    [
      'a path that the run does not have',
      'two',
      { modelPath: 'third' },
      'noModel',
      /^Run r has no model to register: it logged none by that name/,
    ],
    [
      'a model of another run',
      'two',
      { modelId: 'm-00000000000000000000000000000000' },
      'noModel',
      /^Run r has no model to register/,
    ],
    [
      'a name with a slash',
      'one',
      { name: 'a/b' },
      'invalid',
      /^The model was not registered: A name cannot contain \/ or :\. Nothing was sent\.$/,
    ],
    ['an empty name', 'one', { name: ' ' }, 'invalid', /A name is needed\./],
    [
      'an alias like a version',
      'one',
      { alias: 'v1' },
      'invalid',
      /“v1” is reserved: it reads like a version number\. Nothing was sent\./,
    ],
    ['an unknown stage', 'one', { stage: 'Prod' }, 'invalid', /^“Prod” is not a stage/],
    [
      'an unknown run',
      'one',
      { runId: '0'.repeat(32) },
      'notFound',
      /^The model was not registered: it is not on the server/,
    ],
    ['tags that are no texts', 'one', { tags: { a: 1 } }, 'invalid', /^The argument is not valid at “tags/],
  ];
  for (const [what, run, argument, reason, message] of refusals) {
    it(`refuses ${what}, and leaves nothing behind`, async () => {
      const name = uniqueName('refused');
      await assertRefused('mlflow.run.register', { runId: made[run].runId, name, ...argument }, reason, message);
      const code = `result = len(client.search_registered_models(f"name='{input}'"))`;
      assert.equal(await pythonClient(code, name), 0);
    });
  }
});
