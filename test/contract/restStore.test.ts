import assert from 'node:assert/strict';
import { python } from '../support/python.ts';
import { rest, sharedMlflow, uniqueName } from '../support/servers.ts';
import { connect, failure, never, reason, type Connected } from './connect.ts';
import { itReadsTheSeed, type Opened } from './storeReading.ts';
import { seedStore } from './storeSeed.ts';

const versions = [
  { version: '3', serverVersion: '3.17.2', storeType: 'SqlStore' },
  { version: '2', serverVersion: '2.22.4', storeType: undefined },
] as const;

for (const { version, serverVersion, storeType } of versions) {
  describe(`RestStore with MLflow ${serverVersion}`, function () {
    this.timeout(180_000);
    let uri: string;
    let connected: Connected;

    before(async () => {
      ({ uri } = await sharedMlflow(version));
      connected = await connect(uri);
    });

    it('knows what the server is', () => {
      const { capabilities } = connected.store;
      assert.deepEqual(capabilities, {
        serverVersion,
        writable: true,
        loggedModels: version === '3',
        nullTagFilter: version === '3',
        workspaces: false,
        storeType,
      });
    });

    it('refuses a workspace on a server that has none', async () => {
      assert.equal(await reason(connect(uri, { workspace: 'team-a' })), 'invalid');
    });

    describe('reading', () => {
      let opened: Opened;
      before(async () => {
        opened = { store: connected.store, seed: await seedStore(uri, version, uniqueName('reading')) };
      });
      itReadsTheSeed(() => opened);
    });

    describe('writing, as the Python client sees it', () => {
      const names = {
        created: uniqueName('created'),
        renamed: uniqueName('renamed'),
        deleted: uniqueName('deleted'),
        restored: uniqueName('restored'),
      };
      const experiments: Record<string, string> = {};
      const runs: Record<string, string> = {};
      let seen: Seen;

      before(async () => {
        const { store } = connected;
        for (const [what, name] of Object.entries(names)) {
          experiments[what] = await store.createExperiment(what === 'renamed' ? `${name} before` : name, never);
        }
        const id = (what: string): string => experiments[what] ?? assert.fail(what);
        await store.renameExperiment(id('renamed'), names.renamed, never);
        await store.deleteExperiment(id('deleted'), never);
        await store.deleteExperiment(id('restored'), never);
        await store.restoreExperiment(id('restored'), never);

        for (const what of ['renamed', 'tagged', 'deleted', 'restored']) {
          const tags = [
            { key: 'old', value: '1' },
            { key: 'kept', value: '2' },
          ];
          const made = await rest(uri, 'POST', '2.0/mlflow/runs/create', {
            experiment_id: id('created'),
            start_time: 1,
            tags,
          });
          runs[what] = (made as { run: { info: { run_id: string } } }).run.info.run_id;
        }
        const run = (what: string): string => runs[what] ?? assert.fail(what);
        await store.renameRun(run('renamed'), 'a new name', never);
        await store.setRunTag(run('tagged'), 'new', 'ünï "quoted"\nline', never);
        await store.deleteRunTag(run('tagged'), 'old', never);
        await store.deleteRun(run('deleted'), never);
        await store.deleteRun(run('restored'), never);
        await store.restoreRun(run('restored'), never);

        seen = (await python(looking, { version, trackingUri: uri, input: { experiments, runs } })) as Seen;
      });

      it('creates and renames an experiment', () => {
        assert.deepEqual(seen.experiments['created'], [names.created, 'active']);
        assert.deepEqual(seen.experiments['renamed'], [names.renamed, 'active']);
      });

      it('deletes and restores an experiment', () => {
        assert.deepEqual(seen.experiments['deleted'], [names.deleted, 'deleted']);
        assert.deepEqual(seen.experiments['restored'], [names.restored, 'active']);
      });

      it('renames a run', () => assert.equal(seen.runs['renamed']?.name, 'a new name'));

      it('sets and deletes tags of a run', () => {
        const { old, kept, new: added } = seen.runs['tagged']?.tags ?? {};
        assert.deepEqual([old, kept, added], [undefined, '2', 'ünï "quoted"\nline']);
      });

      it('deletes and restores a run', () => {
        assert.deepEqual([seen.runs['deleted']?.lifecycle, seen.runs['restored']?.lifecycle], ['deleted', 'active']);
      });

      it('says that a name is taken, without SQL', async () => {
        const creating = await failure(connected.store.createExperiment(names.created, never));
        assert.deepEqual(
          [creating.reason, creating.serverMessage],
          ['alreadyExists', `Experiment(name=${names.created}) already exists.`],
        );
        const renaming = await failure(
          connected.store.renameExperiment(experiments['renamed'] ?? '', names.created, never),
        );
        assert.deepEqual([renaming.reason, renaming.serverMessage], ['alreadyExists', undefined]);
      });

      it('says that what it should write to is not there', async () => {
        const { store } = connected;
        assert.equal(await reason(store.deleteExperiment(experiments['deleted'] ?? '', never)), 'notFound');
        assert.equal(await reason(store.setRunTag('0'.repeat(32), 'k', 'v', never)), 'notFound');
        assert.equal(await reason(store.deleteRunTag(runs['tagged'] ?? '', 'never there', never)), 'notFound');
      });

      it('does not write to a deleted run', async () => {
        assert.equal(await reason(connected.store.setRunTag(runs['deleted'] ?? '', 'k', 'v', never)), 'invalid');
      });
    });
  });
}

interface Seen {
  readonly experiments: Readonly<Record<string, readonly [string, string]>>;
  readonly runs: Readonly<
    Record<
      string,
      { readonly name: string; readonly lifecycle: string; readonly tags: Readonly<Record<string, string>> }
    >
  >;
}

const looking = `
  from mlflow import MlflowClient
  client = MlflowClient()
  experiments = {what: client.get_experiment(id) for what, id in input['experiments'].items()}
  runs = {what: client.get_run(id) for what, id in input['runs'].items()}
  result = {
      'experiments': {what: [it.name, it.lifecycle_stage] for what, it in experiments.items()},
      'runs': {what: {'name': it.info.run_name, 'lifecycle': it.info.lifecycle_stage, 'tags': it.data.tags} for what, it in runs.items()},
  }
`;
