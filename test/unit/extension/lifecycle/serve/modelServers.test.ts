import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../../../src/node/serving/freePort.ts';
import type { ModelServer } from '../../../../../src/extension/lifecycle/serve/modelServer.ts';
import { ModelServers } from '../../../../../src/extension/lifecycle/serve/modelServers.ts';
import type { ServedModel } from '../../../../../src/extension/lifecycle/serve/servePrompts.ts';

/** Listens like `mlflow models serve`: not well at first. */
const listening = `
  const port = Number(process.argv[process.argv.indexOf('--port') + 1]);
  let asked = 0;
  console.log('for ' + process.env.MLFLOW_TRACKING_URI + ' by ' + process.env.MLFLOW_TRACKING_TOKEN);
  require('node:http').createServer((_, response) => response.writeHead(++asked > 1 ? 200 : 503).end()).listen(port, '127.0.0.1');`;
const ending = `console.log('first'); console.error('no such model'); process.exit(2)`;

const client = { MLFLOW_TRACKING_URI: 'http://quant.example', MLFLOW_TRACKING_TOKEN: 't0ken' };
const never = new AbortController().signal;

describe('ModelServers', () => {
  let folder: string;
  let servers: ModelServers;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'servers-'));
  });
  after(() => rm(folder, { recursive: true }));
  beforeEach(() => {
    servers = new ModelServers();
  });
  afterEach(() => servers.dispose());

  it('knows a server from its start to its end', async () => {
    const server = await start('models:/a/1', listening);
    const states: string[] = [];
    servers.onDidChange(({ state }) => states.push(state));
    assert.equal(server.state, 'starting');
    assert.equal(servers.find(modelOf('models:/a/1')), server);
    assert.equal(servers.find(modelOf('models:/a/2')), undefined);
    assert.equal(await server.untilReady(never), 'ready');
    assert.equal(server.output, 'for http://quant.example by •••\n');
    server.stop();
    assert.deepEqual([servers.find(modelOf('models:/a/1')), servers.all], [undefined, []]);
    await over(server);
    assert.deepEqual([states, server.isStopped], [['ready', 'stopped'], true]);
  });

  it('keeps the last words of one that ends by itself', async () => {
    const server = await start('models:/a/1', ending);
    assert.equal(await server.untilReady(never), 'stopped');
    assert.deepEqual([server.code, server.isStopped], [2, false]);
    assert.deepEqual(server.lastWords.split('\n').toSorted(), ['first', 'no such model']);
    assert.deepEqual(servers.all, []);
    server.stop();
    assert.equal(server.isStopped, false);
  });

  it('waits no longer than somebody does', async () => {
    const server = await start('models:/a/1', 'setInterval(() => {}, 1000)');
    assert.equal(await server.untilReady(AbortSignal.timeout(50)), 'starting');
  });

  it('starts one for all who ask at the same time', async () => {
    const model = modelOf('models:/a/1');
    let starts = 0;
    const make = (): Promise<ModelServer> => (starts++, start('models:/a/1', listening));
    const [one, other] = await Promise.all([servers.once(model, make), servers.once(model, make)]);
    assert.deepEqual([one === other, starts], [true, 1]);
  });

  it('ends all of them with itself', async () => {
    const server = await start('models:/a/1', listening);
    await server.untilReady(never);
    servers.dispose();
    await over(server);
  });

  async function start(uri: string, script: string): Promise<ModelServer> {
    const command = path.join(folder, 'python');
    const program = path.join(folder, 'server.cjs');
    await writeFile(program, script);
    await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
    await chmod(command, 0o755);
    const port = await freePort(15_000);
    assert.ok(port !== undefined);
    return servers.start({ model: modelOf(uri), python: { command, scripts: folder }, port, client });
  }
});

async function over(server: ModelServer): Promise<void> {
  for (let tries = 0; server.state !== 'stopped' && tries < 200; tries++) await sleep(20);
  assert.equal(server.state, 'stopped');
}

function modelOf(uri: string): ServedModel {
  return { uri, session: { id: 'user:test' } } as unknown as ServedModel;
}
