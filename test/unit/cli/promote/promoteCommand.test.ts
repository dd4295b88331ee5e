import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { run, type CliRun } from '../memoryIo.ts';
import { folderWith } from '../modelFolder.ts';

const policy = 'version: 1\nrules:\n  - models: "*"\n    stage: Production\n    gates: { run: finished }\n';
const folder = folderWith('promote', {
  'policy.yaml': policy,
  'broken.yaml': policy.replace('finished', 'done').replace('Production', 'Produktion'),
  'latin.yaml': Buffer.from([0xff, 0xfe]),
  'ca.pem': 'no certificate',
});

const fine: Readonly<Record<string, string>> = {
  server: 'http://127.0.0.1:9',
  model: 'm',
  version: '1',
  stage: 'Production',
  policy: 'policy.yaml',
};

function call(options: Readonly<Record<string, string | undefined>>, environment = {}): Promise<CliRun> {
  const given = Object.entries({ ...fine, ...options }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  return run(['promote', ...given], { cwd: folder, environment });
}

async function refused(problem: RegExp, options: Parameters<typeof call>[0], environment = {}): Promise<void> {
  const { exitCode, out, err } = await call(options, environment);
  assert.deepEqual([exitCode, out], [2, ''], err);
  const [line = '', usage = ''] = err.split('\n');
  assert.match(line, problem);
  assert.match(usage, /^usage: mlmodel promote --server URI/);
}

describe('mlmodel promote', function () {
  this.timeout(20_000);

  it('refuses a wrong call, before anything is asked', async () => {
    for (const name of Object.keys(fine)) await refused(new RegExp(`--${name} is missing`), { [name]: undefined });
    await refused(/--version is a number, not “x”/, { version: 'x' });
    await refused(/--version is a number/, { version: '01' });
    await refused(/--stage is one of None, Staging, Production, Archived, not “Live”/, { stage: 'Live' });
    await refused(/“none\.yaml” cannot be read: ENOENT/, { policy: 'none.yaml' });
    await refused(/“latin\.yaml” is not UTF-8/, { policy: 'latin.yaml' });
    await refused(/--server: /, { server: 'localhost:5000' });
    await refused(/--server: /, { server: 'sqlite:///mlflow.db' });
    await refused(/pretty, json, not “sarif”/, { format: 'sarif' });
    const { exitCode, err } = await run(['promote', 'something'], { cwd: folder });
    assert.equal(exitCode, 2);
    assert.match(err, /“something” belongs to no option/);
  });

  it('takes secrets from the environment alone, and tells none', async () => {
    const secret = 'hunter-2-secret';
    const told = async (options: Parameters<typeof call>[0], environment: Readonly<Record<string, string>>) => {
      const { exitCode, out, err } = await call(options, environment);
      assert.equal(exitCode, 2);
      assert.ok(!out.includes(secret) && !err.includes(secret), err);
      return err;
    };
    assert.match(await told({ server: `http://ann:${secret}@127.0.0.1:9` }, {}), /holds a sign-in/);
    assert.match(await told({}, { MLFLOW_TRACKING_PASSWORD: secret }), /are needed together/);
    assert.match(await told({}, { MLFLOW_TRACKING_USERNAME: 'ann' }), /are needed together/);
    assert.match(
      await told({}, { MLFLOW_TRACKING_USERNAME: 'a:b', MLFLOW_TRACKING_PASSWORD: secret }),
      /^mlmodel promote: .*colon/i,
    );
    assert.match(await told({}, { MLFLOW_TRACKING_TOKEN: `${secret}\u2713` }), /^mlmodel promote: /);
    const ca = { MLFLOW_TRACKING_SERVER_CERT_PATH: path.join(folder, 'ca.pem') };
    const server = 'https://127.0.0.1:9';
    assert.match(await told({ server }, { ...ca, MLFLOW_TRACKING_INSECURE_TLS: 'true' }), /^mlmodel promote: /);
    assert.match(await told({ server }, ca), /holds no certificate/);
    assert.match(
      await told({ server }, { MLFLOW_TRACKING_SERVER_CERT_PATH: path.join(folder, 'none.pem') }),
      /cannot be read: ENOENT/,
    );
  });

  it('lets nothing pass by a policy that is wrong, and says where it is', async () => {
    const { exitCode, out, err } = await call({ policy: 'broken.yaml' });
    assert.deepEqual([exitCode, err], [1, '']);
    assert.match(out, /^failed {3}A promotion policy has rules for this move: /);
    assert.match(out, /\n0 of 1 gate passed, 1 failed\.\nbroken\.yaml:4:12: .* \(and 1 more\)\n$/);
  });

  it('reads the policy from standard input, too', async () => {
    const args = Object.entries({ ...fine, policy: '-', stage: 'Staging' }).flatMap(([name, value]) => [
      `--${name}`,
      value,
    ]);
    const { exitCode, out } = await run(['promote', ...args], { stdin: policy });
    assert.equal(exitCode, 1);
    assert.match(out, /No rule of - is for m and Staging/);
  });

  describe('with a server that is no friend', () => {
    const secrets = { MLFLOW_TRACKING_USERNAME: 'ann', MLFLOW_TRACKING_PASSWORD: 'hunter-2-secret' };
    const servers: Server[] = [];
    after(() => servers.forEach((server) => server.close()));

    async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
      const server = createServer(answer);
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }

    it('sends the secrets nowhere else, wherever it is sent to', async () => {
      const signedIn: (string | undefined)[] = [];
      const other = await serve((request, response) => {
        signedIn.push(request.headers.authorization);
        response.end('{}');
      });
      const server = await serve(({ url = '' }, response) => {
        response.writeHead(307, { location: `${other}${url}` }).end();
      });
      const { exitCode, out } = await call({ server, format: 'json' }, secrets);
      assert.deepEqual([exitCode, signedIn], [1, []]);
      const { passed, problem } = JSON.parse(out) as { passed: boolean; problem: string };
      assert.equal(passed, false);
      assert.match(problem, /another address/);
    });

    it('ends in order when the process is told to end', async () => {
      const before = process.listenerCount('SIGTERM');
      const server = await serve(() => void process.emit('SIGTERM'));
      const { exitCode, out, err } = await call({ server, format: 'json' });
      assert.deepEqual([exitCode, err], [1, '']);
      assert.match((JSON.parse(out) as { problem: string }).problem, /cancelled/i);
      assert.equal(process.listenerCount('SIGTERM'), before);
    });

    it('repeats no part of a secret that is longer than what is told of an answer', async () => {
      const token = 'eyJ0'.repeat(300);
      const server = await serve((_, response) => {
        response
          .writeHead(400, { 'content-type': 'application/json' })
          .end(JSON.stringify({ ['error_code']: 'INVALID_PARAMETER_VALUE', message: `Wrong token ${token} here.` }));
      });
      const { out } = await call({ server }, { MLFLOW_TRACKING_TOKEN: token });
      assert.match(out, /Wrong token … here\./);
      assert.ok(!out.includes('eyJ0eyJ0'), out);
    });

    it('repeats no secret that the server repeats, and nothing that steers the terminal', async () => {
      const server = await serve(({ headers }, response) => {
        const words = `\u001b[31m${headers.authorization} ${secrets.MLFLOW_TRACKING_PASSWORD}\u0007`;
        response
          .writeHead(400, { 'content-type': 'application/json' })
          .end(JSON.stringify({ ['error_code']: 'INVALID_PARAMETER_VALUE', message: words }));
      });
      for (const format of ['pretty', 'json']) {
        const { exitCode, out, err } = await call({ server, format }, secrets);
        assert.deepEqual([exitCode, err], [1, '']);
        const sent = Buffer.from('ann:hunter-2-secret').toString('base64');
        assert.ok(!out.includes('hunter-2-secret') && !out.includes(sent), out);
        assert.ok(!out.includes('\u001b') && !out.includes('\u0007'), out);
        assert.match(out, /Basic …/);
      }
    });
  });
});
