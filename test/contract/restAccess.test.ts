import assert from 'node:assert/strict';
import { serverUser } from '../../src/core/tracking/rest/users.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';
import { ADMIN, basic, rest, sharedMlflow, startMlflow, uniqueName, type MlflowServer } from '../support/servers.ts';
import { clientOf, connect, failure, never, reason, type Connected } from './connect.ts';

/** A run with one file, made past the code under test. */
async function runWithFile(uri: string, experimentId: string, headers: Record<string, string> = {}): Promise<string> {
  const made = await rest(
    uri,
    'POST',
    '2.0/mlflow/runs/create',
    { experiment_id: experimentId, start_time: 1 },
    headers,
  );
  const { run_id: runId, artifact_uri: root } = (made as { run: { info: { run_id: string; artifact_uri: string } } })
    .run.info;
  // Bytes go through the artifact proxy, which stands outside of any prefix (3.17.2).
  const target = new URL(
    `/api/2.0/mlflow-artifacts/artifacts/${root.replace('mlflow-artifacts:/', '')}/notes.txt`,
    uri,
  );
  const put = await fetch(target, { method: 'PUT', body: 'hello', headers });
  assert.equal(put.status, 200);
  return runId;
}

const readNotes = async ({ store }: Connected, runId: string): Promise<string> =>
  new TextDecoder().decode(await store.readArtifact({ kind: 'run', runId }, 'notes.txt', 100, never));

describe('RestStore with basic-auth', function () {
  this.timeout(180_000);
  const ann = { username: 'ann', password: 'ann-secret-1234' };
  const as = (who: { username: string; password: string }): { headers: () => Promise<Record<string, string>> } => ({
    headers: async () => ({ Authorization: basic(who) }),
  });
  let server: MlflowServer;

  before(async () => {
    server = await startMlflow({ auth: true });
    await rest(server.uri, 'POST', '2.0/mlflow/users/create', ann, { authorization: basic(ADMIN) });
  });
  after(() => server.stop());

  it('connects with the right password', async () => {
    const { store } = await connect(server.uri, as(ADMIN));
    assert.equal(store.capabilities.serverVersion, '3.17.2');
    const id = await store.createExperiment('of the admin', never);
    assert.equal((await store.getExperiment(id, never)).name, 'of the admin');
  });

  it('knows by which name it signed in', async () => {
    const { client } = await connect(server.uri, as(ADMIN));
    assert.equal(await serverUser(client, undefined, never), ADMIN.username);
    assert.equal(await serverUser(clientOf(server.uri, as(ann)), undefined, never), 'ann');
  });

  it('reads artifacts with credentials', async () => {
    const runId = await runWithFile(server.uri, '0', { authorization: basic(ADMIN) });
    assert.equal(await readNotes(await connect(server.uri, as(ADMIN)), runId), 'hello');
  });

  const strangers = {
    'no password': {},
    'a wrong password': as({ ...ADMIN, password: 'wrong-secret-1234' }),
    'a token': { headers: async () => ({ Authorization: 'Bearer abc' }) },
  };
  for (const [what, options] of Object.entries(strangers)) {
    it(`refuses ${what}`, async () => {
      const failed = await failure(connect(server.uri, options));
      assert.deepEqual([failed.reason, failed.status], ['unauthorized', 401]);
      assert.match(failed.serverMessage ?? '', /You are not authenticated/);
    });
  }

  it('forbids what a person has no right to', async () => {
    const admin = await connect(server.uri, as(ADMIN));
    const id = await admin.store.createExperiment('not for ann', never);
    const { store } = await connect(server.uri, as(ann));
    assert.equal(await reason(store.getExperiment(id, never)), 'forbidden');
    assert.equal(await reason(store.deleteExperiment(id, never)), 'forbidden');
    assert.deepEqual((await store.searchExperiments({ view: 'all', pageSize: 10 }, never)).items, []);
  });
});

describe('RestStore below a prefix', function () {
  this.timeout(180_000);
  let server: MlflowServer;
  before(async () => {
    server = await startMlflow({ staticPrefix: '/team/mlflow' });
  });
  after(() => server.stop());

  it('finds everything there', async () => {
    const connected = await connect(`${server.uri}/`);
    assert.equal(connected.store.capabilities.serverVersion, '3.17.2');
    const runId = await runWithFile(server.uri, '0');
    assert.equal(await readNotes(connected, runId), 'hello');
    const { items } = await connected.registry.searchRegisteredModels({ pageSize: 10 }, never);
    assert.deepEqual(items, []);
  });

  it('says that MLflow is elsewhere when the prefix is missing or wrong', async () => {
    const { origin } = new URL(server.uri);
    for (const address of [origin, `${origin}/team`, `${server.uri}/more`]) {
      assert.equal(await reason(connect(address)), 'notMlflow', address);
    }
  });
});

describe('RestStore with workspaces', function () {
  this.timeout(180_000);
  let server: MlflowServer;
  let workspace: Connected;

  before(async () => {
    server = await startMlflow({ workspaces: true });
    await rest(server.uri, 'POST', '3.0/mlflow/workspaces', { name: 'team-a' });
    workspace = await connect(server.uri, { workspace: 'team-a' });
  });
  after(() => server.stop());

  it('knows that there are workspaces', async () => {
    const { store } = await connect(server.uri);
    assert.equal(store.capabilities.workspaces, true);
    assert.equal(workspace.store.capabilities.workspaces, true);
  });

  it('sees what is in its own and nothing else', async () => {
    const other = await connect(server.uri);
    const id = await workspace.store.createExperiment('in a', never);
    const name = uniqueName('model');
    await workspace.registry.createRegisteredModel(name, undefined, never);
    assert.equal((await workspace.store.getExperiment(id, never)).name, 'in a');
    assert.equal((await workspace.registry.getRegisteredModel(name, never)).name, name);
    assert.equal(await reason(other.store.getExperiment(id, never)), 'notFound');
    assert.equal(await reason(other.registry.getRegisteredModel(name, never)), 'notFound');
  });

  it('reads artifacts there', async () => {
    const id = await workspace.store.createExperiment('with a file', never);
    const runId = await runWithFile(server.uri, id, { 'X-MLFLOW-WORKSPACE': 'team-a' });
    assert.equal(await readNotes(workspace, runId), 'hello');
  });

  it('says that a workspace is not there', async () => {
    const failed = await failure(connect(server.uri, { workspace: 'nowhere' }));
    assert.deepEqual([failed.reason, failed.serverMessage], ['notFound', "Workspace 'nowhere' not found"]);
  });
});

describe('RestClient at an address that the server does not list', function () {
  this.timeout(180_000);
  let proxy: FaultProxy;
  before(async () => {
    proxy = await startFaultProxy({ upstream: (await sharedMlflow('3')).uri, host: 'mlflow.example' });
  });
  after(() => proxy.stop());

  it('says that the Host was rejected', async () => {
    assert.equal(await reason(connect(proxy.uri)), 'hostRejected');
  });
});

describe('the user of a server', function () {
  this.timeout(180_000);

  it('is asked by name on MLflow 2.22.4, which has no address for oneself', async () => {
    const server = await startMlflow({ version: '2', auth: true });
    const client = clientOf(server.uri, { headers: async () => ({ Authorization: basic(ADMIN) }) });
    try {
      assert.equal(await serverUser(client, ADMIN.username, never), ADMIN.username);
      assert.equal(await serverUser(client, 'somebody else', never), undefined);
      assert.equal(await serverUser(client, undefined, never), undefined);
    } finally {
      await server.stop();
    }
  });

  it('is nobody where nobody signs in', async () => {
    const { client } = await connect((await sharedMlflow()).uri);
    assert.equal(await serverUser(client, 'ann', never), undefined);
  });
});
