import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { recordsOf } from '../../src/core/lifecycle/records/recordsOf.ts';
import { openRequests } from '../../src/core/lifecycle/review/openRequests.ts';
import { requestMove } from '../../src/core/lifecycle/review/requestMove.ts';
import { python } from '../support/python.ts';
import { ADMIN, basic, rest, sharedMlflow, startMlflow, uniqueName, type MlflowServer } from '../support/servers.ts';
import { run } from '../unit/cli/memoryIo.ts';
import { connect, never, type Connected } from './connect.ts';

interface Report {
  readonly version: number;
  readonly passed: boolean;
  readonly gates: readonly { readonly id: string; readonly outcome: string; readonly detail: string }[];
  readonly transition: object | null;
  readonly problem?: string;
}

type Environment = Readonly<Record<string, string>>;

const folder = scratchFolder('promote');
const policies = {
  open: 'gates: { run: finished }',
  strict: `gates:
      metrics: [f1 >= 0.57, f1: { above-production-by: 0.023 }]
      signature: compatible
      requirements: pinned
      run: finished
      commit: [clean, pushed]`,
  reviewed: 'gates: { approvals: 1, not-by-requester: true }',
} as const;

function policyFile(name: keyof typeof policies, models = '*'): string {
  const file = path.join(folder, `${name}.yaml`);
  const text = `version: 1\nrules:\n  - models: "${models}"\n    stage: Production\n    ${policies[name]}\n`;
  writeFileSync(file, text);
  return file;
}

async function promote(
  server: string,
  name: string,
  version: string,
  policy: string,
  more: readonly string[] = [],
  environment: Environment = {},
): Promise<{ readonly exitCode: number; readonly report: Report; readonly text: string }> {
  const args = ['--server', server, '--model', name, '--version', version, '--stage', 'Production', '--policy', policy];
  const { exitCode, out, err } = await run(['promote', ...args, '--format', 'json', ...more], {
    cwd: path.join(folder, 'repo'),
    environment,
  });
  assert.equal(err, '');
  return { exitCode, report: JSON.parse(out) as Report, text: out };
}

const outcomes = ({ gates }: Report): readonly string[] => gates.map(({ id, outcome }) => `${id} ${outcome}`);

/** A repository with one commit, which a remote one holds. */
function makeRepository(): string {
  const [repo, remote] = [path.join(folder, 'repo'), path.join(folder, 'remote.git')];
  mkdirSync(repo, { recursive: true });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', repo, '-c', 'user.name=Tester', '-c', 'user.email=t@x.example', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(path.join(repo, 'train.py'), 'train()\n');
  git('add', '.');
  git('commit', '--quiet', '--message=Train');
  git('remote', 'add', 'origin', remote);
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
  return git('rev-parse', 'HEAD');
}

let commit: string;
before(() => {
  commit = makeRepository();
});

for (const { version: major, product } of [
  { version: '3', product: '3.17.2' },
  { version: '2', product: '2.22.4' },
] as const) {
  describe(`promoting by a policy with MLflow ${product}`, function () {
    this.timeout(180_000);
    const name = uniqueName('promoted');
    let uri: string;
    let connected: Connected;
    const versionOf = (version: string) => connected.registry.getModelVersion(name, version, never);

    before(async () => {
      ({ uri } = await sharedMlflow(major));
      connected = await connect(uri);
      await python(training, { version: major, trackingUri: uri, input: { name, commit } });
      await rest(uri, 'POST', '2.0/mlflow/model-versions/transition-stage', {
        name,
        version: '1',
        stage: 'Production',
        archive_existing_versions: false,
      });
    });

    it('says of each gate why it does not pass, and moves nothing', async () => {
      const { exitCode, report } = await promote(uri, name, '3', policyFile('strict'));
      assert.deepEqual([exitCode, report.version, report.passed, report.transition], [1, 1, false, null]);
      assert.deepEqual(outcomes(report), [
        'metric:f1 passed',
        'metric-above-production:f1 failed',
        'signature-present passed',
        'signature-compatible failed',
        'requirements-pinned failed',
        'run-finished passed',
        'commit-clean unknown',
        'commit-pushed unknown',
      ]);
      const details = new Map(report.gates.map(({ id, detail }) => [id, detail]));
      assert.equal(details.get('metric-above-production:f1'), '0.58 is 0.019 above 0.561 of version 1.');
      assert.equal(details.get('signature-compatible'), '2 breaking changes against version 1: order_book, volume.');
      assert.match(details.get('requirements-pinned') ?? '', /^1 of \d are not: numpy\.$/);
      assert.equal((await versionOf('3')).stage, 'None');
    });

    it('tells with --dry-run what would pass, and moves nothing', async () => {
      const { exitCode, report } = await promote(uri, name, '2', policyFile('strict'), ['--dry-run']);
      assert.deepEqual(
        report.gates.filter(({ outcome }) => outcome !== 'passed'),
        [],
      );
      assert.deepEqual([exitCode, report.passed, report.transition], [0, true, null]);
      assert.equal((await versionOf('2')).stage, 'None');
    });

    it('moves what passes, archives what was there, and records it', async () => {
      const { exitCode, report } = await promote(uri, name, '2', policyFile('strict'), ['--archive-existing']);
      assert.deepEqual(report.transition, { name, version: '2', from: 'None', to: 'Production', archived: ['1'] });
      assert.deepEqual([exitCode, report.passed, report.problem], [0, true, undefined]);
      const moved = await versionOf('2');
      assert.equal(moved.stage, 'Production');
      assert.equal((await versionOf('1')).stage, 'Archived');
      const [record] = recordsOf(moved);
      assert.ok(record?.kind === 'move');
      assert.deepEqual(
        [record.from, record.to, record.archived, record.updated],
        ['None', 'Production', ['1'], moved.lastUpdated],
      );
    });

    it('has nothing to do a second time, which is no failure', async () => {
      const { exitCode, report } = await promote(uri, name, '2', policyFile('open'));
      assert.deepEqual([exitCode, report.passed, report.transition], [0, true, null]);
      assert.match(report.problem ?? '', /in Production already/);
    });

    it('is closed without a rule, and with a policy that is wrong', async () => {
      const none = await promote(uri, name, '3', policyFile('open', 'other-*'));
      assert.deepEqual([none.exitCode, outcomes(none.report)], [1, ['policy failed']]);
      const broken = path.join(folder, 'broken.yaml');
      writeFileSync(
        broken,
        'version: 1\nrules:\n  - models: "*"\n    stage: Produktion\n    gates: { run: finished }\n',
      );
      const wrong = await promote(uri, name, '3', broken);
      assert.deepEqual([wrong.exitCode, outcomes(wrong.report)], [1, ['policy failed']]);
      assert.match(wrong.report.problem ?? '', /broken\.yaml:4:12: .*is not a stage/);
    });

    it('fails for what is not there', async () => {
      const noVersion = await promote(uri, name, '99', policyFile('open'));
      assert.deepEqual([noVersion.exitCode, noVersion.report.passed], [1, false]);
      assert.match(noVersion.report.problem ?? '', /no version 99/);
      const noModel = await promote(uri, `${name} nowhere`, '1', policyFile('open'));
      assert.deepEqual([noModel.exitCode, noModel.report.passed], [1, false]);
      const noServer = await promote(`http://127.0.0.1:${await freePort()}`, name, '1', policyFile('open'));
      assert.deepEqual([noServer.exitCode, noServer.report.passed, noServer.report.gates], [1, false, []]);
      assert.match(noServer.report.problem ?? '', /refused the connection/);
    });
  });
}

for (const { version, product } of [
  { version: '3', product: '3.17.2' },
  { version: '2', product: '2.22.4' },
] as const) {
  describe(`promoting with users of basic-auth, MLflow ${product}`, function () {
    this.timeout(180_000);
    const ann = { username: 'ann', password: 'ann-secret-1234' };
    const secretsOf = ({ username, password }: typeof ann): Environment => ({
      MLFLOW_TRACKING_USERNAME: username,
      MLFLOW_TRACKING_PASSWORD: password,
    });
    const as = (who: typeof ann) => ({ headers: async () => ({ Authorization: basic(who) }) });
    const name = 'reviewed';
    let server: MlflowServer;

    before(async () => {
      server = await startMlflow({ version, auth: true });
      await rest(server.uri, 'POST', '2.0/mlflow/users/create', ann, { authorization: basic(ADMIN) });
      const { registry } = await connect(server.uri, as(ann));
      await registry.createRegisteredModel(name, undefined, never);
      await registry.createModelVersion(
        { name, source: 's3://bucket/model', runId: undefined, modelId: undefined, description: undefined, tags: [] },
        never,
      );
    });
    after(() => server.stop());

    it('does not let who asked for it approve it, and lets another', async () => {
      const { registry } = await connect(server.uri, as(ann));
      const actor = { name: 'ann', from: 'server' } as const;
      await requestMove(
        registry,
        { name, version: '1', to: 'Production', archiveExisting: false, comment: '', actor },
        never,
      );
      const own = await promote(server.uri, name, '1', policyFile('reviewed'), [], secretsOf(ann));
      assert.deepEqual([own.exitCode, outcomes(own.report)], [1, ['approvals failed', 'not-by-requester failed']]);

      const other = await promote(server.uri, name, '1', policyFile('reviewed'), [], secretsOf(ADMIN));
      assert.deepEqual([other.exitCode, other.report.passed, other.report.problem], [0, true, undefined]);
      const moved = await registry.getModelVersion(name, '1', never);
      assert.equal(moved.stage, 'Production');
      assert.deepEqual(openRequests(moved), []);
      assert.deepEqual(
        recordsOf(moved)
          .map(({ kind, by }) => `${kind} by ${by.name} of ${by.from}`)
          .toSorted(),
        ['decision by admin of server', 'move by admin of server', 'request by ann of server'],
      );
    });

    it('tells that the sign-in was refused, and no secret', async () => {
      const wrong = { username: 'ann', password: 'wrong-secret-9876' };
      const { exitCode, report, text } = await promote(server.uri, name, '1', policyFile('open'), [], secretsOf(wrong));
      assert.deepEqual([exitCode, report.passed, report.transition], [1, false, null]);
      assert.match(report.problem ?? '', /sign-in was refused/);
      assert.ok(!text.includes(wrong.password) && !text.includes(basic(wrong).split(' ')[1] ?? '?'));
    });
  });
}

describe('promoting over https', function () {
  this.timeout(180_000);
  let server: MlflowServer;
  before(async () => {
    server = await startMlflow({ ssl: true });
  });
  after(() => server.stop());

  it('trusts the authorities of the environment, and nobody else by itself', async () => {
    const check = async (environment: Environment, problem: RegExp) => {
      const { exitCode, report } = await promote(server.uri, 'none', '1', policyFile('open'), [], environment);
      assert.equal(exitCode, 1);
      assert.match(report.problem ?? '', problem);
    };
    await check({}, /certificate/);
    await check({ MLFLOW_TRACKING_SERVER_CERT_PATH: server.caFile ?? '' }, /no version 1|not on the server/);
    await check({ MLFLOW_TRACKING_INSECURE_TLS: 'true' }, /no version 1|not on the server/);
  });
});

const training = `
  import mlflow
  import pandas as pd
  from mlflow import MlflowClient
  from mlflow.models import infer_signature

  class Model(mlflow.pyfunc.PythonModel):
      def predict(self, context, model_input, params=None):
          return model_input

  client = MlflowClient()
  name = input['name']
  experiment = client.create_experiment(name)
  client.create_registered_model(name)
  three = int(mlflow.__version__.split('.')[0]) >= 3

  def register(f1, columns, requirements, commit):
      frame = pd.DataFrame({column: [1.0] for column in columns})
      with mlflow.start_run(experiment_id=experiment) as active:
          mlflow.log_metric('f1', f1)
          where = {'name': 'model'} if three else {'artifact_path': 'model'}
          info = mlflow.pyfunc.log_model(
              python_model=Model(), signature=infer_signature(frame, [1.0]), pip_requirements=requirements, **where)
      run = active.info.run_id
      if commit:
          client.set_tag(run, 'mlflow.source.git.commit', commit)
          client.set_tag(run, 'mlflow.source.git.dirty', 'False')
      mlflow.register_model(info.model_uri, name)

  pinned = ['mlflow==' + mlflow.__version__, 'numpy==2.0.0']
  register(0.561, ['open', 'close'], pinned, input['commit'])
  register(0.584, ['open', 'close'], pinned, input['commit'])
  register(0.58, ['open', 'close', 'order_book', 'volume'], ['mlflow==' + mlflow.__version__, 'numpy'], None)
`;
