import assert from 'node:assert/strict';
import { metricRows } from '../../src/core/lifecycle/facts/valueRows.ts';
import { readVersionFacts } from '../../src/core/lifecycle/facts/readVersionFacts.ts';
import { runsById } from '../../src/core/lifecycle/facts/runsById.ts';
import type { Known } from '../../src/core/lifecycle/facts/versionFacts.ts';
import { runSource } from '../../src/core/git/runSource.ts';
import { python } from '../support/python.ts';
import { rest, sharedMlflow, uniqueName } from '../support/servers.ts';
import { connect, never, type Connected } from './connect.ts';

interface Trained {
  readonly name: string;
  readonly experimentId: string;
  readonly experiment: string;
  /** Run of the first version, which has an example, and of the second, which has none and is deleted. */
  readonly first: string;
  readonly second: string;
}

for (const { version, product } of [
  { version: '3', product: '3.17.2' },
  { version: '2', product: '2.22.4' },
] as const) {
  describe(`facts of versions with MLflow ${product}`, function () {
    this.timeout(240_000);
    let uri: string;
    let connected: Connected;
    let trained: Trained;
    const requests: string[] = [];
    const counting: typeof fetch = (input, init) => {
      requests.push(new URL(input instanceof Request ? input.url : input).pathname);
      return fetch(input, init);
    };

    before(async () => {
      ({ uri } = await sharedMlflow(version));
      connected = await connect(uri, { fetch: counting });
      trained = (await python(training, {
        version,
        trackingUri: uri,
        input: { name: uniqueName('facts').replaceAll(' ', '-') },
      })) as Trained;
    });

    const factsOf = async (number: string, name = trained.name) => {
      const { store, registry } = connected;
      const found = await registry.getModelVersion(name, number, never);
      requests.length = 0;
      return readVersionFacts(store, found, never, registry);
    };

    it('are all there for a registered model with an example and requirements', async () => {
      const { run, experiment, loggedModel, files } = await factsOf('1');
      const counted = requests.length;
      const ofRun = valueOf(run);
      assert.deepEqual([ofRun.id, ofRun.lifecycle, ofRun.status], [trained.first, 'active', 'FINISHED']);
      assert.equal(valueOf(experiment).name, trained.experiment);
      assert.equal(loggedModel.kind, version === '3' ? 'known' : 'absent');
      const { document, requirements, hasExample, problems, path } = valueOf(files);
      assert.equal(path, version === '3' ? 'MLmodel' : 'model/MLmodel');
      assert.equal(document.signature?.inputs?.specs.length, 2);
      assert.match(requirements ?? '', /^mlflow==/m);
      assert.equal(hasExample, true);
      assert.deepEqual(
        problems.filter(({ code, severity }) => severity === 'error' || code.startsWith('example-')),
        [],
      );
      assert.ok(counted <= (version === '3' ? 10 : 9), `${counted} requests: ${requests.join(' ')}`);
    });

    it('know a deleted run, and a model without an example', async () => {
      const { run, files } = await factsOf('2');
      assert.equal(valueOf(run).lifecycle, 'deleted');
      assert.deepEqual([valueOf(files).hasExample, valueOf(files).document.signature], [false, undefined]);
    });

    it('say of a version whose files are elsewhere that they are not known', async () => {
      const name = uniqueName('elsewhere').replaceAll(' ', '-');
      await rest(uri, 'POST', '2.0/mlflow/registered-models/create', { name });
      const source = version === '3' ? `models:/m-${'0'.repeat(32)}` : `runs:/${'0'.repeat(32)}/model`;
      const made = await python(untracked, { version, trackingUri: uri, input: { name, source } });
      assert.equal(made, '1');
      const { run, loggedModel, files } = await factsOf('1', name);
      assert.deepEqual([run.kind, loggedModel.kind], ['absent', 'absent']);
      assert.notEqual(files.kind, 'known');
    });

    it('follow a copy to the files of its original', async () => {
      const name = `${trained.name}-copy`;
      await python(copying, { version, trackingUri: uri, input: { from: trained.name, name } });
      const { files } = await factsOf('1', name);
      assert.equal(valueOf(files).hasExample, true);
    });

    it('take the source of the run from its tags', async () => {
      const { run, loggedModel } = await factsOf('1');
      const source = runSource(valueOf(run), loggedModel.kind === 'known' ? loggedModel.value : undefined);
      assert.equal(source.commit, 'a'.repeat(40));
      assert.equal(source.file, '/home/someone/project/train.py');
    });

    it('set metrics of two runs side by side', async () => {
      const runs = await runsById(connected.store, [trained.first, trained.second], never);
      assert.deepEqual(
        metricRows(runs.get(trained.second), runs.get(trained.first)).map(({ key, isEqual }) => [key, isEqual]),
        [['f1', false]],
      );
    });

    it('find 250 runs of two experiments, some of them deleted, in a few requests', async () => {
      const ids = (await python(manyRuns, {
        version,
        trackingUri: uri,
        input: { name: uniqueName('many') },
      })) as string[];
      requests.length = 0;
      const started = performance.now();
      const found = await runsById(connected.store, [...ids, '0'.repeat(32), "x' OR 1=1"], never);
      const took = Math.round(performance.now() - started);
      assert.deepEqual([...found.keys()].toSorted(), ids.toSorted());
      assert.equal(requests.length, 4, `${requests.length} requests in ${took} ms`);
      assert.equal([...found.values()].filter(({ lifecycle }) => lifecycle === 'deleted').length, 10);
    });
  });
}

function valueOf<T>(known: Known<T>): T {
  assert.ok(known.kind === 'known', JSON.stringify(known));
  return known.value;
}

const training = `
  import mlflow
  import pandas as pd
  from mlflow import MlflowClient
  from mlflow.models import infer_signature
  from sklearn.linear_model import LinearRegression

  client = MlflowClient()
  name = input['name']
  experiment = client.create_experiment(name + ' experiment')
  three = int(mlflow.__version__.split('.')[0]) >= 3
  data = pd.DataFrame({'a': [1.0, 2.0, 3.0], 'b': [0.5, 0.25, 0.0]})
  model = LinearRegression().fit(data, [1.0, 2.0, 3.0])

  def run(value, **more):
      with mlflow.start_run(experiment_id=experiment) as active:
          mlflow.log_metric('f1', value)
          mlflow.set_tag('mlflow.source.git.commit', 'A' * 40)
          mlflow.set_tag('mlflow.source.name', '/home/someone/project/train.py')
          where = {'name': 'model'} if three else {'artifact_path': 'model'}
          mlflow.sklearn.log_model(model, registered_model_name=name, **where, **more)
      return active.info.run_id

  example = data.head(2)
  first = run(0.7, signature=infer_signature(data, model.predict(data)), input_example=example)
  second = run(0.8)
  client.delete_run(second)
  result = {
      'name': name,
      'experimentId': experiment,
      'experiment': name + ' experiment',
      'first': first,
      'second': second,
  }
`;

const untracked = `
  from mlflow import MlflowClient
  result = str(MlflowClient().create_model_version(input['name'], 's3://somewhere/else').version)
`;

const copying = `
  from mlflow import MlflowClient
  MlflowClient().copy_model_version('models:/' + input['from'] + '/1', input['name'])
`;

const manyRuns = `
  from concurrent.futures import ThreadPoolExecutor
  from mlflow import MlflowClient
  client = MlflowClient()
  experiments = [client.create_experiment(input['name'] + suffix) for suffix in (' a', ' b')]

  def make(number):
      run = client.create_run(experiments[number % 2])
      if number < 10:
          client.delete_run(run.info.run_id)
      return run.info.run_id

  with ThreadPoolExecutor(4) as pool:
      result = list(pool.map(make, range(250)))
`;
