import assert from 'node:assert/strict';
import { runsById } from '../../src/core/lifecycle/facts/runsById.ts';
import { readQuery } from '../../src/core/lifecycle/find/findQuery.ts';
import { findVersions, type FindPorts } from '../../src/core/lifecycle/find/findVersions.ts';
import { modelOverview } from '../../src/core/lifecycle/find/modelOverview.ts';
import { python } from '../support/python.ts';
import { sharedMlflow, uniqueName } from '../support/servers.ts';
import { connect, never, type Connected } from './connect.ts';

for (const { version, product } of [
  { version: '3', product: '3.17.2' },
  { version: '2', product: '2.22.4' },
] as const) {
  describe(`finding versions with MLflow ${product}`, function () {
    this.timeout(180_000);
    const mark = uniqueName('find').replace(/\W/g, '');
    let connected: Connected;

    before(async () => {
      const { uri } = await sharedMlflow(version);
      connected = await connect(uri);
      await python(seed, { version, trackingUri: uri, input: { mark } });
    });

    /** `a 2` for each version that is found, and what was asked of the server on the way. */
    async function found(typed: string): Promise<{ readonly versions: string[]; readonly requests: string[] }> {
      const { registry, store } = connected;
      const requests: string[] = [];
      const counted: FindPorts = {
        registry: {
          searchRegisteredModels: (query, signal) => {
            requests.push('models');
            return registry.searchRegisteredModels(query, signal);
          },
          searchModelVersions: (query, signal) => {
            requests.push('versions');
            return registry.searchModelVersions(query, signal);
          },
          getModelVersion: (name, number, signal) => {
            requests.push('version');
            return registry.getModelVersion(name, number, signal);
          },
        },
        runs: (ids, signal) => {
          requests.push(`runs of ${ids.length}`);
          return runsById(store, ids, signal);
        },
      };
      const { query, problems } = readQuery(`${mark} ${typed}`);
      assert.deepEqual(problems, []);
      const { versions, isCut } = await findVersions(counted, query, never);
      assert.equal(isCut, false);
      return { versions: versions.map((one) => `${one.name.split(' ')[1]} ${one.version}`), requests };
    }

    async function check(typed: string, versions: readonly string[], requests: readonly string[]): Promise<void> {
      assert.deepEqual(await found(typed), { versions, requests }, typed);
    }

    const both = ['models', 'versions'];

    it('by name, in any case and by several parts', async () => {
      await check('', ['a 3', 'a 2', 'a 1', "b's 1"], both);
      await check(mark.toUpperCase(), ['a 3', 'a 2', 'a 1', "b's 1"], both);
      await check('"b\'s"', ["b's 1"], both);
      await check('name:second', ["b's 1"], both);
      await check('nothing-like-it', [], both);
    });

    it('by stage', async () => {
      await check('stage:production', ['a 2', 'a 1'], both);
      await check('stage:Staging', [], both);
      await check('stage:None stage:Archived', ['a 3', "b's 1"], both);
    });

    it('by alias', async () => {
      await check('@champion', ['a 2'], both);
      await check('alias:old', ['a 1'], both);
      await check('alias:Champion', [], both);
    });

    it('by tag of the version, and of the model', async () => {
      await check('tag:validated', ['a 3', 'a 2'], both);
      await check('tag:validated=yes', ['a 2'], both);
      await check('tag:"my key"="it\'s"', ['a 3'], both);
      await check('tag:empty', ['a 1'], both);
      await check('tag:empty=', ['a 1'], both);
      await check('tag:team=quant', ['a 3', 'a 2', 'a 1'], [...both, 'versions']);
      await check('tag:team tag:validated', ['a 3', 'a 2'], [...both, 'versions']);
      await check('tag:validated tag:team', ['a 3', 'a 2'], both);
    });

    it('by metric of the source run, of deleted ones too', async () => {
      await check('f1>=0.6', ['a 3', 'a 2'], [...both, 'runs of 4']);
      await check('f1<0.6', ['a 1'], [...both, 'runs of 4']);
      await check('stage:Production f1>=0.6 tag:validated', ['a 2'], [...both, 'runs of 1']);
      await check('bad!=0', ["b's 1"], [...both, 'runs of 4']);
      await check('"val f1">0', [], [...both, 'runs of 4']);
    });

    it('tells aliases with the versions', async () => {
      const { query } = readQuery(`${mark} stage:Production`);
      const runs = (ids: readonly string[], signal: AbortSignal) => runsById(connected.store, ids, signal);
      const { versions } = await findVersions({ registry: connected.registry, runs }, query, never);
      assert.deepEqual(
        versions.map(({ aliases }) => aliases),
        [['champion'], ['old']],
      );
    });

    it('tells what is in Production by the search of models alone', async () => {
      const filter = `name LIKE '${mark}%'`;
      const { items } = await connected.registry.searchRegisteredModels({ filter, pageSize: 10 }, never);
      const overviews = items.map(modelOverview);
      assert.deepEqual(
        overviews.map(({ production, staging, subject, owner, isDocumented, newest }) => [
          production?.version,
          staging?.version,
          subject?.version,
          owner,
          isDocumented,
          newest,
        ]),
        [
          ['2', undefined, '2', 'ada', true, '3'],
          [undefined, undefined, '1', undefined, false, '1'],
        ],
      );
      assert.ok(overviews[0]?.since !== undefined);
      assert.equal(overviews[1]?.since, undefined);
    });
  });
}

/** Model “a” with three versions, two of them in Production, and “b's” with one. */
const seed = `
import mlflow
client = mlflow.MlflowClient()
mark = input["mark"]
experiment = client.create_experiment(mark)

def run(**metrics):
    made = client.create_run(experiment)
    for key, value in metrics.items():
        client.log_metric(made.info.run_id, key, value)
    client.set_terminated(made.info.run_id)
    return made.info.run_id

def version(name, run_id, tags=None):
    return client.create_model_version(name, "s3://bucket/model", run_id, tags=tags).version

a, b = mark + " a", mark + " b's second"
client.create_registered_model(a, {"team": "quant", "owner": "ada"}, "has a description")
client.create_registered_model(b)
version(a, run(f1=0.5), {"empty": ""})
version(a, run(f1=0.6), {"validated": "yes"})
gone = run(f1=0.7)
version(a, gone, {"validated": "no", "my key": "it's"})
client.delete_run(gone)
version(b, run(bad=float("nan")))
client.transition_model_version_stage(a, "1", "Production")
client.transition_model_version_stage(a, "2", "Production")
client.update_model_version(a, "2", "serves since May")
client.set_registered_model_alias(a, "old", "1")
client.set_registered_model_alias(a, "champion", "2")

`;
