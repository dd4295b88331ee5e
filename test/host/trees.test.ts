import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExperimentsTree } from '../../src/extension/explorer/experimentsTree.ts';
import { rest } from '../support/servers.ts';
import { command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { running } from './support/extension.ts';
import { find, looksBelow, rowsBelow, tooltipOf } from './support/rows.ts';
import { makeExperiment, makeLoggedModel, makeModel, makeRun, moveVersion, putArtifact } from './support/seed.ts';

const pageSize = 25;
const manyRuns = 60;
const evil = '<img src=x onerror="alert(1)"> [x](command:workbench.action.quit) $(zap) **b**';

describe('the trees', () => {
  let experiments: ExperimentsTree;
  let full: { id: string; name: string };
  let many: { id: string; name: string };
  let runs: readonly string[];

  const settings = (value: number | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration().update('mlflow.explorer.pageSize', value, vscode.ConfigurationTarget.Global);
  /** Leaves one experiment among those of all tests. */
  const only = ({ name }: { name: string }): Promise<unknown> => command('mlflow.experiments.filter', { filter: name });

  before(async () => {
    await settings(pageSize);
    await connectTo(mlflow);
    experiments = (await running()).explorer.experiments;
    [full, many] = [await makeExperiment(), await makeExperiment()];
    await seedFull(full.id);
    runs = await seedMany(many.id);
  });
  afterEach(async () => {
    await command('mlflow.runs.clearFilter', { experimentId: many.id });
    await command('mlflow.runs.clearFilter', { experimentId: full.id });
    await command('mlflow.experiments.clearFilter');
  });
  after(async () => {
    await configure([]);
    await settings(undefined);
  });

  describe('of one run', () => {
    const below: readonly (readonly [what: string, path: readonly string[], rows: readonly string[]])[] = [
      ['groups and children', [], ['Metrics | 2', 'Parameters | 2', 'Tags | 2', 'Models | 1', 'Artifacts', 'fold 1']],
      ['metrics by name', ['Metrics'], ['f1 | 0.9123', 'loss | NaN']],
      ['parameters by name', ['Parameters'], ['lr | 0.1', 'model | SVC']],
      ['tags a person set', ['Tags'], ['mlflow.note.content | first line second line', 'team | quant']],
      ['logged models', ['Models'], ['forecaster']],
      ['files of a logged model', ['Models', 'forecaster'], ['MLmodel | 72 B']],
      ['artifacts', ['Artifacts'], ['notes', 'report.txt | 5 B']],
      ['a folder of artifacts', ['Artifacts', 'notes'], ['a b.md | 2 B']],
      ['groups of a child', ['fold 1'], ['Metrics | 1', 'Artifacts']],
    ];
    for (const [what, path, rows] of below) {
      it(`show ${what}`, async () => {
        await only(full);
        const looks = await looksBelow(experiments, full.name, 'best', ...path);
        assert.deepEqual(looks.map(shown), rows);
      });
    }

    it('show a child under its parent alone, and know every parent', async () => {
      await only(full);
      const top = await looksBelow(experiments, full.name);
      assert.deepEqual(new Set(top.map((look) => look.split(' | ')[0])), new Set(['best', 'crashed']));
      const [child] = (await rowsBelow(experiments, full.name, 'best')).slice(-1);
      assert.ok(child);
      const parents: unknown[] = [];
      for (let row = experiments.getParent(child); row; row = experiments.getParent(row))
        parents.push(experiments.getTreeItem(row).label);
      assert.deepEqual(parents, ['best', full.name]);
    });

    it('say of a failed run that it failed', async () => {
      await only(full);
      const rows = await rowsBelow(experiments, full.name);
      const item = experiments.getTreeItem(find(experiments, rows, 'crashed'));
      assert.match(String(item.description), /^failed, /);
      assert.match(item.contextValue ?? '', /;run;active;failed;/);
      assert.match(item.accessibilityInformation?.label ?? '', /^crashed, failed, /);
    });
  });

  describe('of many runs', () => {
    it('load page by page, newest first', async () => {
      await only(many);
      for (const [loaded, last] of [
        [25, 'Load more… | 25 of more than 25'],
        [50, 'Load more… | 50 of more than 50'],
        [60, undefined],
      ] as const) {
        const rows = await rowsBelow(experiments, many.name);
        const looks = (await looksBelow(experiments, many.name)).map((look) => look.split(' | ')[0]);
        assert.deepEqual(looks.slice(0, loaded), runs.toReversed().slice(0, loaded));
        const more = rows[loaded];
        if (last === undefined) assert.equal(more, undefined);
        else {
          assert.ok(more?.kind === 'more');
          assert.equal((await looksBelow(experiments, many.name))[loaded], last);
          await command('mlflow.rows.loadMore', more);
        }
      }
    });

    it('keep what was loaded over a refresh', async () => {
      await only(many);
      await rowsBelow(experiments, many.name);
      await command('mlflow.rows.loadMore', (await rowsBelow(experiments, many.name)).at(-1));
      await command('mlflow.refresh');
      assert.equal((await rowsBelow(experiments, many.name)).length, 51);
    });

    const views: readonly (readonly [string, 'mlflow.runs.filter' | 'mlflow.runs.sort', object, readonly string[]])[] =
      [
        [
          'a filter in MLflow’s grammar',
          'mlflow.runs.filter',
          { filter: 'metrics.rank > 57' },
          ['metrics.rank > 57', 'many 59', 'many 58'],
        ],
        ['part of a name', 'mlflow.runs.filter', { filter: 'MANY 07' }, ["run_name ILIKE '%MANY 07%'", 'many 07']],
        [
          'a filter that nothing fits',
          'mlflow.runs.filter',
          { filter: 'metrics.rank > 99' },
          ['metrics.rank > 99', 'No runs match the filter'],
        ],
        ['deleted runs', 'mlflow.runs.filter', { deleted: true }, ['deleted runs', 'gone']],
        [
          'a metric, lowest first',
          'mlflow.runs.sort',
          { sortBy: 'rank', descending: false },
          ['sorted by rank ↑', 'many 00', 'many 01', 'many 02'],
        ],
        [
          'a metric, highest first',
          'mlflow.runs.sort',
          { sortBy: 'rank' },
          ['sorted by rank ↓', 'many 59', 'many 58', 'many 57'],
        ],
        ['name', 'mlflow.runs.sort', { sortBy: 'name' }, ['sorted by name', 'many 00', 'many 01']],
      ];
    for (const [what, id, argument, expected] of views) {
      it(`show them by ${what}, and say so in the first row`, async () => {
        await only(many);
        await rowsBelow(experiments, many.name);
        await command(id, { experimentId: many.id, ...argument });
        await eventually(expected.join(), async () => {
          const looks = await looksBelow(experiments, many.name);
          const labels = looks.map((look) => look.split(' | ')[0]);
          return labels.slice(0, expected.length).join() === expected.join();
        });
      });
    }

    it('are shown sorted by a metric with its value in the row', async () => {
      await only(many);
      await command('mlflow.runs.sort', { experimentId: many.id, sortBy: 'rank' });
      const looks = await looksBelow(experiments, many.name);
      assert.match(looks[1] ?? '', /^many 59 \| .*\brank 59\b/);
    });

    it('are found and revealed although their page is not loaded', async () => {
      const { explorer } = await running();
      for (const [name, query] of [
        ['many 03', 'many 03'],
        ['many 04', await runIdOf(many.id, 'many 04')],
        ['fold 1', await runIdOf(full.id, 'fold 1')],
      ] as const) {
        const id = await runIdOf(name === 'fold 1' ? full.id : many.id, name);
        assert.deepEqual(await command('mlflow.goTo', { query }), { kind: 'run', id, name });
        await eventually('the run is selected', () => {
          const [row] = explorer.selectedRuns;
          return row?.kind === 'run' && row.run.id === id;
        });
      }
    });
  });

  it('show what was gone to as long as it is there', async () => {
    const { experiment, run } = await hidden();
    assert.deepEqual(await looksBelow(experiments), [experiment.name]);
    assert.deepEqual((await looksBelow(experiments, experiment.name)).map(shown), ['found']);
    await rest(mlflow, 'POST', '2.0/mlflow/experiments/update', {
      experiment_id: experiment.id,
      new_name: `${experiment.name} new`,
    });
    await command('mlflow.run.rename', { runId: run.id, name: 'found again' });
    const tops = await looksBelow(experiments);
    assert.deepEqual(tops, [`${experiment.name} new`]);
    assert.deepEqual((await looksBelow(experiments, ...tops)).map(shown), ['found again']);
    await command('mlflow.experiment.delete', { experimentId: experiment.id, confirmed: true });
    assert.deepEqual(await looksBelow(experiments), []);

    /** An experiment and a run that the filter in force leaves out. */
    async function hidden() {
      const made = await makeExperiment();
      const one = await makeRun({ experimentId: made.id, name: 'found' });
      await command('mlflow.experiments.filter', { filter: 'nothing has this name' });
      assert.deepEqual(await looksBelow(experiments), []);
      await command('mlflow.goTo', { query: one.id });
      return { experiment: made, run: one };
    }
  });

  it('of experiments hide the deleted ones until asked', async () => {
    const deleted = await makeExperiment();
    await command('mlflow.experiment.delete', { experimentId: deleted.id, confirmed: true });
    await only(deleted);
    assert.deepEqual(await looksBelow(experiments), []);
    await command('mlflow.experiments.showDeleted');
    assert.deepEqual(await looksBelow(experiments), [`${deleted.name} | deleted`]);
    await command('mlflow.experiments.hideDeleted');
    assert.deepEqual(await looksBelow(experiments), []);
  });

  it('say of an experiment without runs that it has none', async () => {
    const empty = await makeExperiment();
    await only(empty);
    assert.deepEqual(await looksBelow(experiments, empty.name), ['No runs yet']);
  });

  it('of models show versions, newest first, with stage and aliases', async () => {
    const { explorer } = await running();
    const name = await makeModel(3);
    await moveVersion(name, '1', 'Production');
    await moveVersion(name, '2', 'Archived');
    await rest(mlflow, 'POST', '2.0/mlflow/registered-models/alias', { name, alias: 'champion', version: '1' });
    await command('mlflow.models.filter', { filter: name });
    assert.deepEqual(await looksBelow(explorer.models), [`${name} | Production 1, version 3, @champion`]);
    assert.deepEqual(await looksBelow(explorer.models, name), [
      'Version 3',
      'Version 2 | Archived',
      'Version 1 | Production, @champion',
    ]);
    await command('mlflow.models.clearFilter');
    assert.deepEqual(await command('mlflow.goTo', { query: name }), { kind: 'model', id: name, name });
  });

  it('treat the text of a server as text', async () => {
    const { explorer } = await running();
    const experiment = await makeExperiment(`${evil} ${Date.now()}`);
    await makeRun({
      experimentId: experiment.id,
      name: evil,
      params: { p: evil },
      tags: { [evil]: evil, 'mlflow.note.content': evil },
    });
    const name = await makeModel(1, `${evil.replaceAll(/[/:]/g, '')} ${Date.now()}`);
    const described = { name, version: '1', description: evil };
    await rest(mlflow, 'PATCH', '2.0/mlflow/model-versions/update', described);
    const { session } = (await rowsBelow(experiments))[0] as {
      session: Parameters<typeof experiments.experimentRow>[0];
    };
    const row = await experiments.experimentRow(
      session,
      await session.tracking.getExperiment(experiment.id, AbortSignal.timeout(5000)),
    );
    const [run] = await experiments.getChildren(row);
    assert.ok(run);
    const groups = await experiments.getChildren(run);
    const inside = (await Promise.all(groups.map((group) => experiments.getChildren(group)))).flat();
    const tooltips = [row, run, ...inside].map((one) => tooltipOf(experiments, one));
    await command('mlflow.refresh');
    const model = find(explorer.models, await rowsBelow(explorer.models), name);
    const [version] = await explorer.models.getChildren(model);
    assert.ok(version);
    tooltips.push(tooltipOf(explorer.models, model), tooltipOf(explorer.models, version));
    const shown = tooltips.filter((tooltip) => tooltip !== undefined);
    assert.ok(shown.filter(({ value }) => value.includes('img')).length >= 6);
    for (const { value, isTrusted, supportHtml } of shown) {
      assert.ok(!isTrusted && !supportHtml);
      assert.doesNotMatch(value, /(?<!\\)[[\]*]|(?<!\\)\$\(/, 'a link, an icon or markup');
    }
  });
});

async function seedFull(experimentId: string): Promise<void> {
  const tags = {
    team: 'quant',
    'mlflow.note.content': 'first line\nsecond line',
    'mlflow.source.git.commit': 'abcdef0123',
  };
  const metrics = { f1: 0.912345, loss: 'NaN' } as const;
  const best = await makeRun({ experimentId, name: 'best', metrics, params: { lr: '0.1', model: 'SVC' }, tags });
  await makeLoggedModel(experimentId, best.id, 'forecaster');
  await putArtifact(best.artifactUri, 'report.txt', 'hello');
  await putArtifact(best.artifactUri, 'notes/a b.md', 'hi');
  await makeRun({ experimentId, name: 'fold 1', metrics: { f1: 0.5 }, tags: { 'mlflow.parentRunId': best.id } });
  await makeRun({ experimentId, name: 'crashed', status: 'FAILED' });
}

/** Names of the runs, oldest first; a deleted one besides. */
async function seedMany(experimentId: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (let rank = 0; rank < manyRuns; rank++) {
    const name = `many ${String(rank).padStart(2, '0')}`;
    await makeRun({ experimentId, name, metrics: { rank }, started: 1_700_000_000_000 + rank * 1000 });
    names.push(name);
  }
  const gone = await makeRun({ experimentId, name: 'gone' });
  await rest(mlflow, 'POST', '2.0/mlflow/runs/delete', { run_id: gone.id });
  return names;
}

async function runIdOf(experimentId: string, name: string): Promise<string> {
  const query = { experiment_ids: [experimentId], filter: `attributes.run_name = '${name}'`, max_results: 1 };
  const { runs = [] } = (await rest(mlflow, 'POST', '2.0/mlflow/runs/search', query)) as {
    runs?: { info: { run_id: string } }[];
  };
  return runs[0]?.info.run_id ?? '';
}

/** The dim text of a run changes with the day of the test. */
function shown(look: string): string {
  return / ago\b/.test(look) ? (look.split(' | ')[0] ?? '') : look;
}
