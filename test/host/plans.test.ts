import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { rest } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { answering } from './support/prompts.ts';
import { pythonClient } from './support/pythonClient.ts';
import {
  makeExperiment,
  makeLoggedModel,
  makeModel,
  makeRun,
  makeVersion,
  moveVersion,
  stagesOf,
} from './support/seed.ts';
import { startTap, type Tap } from './support/tap.ts';

describe('plans of several steps', () => {
  let tap: Tap;
  before(async () => {
    tap = await startTap(mlflow);
    await connectTo(tap.uri);
  });
  beforeEach(() => {
    tap.answer = () => undefined;
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await configure([]);
    await tap.stop();
  });

  const named = (name: string, ...versions: string[]) => versions.map((version) => ({ name, version }));
  const forbidden = { status: 403, body: JSON.stringify({ error_code: 'PERMISSION_DENIED', message: 'not this one' }) };
  const aliasesOf = (name: string): Promise<Record<string, string>> =>
    pythonClient('result = {a: str(v) for a, v in client.get_registered_model(input).aliases.items()}', name);

  /** Presses Enter in whatever list is open, until the work is done. */
  async function pressingEnter<T>(work: Promise<T>): Promise<T> {
    const ended = work.then(() => true);
    while (!(await Promise.race([ended, sleep(100, false)])))
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return work;
  }

  describe('mlflow.version.phaseOut', () => {
    it('archives the versions that are named, and does the others when one is refused', async () => {
      const name = await makeModel(3);
      tap.answer = ({ path, body }) =>
        path.endsWith('/transition-stage') && JSON.parse(body).version === '2' ? forbidden : undefined;
      const versions = named(name, '1', '2', '3');
      const outcome = await command('mlflow.version.phaseOut', { act: 'archive', versions, confirmed: true });
      assert.deepEqual(outcome, { done: [`${name}/1`, `${name}/3`], failed: [`${name}/2`], left: [] });
      assert.deepEqual(await stagesOf(name), { 1: 'Archived', 2: 'None', 3: 'Archived' });
    });

    it('deletes the versions that are named, even one in Production', async () => {
      const name = await makeModel(4);
      await moveVersion(name, '3', 'Production');
      tap.answer = ({ method, path, body }) =>
        method === 'DELETE' && path.includes('/model-versions/delete') && JSON.parse(body).version === '2'
          ? forbidden
          : undefined;
      const versions = named(name, '1', '2', '3');
      const outcome = await command('mlflow.version.phaseOut', { act: 'delete', versions, confirmed: true });
      assert.deepEqual(outcome, { done: [`${name}/1`, `${name}/3`], failed: [`${name}/2`], left: [] });
      assert.deepEqual(await stagesOf(name), { 2: 'None', 4: 'None' });
    });

    it('says loudly what is still in use', async () => {
      const name = await makeModel(2);
      await moveVersion(name, '1', 'Production');
      const argument = { act: 'delete', versions: named(name, '1', '2') };
      const { questions, result } = await answering({ showWarningMessage: undefined }, () =>
        command('mlflow.version.phaseOut', argument),
      );
      assert.equal(result, undefined);
      assert.match(
        questions[0] ?? '',
        /^Deletes versions on .+, 2 of 1 models: .+ This cannot be taken back: .+ Still in use: .+ – it is in Production\.$/,
      );
      assert.deepEqual(await stagesOf(name), { 1: 'Production', 2: 'None' });
    });

    it('refuses the whole when a version is not there', async () => {
      const name = await makeModel(1);
      const argument = { act: 'delete', versions: named(name, '1', '9'), confirmed: true };
      await assertRefused('mlflow.version.phaseOut', argument, 'notFound', /^Versions were not phased out: /);
      assert.deepEqual(await stagesOf(name), { 1: 'None' });
    });

    it('shows a person what may no longer be needed, and archives what stays ticked', async () => {
      const name = await makeModel(7);
      await moveVersion(name, '1', 'Staging');
      const input = { name, act: 'archive', olderThanDays: 0 };
      const { result, questions } = await answering({ showWarningMessage: 'Archive Versions (6)' }, () =>
        pressingEnter(command('mlflow.version.phaseOut', { kind: 'act', input })),
      );
      assert.equal(questions.length, 1);
      assert.deepEqual(result, {
        done: ['7', '6', '5', '4', '3', '2'].map((one) => `${name}/${one}`),
        failed: [],
        left: [],
      });
      assert.deepEqual(await stagesOf(name), {
        1: 'Staging',
        2: 'Archived',
        3: 'Archived',
        4: 'Archived',
        5: 'Archived',
        6: 'Archived',
        7: 'Archived',
      });
    });

    it('goes on, and then back, by the buttons of the result', async () => {
      const name = await makeModel(3);
      await vscode.commands.executeCommand('notifications.clearAll');
      tap.answer = ({ path, body }) =>
        path.endsWith('/transition-stage') && JSON.parse(body).version === '2' ? forbidden : undefined;
      const input = { act: 'archive', versions: named(name, '1', '2', '3') };
      const { result } = await answering({ showWarningMessage: 'Archive Versions (3)' }, () =>
        command('mlflow.version.phaseOut', { kind: 'act', input }),
      );
      assert.deepEqual(result, { done: [`${name}/1`, `${name}/3`], failed: [`${name}/2`], left: [] });
      tap.answer = () => undefined;
      const becomes = async (stage: string): Promise<boolean> =>
        JSON.stringify(await stagesOf(name)) === JSON.stringify({ 1: stage, 2: stage, 3: stage });
      // The first button of a result that is not complete is Go On; of one that is, Go Back.
      for (const stage of ['Archived', 'None']) {
        for (let looks = 0; !(await becomes(stage)); looks++) {
          assert.ok(looks < 200, `not all are in ${stage}: ${JSON.stringify(await stagesOf(name))}`);
          if (looks % 40 === 5) await vscode.commands.executeCommand('notification.acceptPrimaryAction');
          await sleep(100);
        }
      }
    });
  });

  describe('mlflow.model.migrateToAliases', () => {
    it('sets the usual aliases of one model, and finds nothing to do the second time', async () => {
      const name = await makeModel(3);
      await moveVersion(name, '1', 'Production');
      await moveVersion(name, '3', 'Staging');
      const done = await command('mlflow.model.migrateToAliases', { name, confirmed: true });
      assert.deepEqual(done, { done: [`${name}@champion`, `${name}@challenger`], failed: [], left: [] });
      assert.deepEqual(await aliasesOf(name), { champion: '1', challenger: '3' });
      assert.deepEqual(await stagesOf(name), { 1: 'Production', 2: 'None', 3: 'Staging' });
      const again = await command('mlflow.model.migrateToAliases', { name, confirmed: true });
      assert.deepEqual(again, { done: [], failed: [], left: [] });
    });

    it('takes other names, and says what an alias is taken from', async () => {
      const name = await makeModel(2);
      await moveVersion(name, '2', 'Production');
      await rest(mlflow, 'POST', '2.0/mlflow/registered-models/alias', { name, alias: 'live', version: '1' });
      const argument = { name, aliases: { Production: 'live' } };
      const { questions } = await answering({ showWarningMessage: 'Set Aliases (1)' }, () =>
        command('mlflow.model.migrateToAliases', argument),
      );
      assert.match(
        questions[0] ?? '',
        /another version has the alias now: .+ @live: version 1 → 2\. Stages stay as they are\.$/,
      );
      assert.deepEqual(await aliasesOf(name), { live: '2' });
    });

    it('refuses a name that MLflow refuses', async () => {
      const argument = { name: await makeModel(1), aliases: { Production: 'v1' }, confirmed: true };
      await assertRefused('mlflow.model.migrateToAliases', argument, 'invalid', /v1/);
    });
  });

  describe('mlflow.version.makeCard', () => {
    async function modelWithRun(): Promise<string> {
      const { id: experimentId } = await makeExperiment();
      const run = await makeRun({ experimentId, metrics: { f1: 0.65 }, params: { a_b: '<b>x|y</b>' } });
      const model = await makeLoggedModel(experimentId, run.id);
      const name = await makeModel(0);
      await makeVersion(name, { source: `models:/${model}`, model_id: model, run_id: run.id });
      return name;
    }
    const card = (argument: object): Promise<{ readonly text: string; readonly uri?: string }> =>
      command('mlflow.version.makeCard', argument);
    const description = (name: string): Promise<string> =>
      pythonClient("result = client.get_model_version(input, '1').description", name);

    it('answers a text and writes nothing', async () => {
      const name = await modelWithRun();
      const { text } = await card({ name, version: '1' });
      assert.match(text, /\| f1 \| 0\.65 \|\n/);
      assert.match(text, /\| `a_b` \| `<b>x`\\\|`y<\/b>` \|\n/);
      assert.match(text, /\| Flavors \| sklearn \|\n/);
      assert.equal((await description(name)) || '', '');
    });

    it('writes the description, which stays the same when it is made again', async () => {
      const name = await modelWithRun();
      const argument = { name, version: '1', target: 'description', confirmed: true };
      const { text } = await card(argument);
      assert.equal(await description(name), text);
      assert.equal((await card(argument)).text, text);
    });

    it('does not write over a description that was changed meanwhile', async () => {
      const name = await modelWithRun();
      let looks = 0;
      tap.answer = async ({ path }) => {
        if (path.includes('/model-versions/get?') && ++looks === 2)
          await rest(mlflow, 'PATCH', '2.0/mlflow/model-versions/update', { name, version: '1', description: 'Mine.' });
        return undefined;
      };
      const argument = { name, version: '1', target: 'description', confirmed: true };
      await assertRefused(
        'mlflow.version.makeCard',
        argument,
        'conflict',
        /was changed meanwhile\. Nothing was sent\.$/,
      );
      assert.equal(await description(name), 'Mine.');
    });

    it('writes a file, and keeps what a person wrote there', async () => {
      const name = await modelWithRun();
      const folder = await mkdtemp(join(tmpdir(), 'card-'));
      try {
        const file = join(folder, 'CARD.md');
        await writeFile(file, '# Mine\n');
        const fileUri = vscode.Uri.file(file).toString();
        const argument = { name, version: '1', target: 'file', fileUri };
        const { text, uri } = await card(argument);
        assert.deepEqual([uri, await readFile(file, 'utf8')], [fileUri, text]);
        assert.match(text, /^# Mine\n\n<!-- mlflow-workbench:begin -->\n/);
        assert.equal((await card(argument)).text, text);
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    it('shows a person the description beside the card, and saves it', async () => {
      const name = await modelWithRun();
      const argument = { kind: 'act', input: { name, version: '1' } };
      const { text } = await pressingEnter(card(argument));
      assert.equal(await description(name), text);
      const diffs = vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === 'mlflow-plan');
      assert.equal(diffs.length, 1);
    });
  });
});
