import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { GitRepository } from '../support/gitRepository.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { running } from './support/extension.ts';
import { looksBelow } from './support/rows.ts';
import { makeExperiment, makeLoggedModel, makeRun, makeVersion, uniqueName } from './support/seed.ts';
import { rest } from '../support/servers.ts';

describe('the code of a run', () => {
  let repository: GitRepository;
  let experiment: { id: string; name: string };
  let commit: string;

  before(async () => {
    await connectTo(mlflow);
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    repository = new GitRepository([], workspace.uri.fsPath);
    commit = repository.commit({ 'src/train.py': 'a = 1\n', 'src/gone.py': 'x\n' }, 'First');
    experiment = await makeExperiment();
  });
  afterEach(() => act('workbench.action.closeAllEditors'));
  after(async () => {
    await command('mlflow.experiments.clearFilter');
    repository.remove();
    await configure([]);
  });

  const runFrom = (tags: Readonly<Record<string, string>>) => makeRun({ experimentId: experiment.id, tags });

  it('is opened as it was in the commit, for a run and for a version', async () => {
    const run = await runFrom(tagsOf(commit));
    repository.write('src/train.py', 'a = 2\n');
    const modelId = await makeLoggedModel(experiment.id, run.id);
    const name = uniqueName('sourced');
    await rest(mlflow, 'POST', '2.0/mlflow/registered-models/create', { name });
    await makeVersion(name, { source: `models:/${modelId}`, run_id: run.id, model_id: modelId });
    for (const input of [{ runId: run.id }, { name, version: '1' }]) {
      const { uri } = await command<{ uri: string }>('mlflow.source.open', input);
      const shown = vscode.window.activeTextEditor?.document;
      assert.deepEqual([shown?.uri.toString(), shown?.getText()], [uri, 'a = 1\n']);
      assert.equal(shown?.languageId, 'python');
      await act('workbench.action.closeAllEditors');
    }
  });

  it('is compared with the working tree: one file, several, none', async () => {
    const run = await runFrom(tagsOf(commit));
    const compare = () => command('mlflow.source.compare', { runId: run.id });
    repository.write('src/train.py', 'a = 1\n');
    assert.deepEqual(await compare(), { commit, files: 0 });
    repository.write('src/train.py', 'a = 2\n');
    assert.deepEqual(await compare(), { commit, files: 1 });
    const tab = (): vscode.Tab | undefined => vscode.window.tabGroups.activeTabGroup.activeTab;
    const input = tab()?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.deepEqual([input.original.scheme, input.modified.scheme], ['mlflow-source', 'file']);
    repository.git('rm', '--quiet', 'src/gone.py');
    repository.write('src/new.py', 'new\n');
    repository.git('add', 'src/new.py');
    assert.deepEqual(await compare(), { commit, files: 3 });
    await eventually('all of them are shown', () => tab()?.label.includes(commit.slice(0, 8)));
  });

  it('cannot be opened where git does not know it', async () => {
    for (const [tags, message] of [
      [{}, /does not name the git commit/],
      [tagsOf('--output=x'), /does not name the git commit/],
      [tagsOf('0'.repeat(40)), /is in no repository/],
      [{ ...tagsOf(commit), 'mlflow.source.name': '/x/other.py' }, /is not in the commit/],
    ] as const)
      await assertRefused('mlflow.source.open', { runId: (await runFrom(tags)).id }, 'notFound', message);
  });

  it('filters the runs of an experiment', async () => {
    const { experiments } = (await running()).explorer;
    const own = await makeExperiment();
    const head = repository.commit({ 'src/later.py': '' });
    const seed = { experimentId: own.id };
    await makeRun({ ...seed, name: 'here', tags: { ...tagsOf(head), 'mlflow.source.git.branch': 'main' } });
    await makeRun({ ...seed, name: 'there', tags: { ...tagsOf(commit), 'mlflow.source.git.branch': 'main' } });
    await makeRun({ ...seed, name: 'elsewhere', tags: { 'mlflow.source.git.branch': 'other' } });
    await command('mlflow.experiments.filter', { filter: own.name });
    const shows = (...names: readonly string[]) =>
      eventually(`only ${names.join(', ')}`, async () => {
        const rows = await looksBelow(experiments, own.name);
        const runs = rows.map((row) => row.split(' ')[0] ?? '').filter((name) => /^(here|there|elsewhere)$/.test(name));
        return runs.toSorted().join() === names.join();
      });
    const input = { experimentId: own.id };
    assert.deepEqual(await command('mlflow.runs.thisBranch', input), {
      filter: "tags.`mlflow.source.git.branch` = 'main'",
    });
    await shows('here', 'there');
    assert.deepEqual(await command('mlflow.runs.thisCommit', input), {
      filter: `tags.\`mlflow.source.git.commit\` = '${head}'`,
    });
    await shows('here');
    repository.git('checkout', '--quiet', '--detach');
    await assertRefused('mlflow.runs.thisBranch', input, 'notFound', /No branch/);
    repository.git('checkout', '--quiet', 'main');
  });

  it('is shown only from repositories of the workspace', async () => {
    const other = new GitRepository();
    try {
      const id = other.commit({ 'secret.txt': 'secret' });
      const query = JSON.stringify({ root: other.root, commit: id });
      for (const uri of [
        vscode.Uri.from({ scheme: 'mlflow-source', path: '/secret.txt', query }),
        vscode.Uri.from({ scheme: 'mlflow-source', path: '/secret.txt', query: 'x' }),
      ])
        await assert.rejects(Promise.resolve(vscode.workspace.openTextDocument(uri)));
    } finally {
      other.remove();
    }
  });
});

function tagsOf(commit: string): Record<string, string> {
  return {
    'mlflow.source.type': 'LOCAL',
    'mlflow.source.name': '/somewhere/project/src/train.py',
    'mlflow.source.git.commit': commit,
  };
}

function act(id: string): Thenable<unknown> {
  return vscode.commands.executeCommand(id);
}
