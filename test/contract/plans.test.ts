import assert from 'node:assert/strict';
import { message, renderEnglish } from '../../src/core/base/message.ts';
import { runSource } from '../../src/core/git/runSource.ts';
import { makeCard } from '../../src/core/lifecycle/card/makeCard.ts';
import { readVersionFacts } from '../../src/core/lifecycle/facts/readVersionFacts.ts';
import { runsById } from '../../src/core/lifecycle/facts/runsById.ts';
import { migrationSteps } from '../../src/core/lifecycle/migration/migrationSteps.ts';
import { readMigration } from '../../src/core/lifecycle/migration/planMigration.ts';
import { usualAliases } from '../../src/core/lifecycle/migration/stageAliases.ts';
import { usualRules, type PhaseOutAct } from '../../src/core/lifecycle/phaseOut/candidates.ts';
import { phaseOutSteps } from '../../src/core/lifecycle/phaseOut/phaseOutSteps.ts';
import { readCandidates } from '../../src/core/lifecycle/phaseOut/readCandidates.ts';
import { goBack, goOn } from '../../src/core/lifecycle/plan/runPlan.ts';
import { notBegun, stepsIn, type PlanProgress } from '../../src/core/lifecycle/plan/stepPlan.ts';
import { ReadBackRegistry } from '../../src/core/lifecycle/readBackRegistry.ts';
import type { ModelRegistry } from '../../src/core/tracking/registry.ts';
import { python } from '../support/python.ts';
import { sharedMlflow, uniqueName } from '../support/servers.ts';
import { connect, never, type Connected } from './connect.ts';

const loose = { signal: never, isIndependent: true } as const;
const options = { actor: { name: 'ann', from: 'git' }, comment: '' } as const;

for (const { version, product } of [
  { version: '3', product: '3.17.2' },
  { version: '2', product: '2.22.4' },
] as const) {
  describe(`plans of several steps with MLflow ${product}`, function () {
    this.timeout(240_000);
    let uri: string;
    let connected: Connected;
    let registry: ModelRegistry;
    const requests: string[] = [];
    const counting: typeof fetch = (input, init) => {
      requests.push(new URL(input instanceof Request ? input.url : input).pathname);
      return fetch(input, init);
    };

    before(async () => {
      ({ uri } = await sharedMlflow(version));
      connected = await connect(uri, { fetch: counting });
      registry = new ReadBackRegistry(connected.registry);
    });

    const client = (code: string, input: unknown): Promise<unknown> =>
      python(`from mlflow import MlflowClient\nclient = MlflowClient()\n${code}`, { version, trackingUri: uri, input });

    /** Versions 1 to 4, the last two of deleted runs; 2 has an alias, 5 is in Production. */
    async function modelWithRuns(name = uniqueName('phased').replaceAll(' ', '-')): Promise<string> {
      await client(made, name);
      return name;
    }

    async function plan(name: string, act: PhaseOutAct): Promise<PlanProgress> {
      const ports = {
        registry,
        runs: (ids: readonly string[], signal: AbortSignal) => runsById(connected.store, ids, signal),
      };
      const rules = { ...usualRules, keepNewest: 2, act, now: Date.now() };
      const { candidates } = await readCandidates(ports, name, rules, never);
      return notBegun(phaseOutSteps(registry, act, candidates, options));
    }

    const numbers = (progress: PlanProgress, ...kinds: Parameters<typeof stepsIn>[1][]): string =>
      stepsIn(progress, ...kinds)
        .map(({ id }) => id.split('/').at(-1))
        .join(' ');

    it('archives what no run is left of, but for what was moved meanwhile, and takes it back', async () => {
      const name = await modelWithRuns();
      const planned = await plan(name, 'archive');
      assert.equal(numbers(planned, 'left'), '4 3 1');
      await connected.registry.transitionStage(name, '3', 'Staging', false, never);
      const done = await goOn(planned, loose);
      assert.deepEqual([numbers(done, 'done'), numbers(done, 'failed')], ['4 1', '3']);
      assert.deepEqual(await client(stages, name), ['Archived', 'None', 'Staging', 'Archived', 'Production']);
      assert.equal(numbers(await goBack(done, loose), 'undone'), '4 1');
      assert.deepEqual(await client(stages, name), ['None', 'None', 'Staging', 'None', 'Production']);
    });

    it('deletes the others when one got an alias meanwhile', async () => {
      const name = await modelWithRuns();
      const planned = await plan(name, 'delete');
      await connected.registry.setAlias(name, 'kept', '3', never);
      const done = await goOn(planned, loose);
      assert.deepEqual([numbers(done, 'done'), numbers(done, 'failed')], ['4 1', '3']);
      assert.deepEqual(await client(stages, name), ['None', 'None', 'Production']);
      const { aliases, tags } = await registry.getRegisteredModel(name, never);
      assert.deepEqual([aliases.map(({ alias }) => alias).toSorted(), tags], [['champion', 'kept'], []]);
    });

    it('looks at all models in a few requests', async () => {
      const name = await modelWithRuns();
      requests.length = 0;
      const ports = {
        registry,
        runs: (ids: readonly string[], signal: AbortSignal) => runsById(connected.store, ids, signal),
      };
      const rules = { ...usualRules, keepNewest: 2, act: 'delete', now: Date.now() } as const;
      const { candidates, looked } = await readCandidates(ports, undefined, rules, never);
      const own = candidates.filter((one) => one.version.name === name).map((one) => one.version.version);
      assert.deepEqual(own, ['4', '3', '1']);
      assert.ok(requests.length <= 4 + Math.ceil(looked / 100), `${requests.length} requests for ${looked} versions`);
    });

    it('gives stages their aliases, taking one from another version, and takes that back', async () => {
      const name = await modelWithRuns();
      await connected.registry.transitionStage(name, '1', 'Staging', false, never);
      const { moves } = await readMigration(registry, name, usualAliases, never);
      assert.deepEqual(
        moves.map(({ alias, version: to, from }) => [alias, from, to]),
        [
          ['champion', '2', '5'],
          ['challenger', undefined, '1'],
        ],
      );
      const done = await goOn(notBegun(migrationSteps(registry, moves, options)), loose);
      assert.deepEqual(await client(aliases, name), { champion: '5', challenger: '1' });
      assert.deepEqual((await readMigration(registry, name, usualAliases, never)).moves, []);
      assert.equal(stepsIn(await goBack(done, loose), 'undone').length, 2);
      assert.deepEqual(await client(aliases, name), { champion: '2' });
    });

    it('is found for all models as for one', async () => {
      const name = await modelWithRuns();
      const all = await readMigration(registry, undefined, usualAliases, never);
      const one = await readMigration(registry, name, usualAliases, never);
      assert.deepEqual(
        all.moves.filter((move) => move.name === name),
        one.moves,
      );
      assert.equal(one.moves.length, 1);
    });

    it('saves a card as the description that the Python client reads, and finds it there again', async () => {
      const name = await modelWithRuns();
      const card = async (): Promise<string> => {
        const found = await registry.getModelVersion(name, '5', never);
        const facts = await readVersionFacts(connected.store, found, never, registry);
        const source = runSource(facts.run.kind === 'known' ? facts.run.value : undefined);
        return makeCard(found.description, { facts, source, commit: undefined }, renderEnglish).text;
      };
      const text = await card();
      assert.ok(text.includes(renderEnglish(message('cardTitle', { name, version: '5' }))), text);
      assert.match(text, /\| f1 \| 0\.5 \|\n/);
      assert.match(text, /\| `a_b` \| `<b>x<\/b>` \|\n/);
      await registry.describeModelVersion(name, '5', text, never);
      assert.equal(await client("result = client.get_model_version(input, '5').description", name), text);
      assert.equal(await card(), text);
    });
  });
}

const made = `
import mlflow
experiment = client.create_experiment(input + ' experiment')
client.create_registered_model(input)
for number in range(1, 6):
    run = client.create_run(experiment)
    client.log_metric(run.info.run_id, 'f1', 0.5)
    client.log_param(run.info.run_id, 'a_b', '<b>x</b>')
    client.set_terminated(run.info.run_id)
    client.create_model_version(input, run.info.artifact_uri + '/model', run.info.run_id)
    if number in (3, 4):
        client.delete_run(run.info.run_id)
client.set_registered_model_alias(input, 'champion', '2')
client.transition_model_version_stage(input, '5', 'Production')
`;

const stages = `
found = client.search_model_versions("name='" + input + "'")
result = [v.current_stage for v in sorted(found, key=lambda v: int(v.version))]
`;

const aliases = `
result = {alias: str(number) for alias, number in client.get_registered_model(input).aliases.items()}
`;
