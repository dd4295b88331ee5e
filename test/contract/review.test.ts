import assert from 'node:assert/strict';
import type { Actor } from '../../src/core/lifecycle/actor.ts';
import { deleteAliasRecorded, setAliasRecorded } from '../../src/core/lifecycle/history/aliasRecorded.ts';
import { moveRecorded } from '../../src/core/lifecycle/history/moveRecorded.ts';
import { planUndo } from '../../src/core/lifecycle/history/planUndo.ts';
import { timelineOf } from '../../src/core/lifecycle/history/timeline.ts';
import { undoRecorded } from '../../src/core/lifecycle/history/undoRecorded.ts';
import { ReadBackRegistry } from '../../src/core/lifecycle/readBackRegistry.ts';
import { claimsOf } from '../../src/core/lifecycle/records/claimTags.ts';
import { recordsOf } from '../../src/core/lifecycle/records/recordsOf.ts';
import { decide } from '../../src/core/lifecycle/review/decide.ts';
import { openRequests } from '../../src/core/lifecycle/review/openRequests.ts';
import { requestMove } from '../../src/core/lifecycle/review/requestMove.ts';
import { searchOpenRequests } from '../../src/core/lifecycle/review/searchOpenRequests.ts';
import { allVersions } from '../../src/core/lifecycle/versions.ts';
import type { ModelRegistry } from '../../src/core/tracking/registry.ts';
import { ada, bob } from '../support/lifecycleRecords.ts';
import { python } from '../support/python.ts';
import { ADMIN, basic, rest, sharedMlflow, startMlflow, type MlflowServer } from '../support/servers.ts';
import { connect, failure, never } from './connect.ts';
import { modelWith, planNow, stagesOn, versionOn } from './registrySeed.ts';

const comment = `“Better f1 and recall” 😀\n${'and more of it, '.repeat(800)}`;

for (const { version, product } of [
  { version: '3', product: '3.17.2' },
  { version: '2', product: '2.22.4' },
] as const) {
  describe(`review and history with MLflow ${product}`, function () {
    this.timeout(180_000);
    let uri: string;
    let registry: ModelRegistry;

    before(async () => {
      ({ uri } = await sharedMlflow(version));
      registry = new ReadBackRegistry((await connect(uri)).registry);
    });

    it('keeps what was asked and decided where the Python client reads it', async () => {
      const name = await modelWith(uri, 3);
      await moveRecorded(registry, await planNow(registry, name, '2', 'Production', false), by(ada), never);
      const asked = { name, version: '3', to: 'Production', archiveExisting: true, comment, actor: ada } as const;
      const request = await requestMove(registry, asked, never);
      const found = await searchOpenRequests(registry, never);
      assert.deepEqual(
        found.filter((one) => one.version.name === name).map((one) => [one.version.version, one.requests]),
        [['3', [request]]],
      );
      const given = { name, version: '3', requestId: request.id, decision: 'approve', comment: 'good' } as const;
      const gates = { passed: 4, failed: 1, unknown: 0 };
      const decided = await decide(registry, { ...given, actor: bob, gates, override: 'urgent' }, never);
      assert.deepEqual(decided.transition?.archived, ['2']);
      assert.equal(await stagesOn(registry, name), '1 None, 2 Archived, 3 Production');

      const seen = (await python(readTags, { version, trackingUri: uri, input: { name, version: '3' } })) as Seen;
      assert.equal(seen.stage, 'Production');
      assert.deepEqual([seen.open, seen.modelTags], [[], []]);
      const ofKind = (kind: string) => seen.records.filter((one) => one.kind === kind);
      const [asRead] = ofKind('request');
      assert.equal(asRead?.comment, comment);
      assert.deepEqual(
        [asRead?.fields['from'], asRead?.fields['to'], asRead?.fields['archive'], asRead?.fields['present']],
        ['None', 'Production', true, ['2']],
      );
      const [decision] = ofKind('decision');
      assert.deepEqual(
        [decision?.fields['request'], decision?.fields['by'], decision?.fields['gates'], decision?.fields['override']],
        [request.id, { name: 'bob', from: 'server' }, gates, 'urgent'],
      );
      const [move] = ofKind('move');
      assert.deepEqual([move?.fields['archived'], move?.fields['request']], [['2'], request.id]);
      assert.equal(move?.fields['updated'], seen.updated);
    });

    it('undoes by the records, whichever client made the move, and tells moves of others by the stage alone', async () => {
      const name = await modelWith(uri, 2);
      await moveRecorded(registry, await planNow(registry, name, '1', 'Production', false), by(ada), never);
      await moveRecorded(registry, await planNow(registry, name, '2', 'Production', true), by(ada), never);
      const other = new ReadBackRegistry((await connect(uri)).registry);
      await other.describeModelVersion(name, '1', 'described', never);
      const plan = planUndo(await allVersions(other, name, never), undefined);
      assert.ok(plan.kind === 'undo');
      assert.deepEqual(plan.touched, ['1']);
      const undone = await undoRecorded(other, plan, by(bob), never);
      assert.deepEqual([undone.from, undone.to, undone.intrusions], ['Production', 'None', []]);
      assert.equal(await stagesOn(registry, name), '1 Production, 2 None');
      const elsewhere = async () =>
        timelineOf(await allVersions(registry, name, never)).filter(({ kind }) => kind === 'elsewhere');
      assert.deepEqual(await elsewhere(), []);
      await registry.describeModelVersion(name, '2', 'described', never);
      assert.deepEqual(await elsewhere(), []);

      const code = `
        from mlflow import MlflowClient
        MlflowClient().transition_model_version_stage(input, '1', 'Staging')
      `;
      await python(code, { version, trackingUri: uri, input: name });
      const { lastUpdated: at } = await versionOn(registry, name, '1');
      assert.deepEqual(await elsewhere(), [{ kind: 'elsewhere', version: '1', at, from: 'Production', to: 'Staging' }]);
      const again = planUndo(await allVersions(registry, name, never), '1');
      assert.ok(again.kind === 'nothing' && again.reason === 'conflict');
    });

    it('records aliases, on the version that they came to or were taken from', async () => {
      const name = await modelWith(uri, 2);
      const alias = { name, alias: 'champion', ...by(ada) };
      await setAliasRecorded(registry, { ...alias, version: '1', from: undefined }, never);
      await setAliasRecorded(registry, { ...alias, version: '2', from: '1' }, never);
      await assert.rejects(setAliasRecorded(registry, { ...alias, version: '1', from: '1' }, never), {
        reason: 'conflict',
      });
      await deleteAliasRecorded(registry, { ...alias, from: '2' }, never);
      const told = recordsOf(await versionOn(registry, name, '2')).map((one) =>
        one.kind === 'alias' ? [one.alias, one.isRemoved, one.from] : one.kind,
      );
      assert.deepEqual(told, [
        ['champion', false, '1'],
        ['champion', true, undefined],
      ]);
    });
  });
}

describe('review with basic-auth', function () {
  this.timeout(180_000);
  const people = {
    dora: { username: 'dora', password: 'dora-secret-1234', permission: 'EDIT' },
    rick: { username: 'rick', password: 'rick-secret-1234', permission: 'READ' },
    eve: { username: 'eve', password: 'eve-secret-12345', permission: 'EDIT' },
  };
  const admin = { authorization: basic(ADMIN) };
  const actor = (name: keyof typeof people): Actor => ({ name, from: 'server' });
  let server: MlflowServer;
  let name: string;

  before(async () => {
    server = await startMlflow({ auth: true });
    name = await modelWith(server.uri, 1, admin, 'shared model');
    for (const { username, password, permission } of Object.values(people)) {
      await rest(server.uri, 'POST', '2.0/mlflow/users/create', { username, password }, admin);
      const grant = { username, resource_type: 'registered_model', resource_id: name, permission };
      await rest(server.uri, 'POST', '3.0/mlflow/users/permissions/grant', grant, admin);
    }
  });
  after(() => server.stop());

  const registryOf = async (person: keyof typeof people): Promise<ModelRegistry> => {
    const headers = async () => ({ Authorization: basic(people[person]) });
    return new ReadBackRegistry((await connect(server.uri, { headers })).registry);
  };

  it('lets who may edit decide, and tells who may only read that they may not', async () => {
    const [dora, rick, eve] = [await registryOf('dora'), await registryOf('rick'), await registryOf('eve')];
    const asked = { name, version: '1', to: 'Staging', archiveExisting: false, comment: '' } as const;
    assert.equal((await failure(requestMove(rick, { ...asked, actor: actor('rick') }, never))).reason, 'forbidden');
    const { id: requestId } = await requestMove(dora, { ...asked, actor: actor('dora') }, never);

    const given = { name, version: '1', requestId, comment: '' } as const;
    for (const decision of ['approve', 'reject', 'withdraw'] as const) {
      const refused = await failure(decide(rick, { ...given, decision, actor: actor('rick') }, never));
      assert.deepEqual([refused.reason, refused.status], ['forbidden', 403]);
    }
    assert.equal(openRequests(await versionOn(rick, name, '1')).length, 1);
    assert.equal((await searchOpenRequests(rick, never)).length, 1);

    await assert.rejects(decide(eve, { ...given, decision: 'withdraw', actor: actor('eve') }, never), {
      reason: 'forbidden',
      message: 'Only dora, who asked for the move, can withdraw it. Nothing was changed.',
    });
    const { transition } = await decide(eve, { ...given, decision: 'approve', actor: actor('eve') }, never);
    assert.equal(transition?.to, 'Staging');
    await assert.rejects(decide(dora, { ...given, decision: 'withdraw', actor: actor('dora') }, never), {
      reason: 'conflict',
      message: /^The request was approved already, by eve on /,
    });
    assert.deepEqual(claimsOf(await dora.getRegisteredModel(name, never)), []);
    assert.equal(await stagesOn(rick, name), '1 Staging');
  });
});

const by = (actor: Actor) => ({ actor, comment: '' });

interface Seen {
  readonly stage: string;
  readonly updated: number;
  readonly open: readonly string[];
  readonly modelTags: readonly string[];
  readonly records: readonly {
    readonly kind: string;
    readonly comment: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
}

/** As anyone can read them: JSON in the tag of the record, the comment's rest in the tags behind it. */
const readTags = `
  import json
  from mlflow import MlflowClient
  client = MlflowClient()
  version = client.get_model_version(input['name'], input['version'])
  prefix = 'mlflow_workbench.'
  records = []
  for key, value in sorted(version.tags.items()):
      parts = key[len(prefix):].split('.')
      if not key.startswith(prefix) or len(parts) != 2:
          continue
      assert len(value) <= 5000
      fields = json.loads(value)
      more = [json.loads(version.tags[f'{key}.{n}'])['comment'] for n in range(2, fields.get('parts', 1) + 1)]
      records.append({'kind': parts[0], 'comment': ''.join([fields['comment'], *more]), 'fields': fields})
  found = client.search_model_versions("tags.\`mlflow_workbench.open\` = 'true'")
  result = {
      'stage': version.current_stage,
      'updated': version.last_updated_timestamp,
      'records': records,
      'open': [v.version for v in found if v.name == input['name']],
      'modelTags': list(client.get_registered_model(input['name']).tags),
  }
`;
