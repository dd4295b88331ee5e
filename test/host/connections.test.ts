import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';

interface Outcome {
  readonly name: string;
  readonly scope: string;
  readonly trackingUri: string;
}

interface TestOutcome {
  readonly ok: boolean;
  readonly problem?: string;
  readonly serverVersion?: string;
  readonly detail: string;
}

const mlflow = process.env['MLFLOW_WORKBENCH_TEST_URI'] ?? '';
const { Global, Workspace } = vscode.ConfigurationTarget;

function run<T>(id: string, argument?: unknown): Promise<T> {
  return Promise.resolve(vscode.commands.executeCommand<T>(id, argument));
}

async function setConnections(target: vscode.ConfigurationTarget, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update('mlflow.connections', value, target);
}

function userConnections(): unknown {
  return vscode.workspace.getConfiguration().inspect('mlflow.connections')?.globalValue;
}

async function report(): Promise<string> {
  return (await run<{ text: string }>('mlflow.report.copy')).text;
}

/** The mocha time-out ends it when the condition never comes true. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** An MLflow that answers just enough and notes what it was sent. */
class FakeMlflow {
  readonly seen: { readonly path: string; readonly authorization: string | undefined }[] = [];
  #server: Server | undefined;
  uri = '';

  async start(redirect?: string): Promise<this> {
    this.#server = createServer((request, response) => {
      this.seen.push({ path: request.url ?? '', authorization: request.headers.authorization });
      if (redirect !== undefined) return void response.writeHead(302, { Location: redirect }).end();
      if (request.url?.endsWith('/version')) return void response.end('3.17.2');
      response.setHeader('Content-Type', 'application/json');
      response.end('{}');
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.uri = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  get authorizations(): unknown[] {
    return this.authorizationsBelow('/');
  }

  authorizationsBelow(folder: string): unknown[] {
    return [
      ...new Set(this.seen.filter(({ path }) => path.startsWith(folder)).map(({ authorization }) => authorization)),
    ];
  }
}

describe('connections', () => {
  const servers: FakeMlflow[] = [];
  let formerUser: unknown;
  let formerWorkspace: unknown;

  async function fake(redirect?: string): Promise<FakeMlflow> {
    const server = await new FakeMlflow().start(redirect);
    servers.push(server);
    return server;
  }

  before(() => {
    const values = vscode.workspace.getConfiguration().inspect('mlflow.connections');
    [formerUser, formerWorkspace] = [values?.globalValue, values?.workspaceValue];
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) server.stop();
    await setConnections(Global, undefined);
    await setConnections(Workspace, undefined);
  });
  after(async () => {
    await setConnections(Global, formerUser);
    await setConnections(Workspace, formerWorkspace);
  });

  it('are added with a secret that stands in no setting, tested, selected and removed', async () => {
    const server = await fake();
    const added = await run<Outcome>('mlflow.connection.add', {
      name: 'team',
      trackingUri: `${server.uri}/`,
      auth: 'basic',
      secret: { username: 'ada', password: 'host secret' },
      production: true,
    });
    assert.deepEqual(added, { name: 'team', scope: 'user', trackingUri: server.uri });
    assert.deepEqual(userConnections(), [{ name: 'team', trackingUri: server.uri, auth: 'basic', production: true }]);

    const { detail, ...tested } = await run<TestOutcome>('mlflow.connection.test', { name: 'team' });
    assert.deepEqual(tested, { ok: true, serverVersion: '3.17.2' });
    assert.equal(detail.split('\n').length, 7);
    assert.deepEqual(server.authorizations, [`Basic ${btoa('ada:host secret')}`]);

    assert.deepEqual(await run('mlflow.connection.select', { name: 'team' }), added);
    const text = await report();
    assert.match(text, /Connection team \(user; active, production, auth basic\)/);
    assert.doesNotMatch(text, /host secret/);

    assert.deepEqual(await run('mlflow.connection.remove', { name: 'team', confirmed: true }), added);
    assert.equal(userConnections(), undefined);
  });

  it('answer from a real server, through a real test', async () => {
    await run('mlflow.connection.add', { name: 'real', trackingUri: mlflow });
    const outcome = await run<TestOutcome>('mlflow.connection.test', { name: 'real' });
    assert.equal(outcome.ok, true, outcome.detail);
    assert.match(outcome.serverVersion ?? '', /^3\./);
  });

  it('tell what is wrong', async () => {
    const gone = await fake();
    gone.stop();
    await run('mlflow.connection.add', { name: 'gone', trackingUri: gone.uri });
    const refused = await run<TestOutcome>('mlflow.connection.test', { name: 'gone' });
    assert.deepEqual([refused.ok, refused.problem], [false, 'unreachable'], refused.detail);
    assert.match(refused.detail, /refused the connection\. Start the server, or correct the address\./);

    await run('mlflow.connection.add', { name: 'nowhere', trackingUri: 'http://nobody.invalid:5000' });
    assert.equal((await run<TestOutcome>('mlflow.connection.test', { name: 'nowhere' })).problem, 'dns');
  });

  it('take no secret to where a server redirects', async () => {
    const other = await fake();
    const server = await fake(`${other.uri}/login`);
    await run('mlflow.connection.add', {
      name: 'redirecting',
      trackingUri: server.uri,
      auth: 'bearer',
      secret: 'host token',
    });
    assert.equal((await run<TestOutcome>('mlflow.connection.test', { name: 'redirecting' })).problem, 'notMlflow');
    assert.deepEqual([server.authorizations, other.seen.length], [['Bearer host token'], 0]);
  });

  it('keep their secret from another origin that the setting names later', async () => {
    const [good, evil] = [await fake(), await fake()];
    await run('mlflow.connection.add', { name: 'moved', trackingUri: good.uri, auth: 'bearer', secret: 'host token' });
    await setConnections(Global, [{ name: 'moved', trackingUri: evil.uri, auth: 'bearer' }]);
    await run('mlflow.connection.select', { name: 'moved' });
    await run<TestOutcome>('mlflow.connection.test', { name: 'moved' });
    assert.ok(evil.seen.length > 0);
    assert.deepEqual(evil.authorizations, [undefined]);
    await run('mlflow.connection.edit', { name: 'moved', secret: 'host token' });
    await run<TestOutcome>('mlflow.connection.test', { name: 'moved' });
    assert.deepEqual(evil.authorizations, [undefined, 'Bearer host token']);
  });

  it('of the workspace never get the secret of a user’s connection, and are told apart by scope', async () => {
    const server = await fake();
    await run('mlflow.connection.add', {
      name: 'same',
      trackingUri: server.uri,
      auth: 'bearer',
      secret: 'host token',
      production: true,
    });
    await setConnections(Workspace, [{ name: 'same', trackingUri: `${server.uri}/workspace`, auth: 'bearer' }]);
    await assert.rejects(run('mlflow.connection.test', { name: 'same' }), /Several connections are called same/);
    await run<TestOutcome>('mlflow.connection.test', { name: 'same', scope: 'workspace' });
    assert.deepEqual(server.authorizationsBelow('/workspace/'), [undefined]);
    assert.match(await report(), /Connection same \(workspace; production, auth bearer\)/);
  });

  it('are edited in place, with fields that this version does not know', async () => {
    const server = await fake();
    await setConnections(Global, [{ name: 'first', trackingUri: server.uri, note: 'mine' }]);
    await run('mlflow.connection.edit', { name: 'first', newName: 'second', readOnly: true });
    assert.deepEqual(userConnections(), [{ name: 'second', trackingUri: server.uri, readOnly: true, note: 'mine' }]);
  });

  it('come from the .env file of the folder when no setting names one, with the credentials of that file', async () => {
    const server = await fake();
    const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder'), '.env');
    const lines = [
      `MLFLOW_TRACKING_URI=${server.uri}/env`,
      'MLFLOW_TRACKING_TOKEN="dotenv token" # kept',
      'MLFLOW_TRACKING_INSECURE_TLS=true',
    ];
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(lines.join('\n')));
    try {
      const name = `${new URL(server.uri).host}/env`;
      await until(async () => (await report()).includes(`Connection ${name} (dotenv;`));
      await run<TestOutcome>('mlflow.connection.test', { name });
      assert.deepEqual(server.authorizations, ['Bearer dotenv token']);
      await assert.rejects(run('mlflow.connection.remove', { name, confirmed: true }), /does not stand in a setting/);
      await setConnections(Global, [{ name: 'setting', trackingUri: server.uri }]);
      await until(async () => !(await report()).includes('(dotenv;'));
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await setConnections(Global, undefined);
    await until(async () => !(await report()).includes('Connection '));
  });

  const refusals: [string, string, unknown, RegExp][] = [
    [
      'a name that is taken',
      'add',
      { name: 'taken', trackingUri: 'http://127.0.0.1:1' },
      /A connection is called taken already\. Nothing was changed\./,
    ],
    ['a store without a server', 'add', { name: 'x', trackingUri: 'sqlite:///mlflow.db' }, /cannot be opened here yet/],
    [
      'a password in the address',
      'add',
      { name: 'x', trackingUri: 'http://ada:pw@127.0.0.1' },
      /No secret is kept in a setting/,
    ],
    [
      'a secret without auth',
      'add',
      { name: 'x', trackingUri: 'http://127.0.0.1', secret: 't' },
      /auth says that none is needed/,
    ],
    [
      'a secret of another shape',
      'add',
      { name: 'x', trackingUri: 'http://127.0.0.1', auth: 'headers', secret: 't' },
      /does not have the shape/,
    ],
    ['an unknown name', 'select', { name: 'unknown' }, /No connection is called unknown/],
    ['an unknown auth', 'add', { name: 'x', trackingUri: 'http://127.0.0.1', auth: 'kerberos' }, /auth/],
  ];
  for (const [what, action, argument, text] of refusals) {
    it(`refuse ${what} without a question`, async () => {
      await setConnections(Global, [{ name: 'taken', trackingUri: 'http://127.0.0.1:1' }]);
      await assert.rejects(run(`mlflow.connection.${action}`, argument), text);
      assert.deepEqual(userConnections(), [{ name: 'taken', trackingUri: 'http://127.0.0.1:1' }]);
    });
  }
});
