import assert from 'node:assert/strict';
import { bestRuns } from '../../src/core/lifecycle/bestRun.ts';
import { chooseCandidate, modelCandidates, type ModelCandidate } from '../../src/core/lifecycle/modelCandidates.ts';
import { preflight } from '../../src/core/lifecycle/preflight.ts';
import { ReadBackRegistry } from '../../src/core/lifecycle/readBackRegistry.ts';
import { ModelWithoutVersion, register, type RegistrationPort } from '../../src/core/lifecycle/register.ts';
import { planTransition, transition, type MovePlan } from '../../src/core/lifecycle/transition.ts';
import { allVersions } from '../../src/core/lifecycle/versions.ts';
import type { ModelRegistry } from '../../src/core/tracking/registry.ts';
import type { Run } from '../../src/core/tracking/run.ts';
import { startFaultProxy, type Fault, type FaultProxy } from '../support/faultProxy.ts';
import { python } from '../support/python.ts';
import { sharedMlflow, uniqueName } from '../support/servers.ts';
import { connect, failure, never, reason, type Connected } from './connect.ts';

interface Trained {
  readonly experimentId: string;
  /** Two models each, one model, none; all finished. */
  readonly two: string;
  readonly one: string;
  readonly none: string;
  /** The best value of all, but FAILED; and one whose value is NaN. */
  readonly failed: string;
  readonly nan: string;
}

for (const { version, product } of [
  { version: '3', product: '3.17.2' },
  { version: '2', product: '2.22.4' },
] as const) {
  describe(`registering and moving versions with MLflow ${product}`, function () {
    this.timeout(180_000);
    let uri: string;
    let connected: Connected;
    let registry: ModelRegistry;
    let trained: Trained;

    before(async () => {
      ({ uri } = await sharedMlflow(version));
      connected = await connect(uri);
      registry = new ReadBackRegistry(connected.registry);
      trained = (await python(training, {
        version,
        trackingUri: uri,
        input: { name: uniqueName('trained') },
      })) as Trained;
    });

    const run = (id: string): Promise<Run> => connected.store.getRun(id, never);
    const candidatesOf = async (id: string): Promise<readonly ModelCandidate[]> =>
      modelCandidates(connected.store, await run(id), never);
    const portOf = (over: ModelRegistry): RegistrationPort => ({ registry: over, wait: async () => undefined });
    const registerOnly = async (
      name: string,
      over: ModelRegistry = registry,
      more: { alias?: string; stage?: 'Staging' } = {},
    ) =>
      register(
        portOf(over),
        {
          name,
          runId: trained.one,
          candidate: chooseCandidate(await candidatesOf(trained.one), {}),
          description: 'made by a test',
          tags: [{ key: 'from', value: 'test' }],
          alias: more.alias,
          stage: more.stage,
        },
        never,
      );
    const move = async (
      name: string,
      number: string,
      to: 'Staging' | 'Production' | 'Archived' | 'None',
      archive: boolean,
    ) => {
      const all = await allVersions(registry, name, never);
      const found = all.find((each) => each.version === number);
      assert.ok(found);
      const plan = planTransition(all, found, to, archive);
      assert.equal(plan.kind, 'move');
      return transition(registry, plan, never);
    };
    const stagesOf = async (name: string): Promise<string[]> =>
      (await allVersions(registry, name, never)).map((each) => `${each.version} ${each.stage}`);

    it('finds the models of a run: one, several, none', async () => {
      assert.deepEqual(
        (await candidatesOf(trained.one)).map(({ path }) => path),
        ['model'],
      );
      assert.deepEqual((await candidatesOf(trained.two)).map(({ path }) => path).toSorted(), ['first', 'second']);
      assert.deepEqual(await candidatesOf(trained.none), []);
      const [candidate] = await candidatesOf(trained.one);
      assert.match(
        candidate?.source ?? '',
        version === '3' ? /^models:\/m-[0-9a-f]{32}$/ : /^mlflow-artifacts:\/.+\/artifacts\/model$/,
      );
    });

    it('says before a registration what should be known', async () => {
      const [candidate] = await candidatesOf(trained.one);
      assert.ok(candidate);
      const name = uniqueName('known');
      const look = async () => preflight(connected.store, registry, await run(trained.one), candidate, never);
      assert.deepEqual(await look(), [{ kind: 'noSignature' }, { kind: 'noExample' }]);
      await registerOnly(name);
      assert.deepEqual(
        (await look()).filter(({ kind }) => kind === 'alreadyRegistered'),
        [{ kind: 'alreadyRegistered', name, version: '1' }],
      );
    });

    it('registers as the Python client does, which then sees the same', async () => {
      const name = uniqueName("it's a model");
      const first = await registerOnly(name, registry, { alias: 'champion', stage: 'Staging' });
      assert.deepEqual([first.version, first.status, first.stage], ['1', 'ready', 'Staging']);
      const seen = await python(reading, { version, trackingUri: uri, input: { name, run: trained.one } });
      assert.deepEqual(seen, {
        ours: {
          version: '1',
          stage: 'Staging',
          description: 'made by a test',
          tags: { from: 'test' },
          run: trained.one,
        },
        alias: '1',
        // what mlflow.register_model makes of the same run and model has the same source as ours
        sameSource: true,
      });
    });

    it('registers nothing inside a prompt of the same name', async () => {
      const name = uniqueName('prompt').replaceAll(/[^\w.-]/g, '-');
      await python("import mlflow\nmlflow.register_prompt(name=input['name'], template='text')\nresult = None", {
        version,
        trackingUri: uri,
        input: { name },
      });
      assert.equal(await reason(registerOnly(name)), 'alreadyExists');
    });

    it('moves versions, archives those that were there, and takes it back', async () => {
      const name = uniqueName('moved');
      for (let made = 0; made < 3; made++) await registerOnly(name);
      assert.deepEqual((await move(name, '1', 'Production', true)).archived, []);
      assert.deepEqual((await move(name, '2', 'Production', false)).archived, []);
      const outcome = await move(name, '3', 'Production', true);
      assert.deepEqual(outcome, { name, version: '3', from: 'None', to: 'Production', archived: ['2', '1'] });
      assert.deepEqual(await stagesOf(name), ['3 Production', '2 Archived', '1 Archived']);
      await connected.registry.transitionStage(name, '1', 'Staging', false, never);
      assert.deepEqual((await move(name, '1', 'Archived', true)).archived, []);
      assert.deepEqual((await move(name, '1', 'None', true)).archived, []);
    });

    it('refuses a move when somebody was faster', async () => {
      const name = uniqueName('raced');
      await registerOnly(name);
      const all = await allVersions(registry, name, never);
      const plan = planTransition(all, all[0] as (typeof all)[number], 'Production', false) as MovePlan;
      await connected.registry.transitionStage(name, '1', 'Archived', false, never);
      assert.equal(await reason(transition(registry, plan, never)), 'conflict');
      assert.deepEqual(await stagesOf(name), ['1 Archived']);
      await registerOnly(name, registry, { stage: 'Staging' });
      const archiving = planTransition(all, all[0] as (typeof all)[number], 'Staging', true) as MovePlan;
      assert.equal(await reason(transition(registry, { ...archiving, from: 'Archived' }, never)), 'conflict');
      assert.deepEqual(await stagesOf(name), ['2 Staging', '1 Archived']);
    });

    it('ranks finished runs that have a model; NaN and failed runs are never best', async () => {
      const query = { experimentId: trained.experimentId, metric: 'f1', filter: undefined, count: 10 } as const;
      const highest = await bestRuns(connected.store, { ...query, direction: 'max' }, never);
      assert.deepEqual(
        highest.best.map(({ run: { id }, value }) => [id, value]),
        [
          [trained.two, 0.8],
          [trained.one, 0.7],
        ],
      );
      assert.equal(highest.complete, true);
      const lowest = await bestRuns(connected.store, { ...query, direction: 'min' }, never);
      assert.deepEqual(
        lowest.best.map(({ value }) => value),
        [0.7, 0.8],
      );
      const filtered = await bestRuns(
        connected.store,
        { ...query, direction: 'max', filter: "params.kind = 'one'" },
        never,
      );
      assert.deepEqual(
        filtered.best.map(({ run: { id } }) => id),
        [trained.one],
      );
    });

    describe('through a network that loses answers', () => {
      let proxy: FaultProxy;
      let faulty: ModelRegistry;

      before(async () => {
        proxy = await startFaultProxy({ upstream: uri });
        faulty = new ReadBackRegistry((await connect(proxy.uri)).registry);
      });
      after(() => proxy.stop());

      const sent = (path: string): number => proxy.requests.filter((request) => request.path.includes(path)).length;
      const lost: Fault = { kind: 'reset', when: 'after' };
      const undelivered: Fault = { kind: 'reset', when: 'before' };

      it('finds the version that was created although the answer was lost, and creates no second one', async () => {
        const name = uniqueName('lost answer');
        proxy.planFor(/model-versions\/create/, lost);
        assert.equal((await registerOnly(name, faulty)).version, '1');
        assert.equal(sent('model-versions/create'), 1);
        assert.deepEqual(await stagesOf(name), ['1 None']);
      });

      it('says that no version was created when the request never arrived', async () => {
        const name = uniqueName('lost request');
        proxy.planFor(/model-versions\/create/, undelivered);
        const left = await registerOnly(name, faulty).catch((error: unknown) => error);
        assert.ok(left instanceof ModelWithoutVersion);
        assert.equal((await failure(Promise.reject(left.cause as Error))).readBack, 'notDone');
        assert.equal(sent('model-versions/create'), 1);
        assert.deepEqual(await stagesOf(name), []);
      });

      it('tells the truth about a move whose answer was lost or that never arrived', async () => {
        const name = uniqueName('lost move');
        const created = await registerOnly(name);
        const plan = planTransition([created], created, 'Production', false) as MovePlan;
        proxy.planFor(/transition-stage/, undelivered);
        assert.equal((await failure(transition(faulty, plan, never))).readBack, 'notDone');
        assert.deepEqual([sent('transition-stage'), await stagesOf(name)], [1, ['1 None']]);
        proxy.planFor(/transition-stage/, lost);
        assert.equal((await transition(faulty, plan, never)).to, 'Production');
        assert.deepEqual([sent('transition-stage'), await stagesOf(name)], [1, ['1 Production']]);
      });
    });
  });
}

const training = `
  import math
  import mlflow
  from mlflow import MlflowClient

  class Model(mlflow.pyfunc.PythonModel):
      def predict(self, context, model_input, params=None):
          return model_input

  client = MlflowClient()
  experiment = client.create_experiment(input['name'])
  three = int(mlflow.__version__.split('.')[0]) >= 3

  def run(kind, value, models=(), status='FINISHED'):
      with mlflow.start_run(experiment_id=experiment, run_name=kind) as active:
          mlflow.log_param('kind', kind)
          mlflow.log_metric('f1', value)
          for name in models:
              where = {'name': name} if three else {'artifact_path': name}
              mlflow.pyfunc.log_model(python_model=Model(), pip_requirements=['mlflow'], **where)
      client.set_terminated(active.info.run_id, status)
      return active.info.run_id

  result = {
      'experimentId': experiment,
      'two': run('two', 0.8, ['first', 'second']),
      'one': run('one', 0.7, ['model']),
      'none': run('none', 0.9),
      'failed': run('failed', 0.99, ['model'], 'FAILED'),
      'nan': run('nan', math.nan, ['model']),
  }
`;

const reading = `
  import mlflow
  from mlflow import MlflowClient
  client = MlflowClient()
  ours = client.get_model_version(input['name'], '1')
  theirs = mlflow.register_model(f"runs:/{input['run']}/model", input['name'] + ' by Python')
  result = {
      'ours': {'version': str(ours.version), 'stage': ours.current_stage, 'description': ours.description, 'tags': ours.tags, 'run': ours.run_id},
      'alias': str(client.get_model_version_by_alias(input['name'], 'champion').version),
      'sameSource': ours.source == theirs.source,
  }
`;
