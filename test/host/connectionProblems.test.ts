import assert from 'node:assert/strict';
import { command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { running } from './support/extension.ts';
import { eventually } from './support/eventually.ts';
import { startTap, type Answer, type Tap } from './support/tap.ts';

interface Outcome {
  readonly ok: boolean;
  readonly problem?: string;
  readonly serverVersion?: string;
  readonly detail: string;
}

const html = (status: number, title: string): Answer => ({
  status,
  type: 'text/html',
  body: `<!doctype html><html><title>${title}</title><h1>${title}</h1></html>`,
});
const text = (status: number, body: string): Answer => ({ status, type: 'text/plain', body });
const json = (status: number, body: object): Answer => ({ status, body: JSON.stringify(body) });

/** What a server answers to everything, the problem that is told, and what the detail says of it. */
const answers: readonly (readonly [string, Answer, string, RegExp])[] = [
  ['a web page of something else', html(200, 'It works!'), 'notMlflow', /answered, but not as an MLflow server/],
  ['a sign-in page', html(404, 'Log in'), 'notMlflow', /a sign-in page is in between/],
  ['a request to sign in', text(401, 'You are not authenticated.'), 'unauthorized', /the sign-in was refused/],
  ['a refusal', json(403, { error_code: 'PERMISSION_DENIED', message: 'no' }), 'forbidden', /MLflow says: “no”/],
  [
    'a host that is not allowed',
    text(403, 'Invalid Host header - possible DNS rebinding attack detected'),
    'hostRejected',
    /adds --allowed-hosts "127\.0\.0\.1:\d+"/,
  ],
  ['a crash', html(500, 'Internal Server Error'), 'server', /a web page \(500\)/],
];

describe('a connection with a problem', () => {
  let tap: Tap;
  beforeEach(async () => {
    tap = await startTap(mlflow);
  });
  afterEach(async () => {
    await tap.stop();
    await configure([]);
  });

  for (const [what, answer, problem, detail] of answers) {
    it(`${what} is ${problem}, for the test and for the state`, async () => {
      tap.answer = () => answer;
      await configure([{ name: 'test', trackingUri: tap.uri }]);
      const outcome = await command<Outcome>('mlflow.connection.test', { name: 'test' });
      assert.deepEqual([outcome.ok, outcome.problem], [false, problem], outcome.detail);
      assert.match(outcome.detail, detail);
      const { connections } = await running();
      await assert.rejects(connections.session(AbortSignal.timeout(5000)), { reason: problem });
      assert.equal(connections.active?.state.kind, 'failed');
    });
  }

  it('a server without a registry works, but for that', async () => {
    tap.answer = ({ path }) => (path.includes('/registered-models/') ? html(404, 'Not Found') : undefined);
    const { capabilities } = await connectTo(tap.uri);
    assert.equal(capabilities.serverVersion, '3.17.2');
    const outcome = await command<Outcome>('mlflow.connection.test', { name: 'test' });
    assert.deepEqual([outcome.ok, outcome.problem, outcome.serverVersion], [false, 'registryMissing', '3.17.2']);
  });

  it('https to a server that speaks http is tls', async () => {
    await configure([{ name: 'test', trackingUri: tap.uri.replace('http:', 'https:') }]);
    const outcome = await command<Outcome>('mlflow.connection.test', { name: 'test' });
    assert.deepEqual([outcome.ok, outcome.problem], [false, 'tls'], outcome.detail);
  });

  it('a test that passes again brings a failed connection back', async () => {
    tap.answer = () => text(401, 'no');
    await configure([{ name: 'test', trackingUri: tap.uri }]);
    const { connections } = await running();
    await assert.rejects(connections.session(AbortSignal.timeout(5000)), { reason: 'unauthorized' });
    tap.answer = () => undefined;
    const outcome = await command<Outcome>('mlflow.connection.test', {});
    assert.equal(outcome.ok, true, outcome.detail);
    await eventually('the connection is ready', () => connections.active?.state.kind === 'ready');
  });
});
