import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerProcess, type ServerProcessOptions } from '../../../../src/node/serving/serverProcess.ts';

interface End {
  readonly code: number | undefined;
  readonly problem: string | undefined;
}

describe('ServerProcess', () => {
  it('tells what is written, and how it ended', async () => {
    const { written, ended } = run({ args: ['-e', 'console.log("out"); console.error("err"); process.exit(3)'] });
    assert.deepEqual(await ended, { code: 3, problem: undefined });
    assert.deepEqual(written.join('').trim().split('\n').toSorted(), ['err', 'out']);
  });

  it('says why it never began', async () => {
    const { code, problem } = await run({ command: '/nowhere/python' }).ended;
    assert.equal(code, undefined);
    assert.match(problem ?? '', /ENOENT/);
  });

  it('has the environment that it is given, and not what is taken out', async () => {
    process.env['SERVING_TEST_GONE'] = 'here';
    const environment = { SERVING_TEST_NEW: 'new', SERVING_TEST_GONE: undefined };
    const show = 'console.log(process.env.SERVING_TEST_NEW, process.env.SERVING_TEST_GONE)';
    const { written, ended } = run({ args: ['-e', show], environment });
    await ended;
    delete process.env['SERVING_TEST_GONE'];
    assert.equal(written.join('').trim(), 'new undefined');
  });

  it('ends with all that it started', async () => {
    const child = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']).pid`;
    const { server, written, ended } = run({ args: ['-e', `console.log(${child}); setInterval(() => {}, 1000)`] });
    while (written.length === 0) await sleep(10);
    const pid = Number(written.join(''));
    assert.ok(isAlive(pid) && !server.isOver);
    server.stop();
    assert.deepEqual(await ended, { code: undefined, problem: undefined });
    assert.ok(server.isOver);
    for (let tries = 0; isAlive(pid) && tries < 100; tries++) await sleep(20);
    assert.ok(!isAlive(pid));
    server.stop(); // nothing is left to end
  });

  it('ends one that does not listen to a gentle signal', async function () {
    this.timeout(10_000);
    const deaf = `process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)`;
    const { server, written, ended } = run({ args: ['-e', deaf] });
    while (written.length === 0) await sleep(10);
    server.stop();
    assert.equal((await ended).code, undefined);
  });
});

function run(options: Partial<ServerProcessOptions>) {
  const written: string[] = [];
  let end: (end: End) => void = () => {};
  const ended = new Promise<End>((resolve) => {
    end = resolve;
  });
  const server = new ServerProcess({
    command: process.execPath,
    args: [],
    environment: {},
    cwd: undefined,
    onOutput: (text) => written.push(text),
    onEnd: (code, problem) => end({ code, problem }),
    ...options,
  });
  return { server, written, ended };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
