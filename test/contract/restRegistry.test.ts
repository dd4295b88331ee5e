import assert from 'node:assert/strict';
import type { ModelVersion } from '../../src/core/tracking/registeredModel.ts';
import type { RestRegistry } from '../../src/core/tracking/rest/restRegistry.ts';
import { python } from '../support/python.ts';
import { rest, sharedMlflow, uniqueName } from '../support/servers.ts';
import { connect, failure, never, reason } from './connect.ts';

/** Where a version comes from: a run's artifacts in MLflow 2, a logged model in MLflow 3. */
interface Origin {
  readonly source: string;
  readonly runId: string;
  readonly modelId: string | undefined;
}

for (const { version, name: product } of [
  { version: '3', name: '3.17.2' },
  { version: '2', name: '2.22.4' },
] as const) {
  describe(`RestRegistry with MLflow ${product}`, function () {
    this.timeout(180_000);
    let uri: string;
    let registry: RestRegistry;
    let origin: Origin;

    before(async () => {
      ({ uri } = await sharedMlflow(version));
      ({ registry } = await connect(uri));
      origin = await makeOrigin(uri, version);
    });

    const create = (name: string): Promise<ModelVersion> =>
      registry.createModelVersion({ name, ...origin, description: undefined, tags: [] }, never);

    const withVersions = async (count: number, name = uniqueName('model')): Promise<string> => {
      await registry.createRegisteredModel(name, undefined, never);
      for (let made = 0; made < count; made++) await create(name);
      return name;
    };

    const stagesOf = async (name: string): Promise<string[]> =>
      (await registry.listVersions(name, 100, undefined, never)).items.map((each) => `${each.version} ${each.stage}`);

    describe('writing, as the Python client sees it', () => {
      const names = { kept: uniqueName('kept'), renamed: uniqueName('renamed'), gone: uniqueName('gone') };
      let created: ModelVersion;
      let seen: Seen;

      before(async () => {
        await registry.createRegisteredModel(names.kept, 'first words', never);
        await registry.describeRegisteredModel(names.kept, 'other words', never);
        await registry.setRegisteredModelTag(names.kept, 'team', 'btc', never);
        await registry.setRegisteredModelTag(names.kept, 'old', 'x', never);
        await registry.deleteRegisteredModelTag(names.kept, 'old', never);
        const described = { description: 'made of a run', tags: [{ key: 'from', value: 'here' }] };
        created = await registry.createModelVersion({ name: names.kept, ...origin, ...described }, never);
        for (let more = 2; more <= 4; more++) await create(names.kept);
        await registry.transitionStage(names.kept, '1', 'Production', false, never);
        await registry.transitionStage(names.kept, '2', 'Production', true, never);
        await registry.transitionStage(names.kept, '3', 'Production', false, never);
        await registry.deleteModelVersion(names.kept, '4', never);
        await registry.describeModelVersion(names.kept, '2', 'the second', never);
        await registry.setModelVersionTag(names.kept, '2', 'checked', 'yes', never);
        await registry.setModelVersionTag(names.kept, '2', 'old', 'x', never);
        await registry.deleteModelVersionTag(names.kept, '2', 'old', never);
        await registry.setAlias(names.kept, 'champion', '1', never);
        await registry.setAlias(names.kept, 'champion', '3', never);
        await registry.setAlias(names.kept, 'gone', '2', never);
        await registry.deleteAlias(names.kept, 'gone', never);

        await registry.createRegisteredModel(`${names.renamed} before`, undefined, never);
        await registry.renameRegisteredModel(`${names.renamed} before`, names.renamed, never);
        await withVersions(1, names.gone);
        await registry.deleteRegisteredModel(names.gone, never);
        seen = (await python(looking, { version, trackingUri: uri, input: names })) as Seen;
      });

      it('creates and describes a model', () => assert.equal(seen.description, 'other words'));
      it('sets and deletes tags of a model', () => assert.deepEqual(seen.tags, { team: 'btc' }));
      it('renames a model', () =>
        assert.deepEqual(
          seen.names.filter((name) => name.startsWith(names.renamed)),
          [names.renamed],
        ));
      it('deletes a model with its versions', () => assert.ok(!seen.names.includes(names.gone)));
      it('sets, moves and deletes aliases', () => assert.deepEqual(seen.aliases, { champion: '3' }));

      it('creates a version with its origin', () => {
        const { version: number, stage, status, source, runId, modelId, description, aliases } = created;
        assert.deepEqual(
          { number, stage, status, source, runId, modelId, description, aliases },
          { number: '1', stage: 'None', status: 'ready', ...origin, description: 'made of a run', aliases: [] },
        );
        const { source: seenSource, run, tags } = seen.versions['1'] ?? assert.fail();
        assert.deepEqual([seenSource, run, tags], [origin.source, origin.runId, { from: 'here' }]);
      });

      it('moves versions, archiving the others of the stage only when told to', () => {
        assert.deepEqual(
          Object.entries(seen.versions).map(([number, each]) => [number, each.stage]),
          [
            ['1', 'Archived'],
            ['2', 'Production'],
            ['3', 'Production'],
          ],
        );
      });

      it('describes and tags a version', () => {
        assert.deepEqual(
          [seen.versions['2']?.description, seen.versions['2']?.tags],
          ['the second', { checked: 'yes' }],
        );
      });

      it('deletes a version', () => assert.equal(seen.versions['4'], undefined));
    });

    it('lists the versions newest first, page by page, with their aliases', async () => {
      const name = await withVersions(11);
      await registry.setAlias(name, 'champion', '10', never);
      await registry.setAlias(name, 'also', '10', never);
      const first = await registry.listVersions(name, 6, undefined, never);
      const second = await registry.listVersions(name, 6, first.next, never);
      const all = [...first.items, ...second.items];
      assert.deepEqual(
        all.map((each) => each.version),
        ['11', '10', '9', '8', '7', '6', '5', '4', '3', '2', '1'],
      );
      assert.deepEqual(all.map((each) => each.aliases?.toSorted()).slice(0, 3), [[], ['also', 'champion'], []]);
      assert.equal(second.next, undefined);
    });

    const odd = [
      "it's",
      'a "b"',
      `both ' and "`,
      'back\\slash',
      '100%_sure',
      'größe 模型',
      'a  b',
      '?&=#+',
      '`tick`',
      "'; --",
    ];
    for (const suffix of odd) {
      it(`lists the versions of a model named ${suffix}`, async () => {
        const name = await withVersions(1, `${uniqueName('odd')} ${suffix}`);
        await registry.setAlias(name, 'champion', '1', never);
        const { items } = await registry.listVersions(name, 10, undefined, never);
        assert.deepEqual(
          items.map((each) => [each.name, each.version, each.aliases]),
          [[name, '1', ['champion']]],
        );
        assert.equal((await registry.getModelVersion(name, '1', never)).name, name);
      });
    }

    it('moves a version to a stage that is not active, whatever is wished for the others', async () => {
      const name = await withVersions(2);
      await registry.setAlias(name, 'champion', '1', never);
      const archived = await registry.transitionStage(name, '1', 'Archived', true, never);
      assert.deepEqual([archived.stage, archived.aliases], ['Archived', ['champion']]);
      await registry.transitionStage(name, '2', 'None', true, never);
      assert.deepEqual(await stagesOf(name), ['2 None', '1 Archived']);
    });

    it('finds models by name, page by page', async () => {
      const prefix = uniqueName('search');
      for (const suffix of ['a', 'b', 'c']) await withVersions(0, `${prefix} ${suffix}`);
      const query = { filter: `name LIKE '${prefix}%'`, orderBy: ['name DESC'], pageSize: 2 };
      const first = await registry.searchRegisteredModels(query, never);
      const second = await registry.searchRegisteredModels({ ...query, pageToken: first.next }, never);
      assert.deepEqual(
        [...first.items, ...second.items].map(({ name }) => name.slice(-1)),
        ['c', 'b', 'a'],
      );
    });

    it('reads a model with the newest version of each stage', async () => {
      const name = await withVersions(3);
      await registry.transitionStage(name, '1', 'Staging', false, never);
      const model = await registry.getRegisteredModel(name, never);
      const latest = model.latestVersions.map((each) => `${each.version} ${each.stage}`).toSorted();
      assert.deepEqual(latest, ['1 Staging', '3 None']);
    });

    it('hides prompts', async () => {
      const name = uniqueName('prompt');
      const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];
      await rest(uri, 'POST', '2.0/mlflow/registered-models/create', { name, tags });
      const found = await registry.searchRegisteredModels({ filter: `name = '${name}'`, pageSize: 10 }, never);
      assert.deepEqual(found.items, []);
      assert.equal(await reason(registry.getRegisteredModel(name, never)), 'notFound');
      assert.equal(await reason(registry.listVersions(name, 10, undefined, never)), 'notFound');
    });

    it('still shows versions of a model where one of them is tagged as a prompt', async () => {
      const name = await withVersions(2);
      await registry.setModelVersionTag(name, '1', 'mlflow.prompt.is_prompt', 'true', never);
      assert.deepEqual(await stagesOf(name), ['2 None']);
    });

    it('says that a name is taken, without SQL', async () => {
      const [one, other] = [await withVersions(0), await withVersions(0)];
      const words = `Registered Model (name=${one}) already exists.`;
      const creating = await failure(registry.createRegisteredModel(one, undefined, never));
      const renaming = await failure(registry.renameRegisteredModel(other, one, never));
      assert.deepEqual(
        [creating.reason, creating.serverMessage, renaming.reason, renaming.serverMessage],
        ['alreadyExists', words, 'alreadyExists', words],
      );
    });

    it('says what is not there', async () => {
      const name = await withVersions(1);
      const missing = uniqueName('missing');
      assert.equal(await reason(registry.getRegisteredModel(missing, never)), 'notFound');
      assert.equal(await reason(registry.listVersions(missing, 10, undefined, never)), 'notFound');
      assert.equal(await reason(registry.getModelVersion(name, '99', never)), 'notFound');
      assert.equal(await reason(registry.transitionStage(name, '99', 'Staging', false, never)), 'notFound');
      assert.equal(await reason(registry.setAlias(name, 'champion', '99', never)), 'notFound');
      assert.equal(await reason(create(missing)), 'notFound');
    });

    it('says what it refuses', async () => {
      const name = await withVersions(1);
      assert.equal(await reason(registry.setAlias(name, 'latest', '1', never)), 'invalid');
      assert.equal(
        await reason(registry.searchRegisteredModels({ filter: 'nonsense', pageSize: 10 }, never)),
        'invalid',
      );
    });

    it(`${version === '3' ? 'refuses' : 'takes'} a name with a slash, as the version does`, async () => {
      const creating = registry.createRegisteredModel(`${uniqueName('a')}/b`, undefined, never);
      if (version === '3') assert.equal(await reason(creating), 'invalid');
      else assert.match((await creating).name, /\/b$/);
    });
  });
}

async function makeOrigin(uri: string, version: '2' | '3'): Promise<Origin> {
  const made = (await rest(uri, 'POST', '2.0/mlflow/runs/create', { experiment_id: '0', start_time: 1 })) as {
    run: { info: { run_id: string; artifact_uri: string } };
  };
  const { run_id: runId, artifact_uri: artifactUri } = made.run.info;
  if (version === '2') return { source: `${artifactUri}/model`, runId, modelId: undefined };
  const fields = { experiment_id: '0', name: 'forecaster', source_run_id: runId };
  const { model } = (await rest(uri, 'POST', '2.0/mlflow/logged-models', fields)) as {
    model: { info: { model_id: string } };
  };
  const modelId = model.info.model_id;
  await rest(uri, 'PATCH', `2.0/mlflow/logged-models/${modelId}`, { model_id: modelId, status: 'LOGGED_MODEL_READY' });
  return { source: `models:/${modelId}`, runId, modelId };
}

interface Seen {
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  readonly versions: Readonly<
    Record<string, { stage: string; description: string; tags: Record<string, string>; source: string; run: string }>
  >;
}

const looking = `
  from mlflow import MlflowClient
  client = MlflowClient()
  model = client.get_registered_model(input['kept'])
  versions = sorted(client.search_model_versions(f"name = '{input['kept']}'"), key=lambda it: int(it.version))
  result = {
      'description': model.description,
      'tags': model.tags,
      'aliases': {alias: str(version) for alias, version in model.aliases.items()},
      'names': [it.name for it in client.search_registered_models(max_results=1000)],
      'versions': {
          str(it.version): {'stage': it.current_stage, 'description': it.description, 'tags': it.tags, 'source': it.source, 'run': it.run_id}
          for it in versions
      },
  }
`;
