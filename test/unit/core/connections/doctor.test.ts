import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/core/connections/connection.ts';
import { diagnose, type DoctorPort } from '../../../../src/core/connections/doctor.ts';
import type { DoctorReport } from '../../../../src/core/connections/doctorReport.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import {
  fakeServer,
  fetchFailed,
  json,
  mlflowError,
  never,
  page,
  text,
  type Reply,
  type Sent,
} from '../tracking/rest/fakeServer.ts';

const connection: Connection = {
  scope: 'user',
  name: 'quant',
  trackingUri: 'https://mlflow.example:8443/team',
  registryUri: undefined,
  workspace: undefined,
  auth: 'basic',
  production: false,
  readOnly: false,
  caFile: undefined,
  insecureTls: false,
};

type Answers = Readonly<Record<string, Reply>>;

const notAuthenticated = text('You are not authenticated. Please see …', 401, {
  'www-authenticate': 'Basic realm="mlflow"',
});
const healthy: Answers = {
  '/health': text('OK'),
  '/server-info': json({ store_type: 'SqlStore', workspaces_enabled: false }),
  '/version': text('3.17.2'),
  '/experiments/search': json({ experiments: [] }),
  '/registered-models/search': json({}),
};

interface Case {
  readonly answers?: Answers;
  readonly every?: Reply;
  readonly connection?: Partial<Connection>;
  readonly port?: Partial<DoctorPort>;
}

async function examine({ answers = {}, every, connection: changes, port }: Case): Promise<DoctorReport> {
  const asked = { ...connection, ...changes };
  const all = { ...healthy, ...answers };
  const reply = ({ url }: Sent): Reply =>
    every ?? Object.entries(all).find(([path]) => new URL(url).pathname.endsWith(path))?.[1] ?? page(404);
  const { client } = fakeServer(reply, { baseUrl: asked.trackingUri, workspace: asked.workspace });
  const facts: DoctorPort = {
    clients: async () => ({ tracking: client, registry: client }),
    lookup: async () => ['10.2.0.14'],
    certificate: async () => ({ subject: 'CN=mlflow', issuer: 'CN=Quant Root CA', validUntil: Date.UTC(2127, 2, 4) }),
    ...port,
  };
  return diagnose(asked, facts, never);
}

function outcomes({ steps }: DoctorReport): string {
  return steps.map(({ step, outcome }) => `${step}:${outcome}`).join(' ');
}

const all = 'address:pass proxy:pass tls:pass host:pass signIn:pass version:pass registry:pass';

describe('Test Connection', () => {
  it('finds nothing wrong with a healthy server and says what it saw', async () => {
    const report = await examine({});
    assert.equal(outcomes(report), all);
    assert.deepEqual(
      { ok: report.ok, problem: report.problem, serverVersion: report.serverVersion, cure: report.cure },
      { ok: true, problem: undefined, serverVersion: '3.17.2', cure: undefined },
    );
    assert.deepEqual(
      report.steps.map((step) => step.text?.args),
      [
        { host: 'mlflow.example', addresses: '10.2.0.14' },
        {},
        { date: '2127-03-04' },
        {},
        {},
        { version: '3.17.2' },
        {},
      ],
    );
  });

  it('needs neither server-info nor /health of an older server', async () => {
    const report = await examine({
      answers: { '/health': page(404), '/server-info': page(404), '/version': text('2.22.4') },
    });
    assert.deepEqual([report.ok, report.serverVersion, outcomes(report)], [true, '2.22.4', all]);
  });

  const skippedFrom = (failed: string): string => {
    const order = all.split(' ').map((step) => step.split(':')[0]);
    const at = order.indexOf(failed);
    return order.map((step, index) => `${step}:${index < at ? 'pass' : index === at ? 'fail' : 'skipped'}`).join(' ');
  };

  const problems: [string, Case, string, string, string | undefined][] = [
    ['an unknown host', { every: fetchFailed('ENOTFOUND') }, 'dns', 'address', 'nslookup mlflow.example'],
    [
      'a refused connection',
      { every: fetchFailed('ECONNREFUSED') },
      'unreachable',
      'address',
      'curl -v "https://mlflow.example:8443/team/health"',
    ],
    [
      'a proxy that refuses',
      { every: fetchFailed('x', 'Proxy response (407) !== 200 when HTTP Tunneling') },
      'proxy',
      'proxy',
      '"http.noProxy": ["mlflow.example"]',
    ],
    [
      'an unknown authority',
      { every: fetchFailed('UNABLE_TO_VERIFY_LEAF_SIGNATURE') },
      'tls',
      'tls',
      '"caFile": "/path/to/authority.pem"',
    ],
    [
      'http behind an https address',
      { every: fetchFailed('ERR_SSL_WRONG_VERSION_NUMBER') },
      'tls',
      'tls',
      '"trackingUri": "http://mlflow.example:8443/team"',
    ],
    [
      'an expired certificate',
      { every: fetchFailed('CERT_HAS_EXPIRED') },
      'tls',
      'tls',
      'openssl s_client -connect mlflow.example:8443 -servername mlflow.example </dev/null | openssl x509 -noout -subject -issuer -dates',
    ],
    [
      'a host that is not allowed',
      { answers: { '/server-info': text('Invalid Host header - possible DNS rebinding attack detected', 403) } },
      'hostRejected',
      'host',
      'mlflow server --allowed-hosts "mlflow.example:8443,localhost,localhost:*,127.0.0.1,127.0.0.1:*"',
    ],
    [
      'a sign-in that is refused',
      { answers: { '/version': notAuthenticated, '/experiments/search': notAuthenticated } },
      'unauthorized',
      'signIn',
      undefined,
    ],
    [
      'a missing permission',
      { answers: { '/experiments/search': text('Permission denied', 403) } },
      'forbidden',
      'signIn',
      undefined,
    ],
    [
      'a web page',
      { every: text('<!doctype html><html><body>Sign in</body></html>', 200, { 'content-type': 'text/html' }) },
      'notMlflow',
      'version',
      'curl -i "https://mlflow.example:8443/team/api/2.0/mlflow/experiments/search?max_results=1"',
    ],
    [
      'another address',
      { every: text('', 302, { location: 'https://login.example/' }) },
      'notMlflow',
      'version',
      undefined,
    ],
    [
      'MLflow 1',
      { answers: { '/version': text('1.30.0'), '/experiments/search': mlflowError(404, 'ENDPOINT_NOT_FOUND', 'x') } },
      'tooOld',
      'version',
      'pip install --upgrade "mlflow>=2.22"',
    ],
    [
      'no registry',
      { answers: { '/registered-models/search': page(404) } },
      'registryMissing',
      'registry',
      'mlflow server --backend-store-uri sqlite:///mlflow.db',
    ],
    [
      'a registry that refuses the sign-in',
      { answers: { '/registered-models/search': notAuthenticated } },
      'unauthorized',
      'registry',
      undefined,
    ],
    [
      'a workspace that the server does not have',
      { connection: { workspace: 'team-a' } },
      'invalid',
      'version',
      'mlflow server --enable-workspaces',
    ],
  ];
  for (const [name, given, problem, step, cure] of problems) {
    it(`tells ${name}`, async () => {
      const report = await examine(given);
      const failed = report.steps.find(({ outcome }) => outcome === 'fail');
      assert.deepEqual(
        [report.ok, report.problem, failed?.step, failed?.failure?.reason],
        [false, problem, step, problem],
      );
      if (cure !== undefined) assert.equal(report.cure, cure);
      const expected = skippedFrom(step);
      // Where nothing that checks the Host header answered, it is not said to be accepted.
      assert.ok([expected, expected.replace('host:pass', 'host:skipped')].includes(outcomes(report)), outcomes(report));
    });
  }

  it('tells a time-out with its length', async () => {
    const { client } = fakeServer(() => new Promise<Response>(() => undefined), { timeout: 20 });
    const report = await diagnose(
      connection,
      {
        clients: async () => ({ tracking: client, registry: client }),
        lookup: async () => [],
        certificate: async () => undefined,
      },
      never,
    );
    assert.deepEqual([report.problem, report.steps[0]?.failure?.timeout], ['timeout', 20]);
  });

  it('shows the certificate that was not accepted', async () => {
    const { steps } = await examine({ every: fetchFailed('SELF_SIGNED_CERT_IN_CHAIN') });
    assert.deepEqual(steps.find(({ step }) => step === 'tls')?.text?.args, {
      subject: 'CN=mlflow',
      issuer: 'CN=Quant Root CA',
      date: '2127-03-04',
    });
  });

  it('tells authorities that cannot be read', async () => {
    const unreadable = new TrackingError({ reason: 'tls', code: 'caFileUnreadable', server: 'https://mlflow.example' });
    const report = await examine({ port: { clients: () => Promise.reject(unreadable) } });
    assert.deepEqual([report.problem, report.steps.find(({ outcome }) => outcome === 'fail')?.step], ['tls', 'tls']);
  });

  it('warns of a secret over http and of a certificate that is not verified', async () => {
    const tls = async (changes: Partial<Connection>): Promise<string | undefined> => {
      const step = (await examine({ connection: changes })).steps.find((each) => each.step === 'tls');
      return `${step?.outcome} ${step?.text?.id}`;
    };
    assert.equal(await tls({ trackingUri: 'http://mlflow.example' }), 'warn doctorTlsPlain');
    assert.equal(await tls({ trackingUri: 'http://mlflow.example', auth: 'none' }), 'skipped doctorTlsOff');
    assert.equal(await tls({ trackingUri: 'http://127.0.0.1:5000' }), 'skipped doctorTlsOff');
    assert.equal(await tls({ insecureTls: true }), 'warn doctorTlsUnverified');
  });

  it('does not ask for the names of addresses that are none', async () => {
    const lookups: string[] = [];
    const lookup = async (host: string): Promise<string[]> => (lookups.push(host), []);
    for (const host of ['127.0.0.1', '[::1]', 'name.example'])
      await examine({ connection: { trackingUri: `http://${host}:5000` }, port: { lookup } });
    assert.deepEqual(lookups, ['name.example']);
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    const { client } = fakeServer(() => new Promise<Response>(() => undefined));
    const facts = {
      clients: async () => ({ tracking: client, registry: client }),
      lookup: async () => [],
      certificate: async () => undefined,
    };
    const running = diagnose(connection, facts, abort.signal);
    abort.abort(new Error('enough'));
    await assert.rejects(running, /enough/);
  });
});
