import assert from 'node:assert/strict';
import { rest } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { answering } from './support/prompts.ts';
import { pythonClient } from './support/pythonClient.ts';
import { makeModel, moveVersion, stagesOf } from './support/seed.ts';
import { startTap, type Tap } from './support/tap.ts';

const route = '/api/2.0/mlflow/model-versions/transition-stage';

type Stages = Readonly<Record<string, string>>;

interface Row {
  readonly what: string;
  /** Of versions 1, 2 … before. */
  readonly before: readonly string[];
  readonly move: { readonly version: string; readonly stage: string; readonly archiveExisting: boolean };
  readonly outcome: { readonly from: string; readonly to: string; readonly archived: readonly string[] };
  readonly after: Stages;
  /** `archive_existing_versions` as it was sent; undefined when it was not, which None and Archived need. */
  readonly flag: boolean | undefined;
}

const table: readonly Row[] = [
  {
    what: 'None → Staging',
    before: ['None'],
    move: { version: '1', stage: 'Staging', archiveExisting: false },
    outcome: { from: 'None', to: 'Staging', archived: [] },
    after: { 1: 'Staging' },
    flag: false,
  },
  {
    what: 'Staging → Production beside another one',
    before: ['Production', 'Staging'],
    move: { version: '2', stage: 'Production', archiveExisting: false },
    outcome: { from: 'Staging', to: 'Production', archived: [] },
    after: { 1: 'Production', 2: 'Production' },
    flag: false,
  },
  {
    what: 'Staging → Production, archiving the two that are there',
    before: ['Production', 'Production', 'Staging', 'Staging'],
    move: { version: '3', stage: 'Production', archiveExisting: true },
    outcome: { from: 'Staging', to: 'Production', archived: ['2', '1'] },
    after: { 1: 'Archived', 2: 'Archived', 3: 'Production', 4: 'Staging' },
    flag: true,
  },
  {
    what: 'None → Production, with nothing there to archive',
    before: ['Archived', 'None'],
    move: { version: '2', stage: 'Production', archiveExisting: true },
    outcome: { from: 'None', to: 'Production', archived: [] },
    after: { 1: 'Archived', 2: 'Production' },
    flag: false,
  },
  {
    what: 'Production → Archived, beside another archived one',
    before: ['Archived', 'Production'],
    move: { version: '2', stage: 'Archived', archiveExisting: true },
    outcome: { from: 'Production', to: 'Archived', archived: [] },
    after: { 1: 'Archived', 2: 'Archived' },
    flag: undefined,
  },
  {
    what: 'Archived → None, with another one in None',
    before: ['None', 'Archived'],
    move: { version: '2', stage: 'None', archiveExisting: true },
    outcome: { from: 'Archived', to: 'None', archived: [] },
    after: { 1: 'None', 2: 'None' },
    flag: undefined,
  },
  {
    what: 'a stage in another case',
    before: ['None'],
    move: { version: '1', stage: 'pRoDuCtIoN', archiveExisting: false },
    outcome: { from: 'None', to: 'Production', archived: [] },
    after: { 1: 'Production' },
    flag: false,
  },
];

describe('mlflow.version.transition', () => {
  let tap: Tap;
  before(async () => {
    tap = await startTap(mlflow);
    await connectTo(tap.uri);
  });
  beforeEach(() => {
    tap.seen.length = 0;
    tap.answer = () => undefined;
  });
  after(async () => {
    await configure([]);
    await tap.stop();
  });

  const sent = (): unknown[] => tap.seen.filter(({ path }) => path === route).map(({ body }) => JSON.parse(body));
  const move = (name: string, version: string, stage: string, archiveExisting = false): Promise<unknown> =>
    command('mlflow.version.transition', { name, version, stage, archiveExisting, confirmed: true });

  async function modelIn(stages: readonly string[]): Promise<string> {
    const name = await makeModel(stages.length);
    for (const [index, stage] of stages.entries())
      if (stage !== 'None') await moveVersion(name, String(index + 1), stage);
    return name;
  }

  for (const { what, before: stages, move: argument, outcome, after: expected, flag } of table) {
    it(`moves ${what}`, async () => {
      const name = await modelIn(stages);
      const { version, stage, archiveExisting } = argument;
      assert.deepEqual(await move(name, version, stage, archiveExisting), { name, version, ...outcome });
      const told = flag === undefined ? {} : { archive_existing_versions: flag };
      assert.deepEqual(sent(), [{ name, version, stage: outcome.to, ...told }]);
      assert.deepEqual(await stagesOf(name), expected);
    });
  }

  it('is seen by the Python client', async () => {
    const name = await modelIn(['Production', 'None']);
    await move(name, '2', 'Production', true);
    const seen = await pythonClient(
      `result = {v.version: v.current_stage for v in client.search_model_versions(f"name='{input}'")}`,
      name,
    );
    assert.deepEqual(seen, { 1: 'Archived', 2: 'Production' });
  });

  it('is recorded on the version with its comment', async () => {
    const name = await modelIn(['None']);
    const argument = { name, version: '1', stage: 'Staging', comment: 'f1 is better', confirmed: true };
    assert.deepEqual(await command('mlflow.version.transition', argument), {
      name,
      version: '1',
      from: 'None',
      to: 'Staging',
      archived: [],
    });
    const seen = await pythonClient(
      `
import json
tags = client.get_model_version(input, '1').tags
moves = [json.loads(v) for k, v in tags.items() if k.startswith('mlflow_workbench.move.')]
result = [[m['from'], m['to'], m['comment']] for m in moves]
`,
      name,
    );
    assert.deepEqual(seen, [['None', 'Staging', 'f1 is better']]);
  });

  describe('while somebody else is at work on the model', function () {
    this.timeout(60_000);
    const claim = {
      key: 'mlflow_workbench.claim.dead',
      value: JSON.stringify({ v: 1, by: { name: 'ada', from: 'server' }, at: 1_700_000_000_000, for: 'a test' }),
    };
    let name: string;
    let argument: object;
    beforeEach(async () => {
      name = await modelIn(['None']);
      argument = { name, version: '1', stage: 'Staging', archiveExisting: false, confirmed: true };
      await rest(mlflow, 'POST', '2.0/mlflow/registered-models/set-tag', { name, ...claim });
    });

    it('tells a program who it is', async () => {
      const message = /^ada is at work on “.*” since 2023-11-14T22:13:20.000Z \(a test\)\. Nothing was changed\./;
      await assertRefused('mlflow.version.transition', argument, 'conflict', message);
      assert.deepEqual(await stagesOf(name), { 1: 'None' });
    });

    it('lets a person take over', async () => {
      const { questions } = await answering({ showWarningMessage: 'Take Over' }, () =>
        command('mlflow.version.transition', { kind: 'act', input: argument }),
      );
      assert.match(questions[0] ?? '', /^ada is at work on this model since .* \(a test\)\. Nothing was changed\.$/);
      assert.deepEqual(await stagesOf(name), { 1: 'Staging' });
    });
  });

  const refusals: readonly (readonly [string, object, string, RegExp])[] = [
    [
      'a version that is there already',
      { version: '1', stage: 'Staging' },
      'conflict',
      /, version 1 is in Staging already\. Nothing was sent\.$/,
    ],
    [
      'an unknown version',
      { version: '9', stage: 'Staging' },
      'notFound',
      /^The version was not moved: it is not on the server/,
    ],
    [
      'an unknown model',
      { name: 'no such model', version: '1', stage: 'Staging' },
      'notFound',
      /^The version was not moved: it is not on the server/,
    ],
    [
      'an unknown stage',
      { version: '1', stage: 'Prod' },
      'invalid',
      /^“Prod” is not a stage: it is one of None, Staging, Production, Archived\. Nothing was sent\.$/,
    ],
    [
      'a version that is a number',
      { version: 1, stage: 'Production' },
      'invalid',
      /^The argument is not valid at “version”/,
    ],
  ];
  for (const [what, argument, reason, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const name = await modelIn(['Staging']);
      const all = { name, archiveExisting: false, confirmed: true, ...argument };
      await assertRefused('mlflow.version.transition', all, reason, message);
      assert.deepEqual([sent(), await stagesOf(name)], [[], { 1: 'Staging' }]);
    });
  }

  it('refuses when somebody moved the version meanwhile', async () => {
    const name = await modelIn(['None']);
    let looks = 0;
    tap.answer = async ({ path }) => {
      if (path.includes('/model-versions/search') && ++looks === 2) await moveVersion(name, '1', 'Archived');
      return undefined;
    };
    const argument = { name, version: '1', stage: 'Production', archiveExisting: false, confirmed: true };
    const message = /^Version 1 is now in Archived, not in None: someone moved it\. Nothing was sent\.$/;
    await assertRefused('mlflow.version.transition', argument, 'conflict', message);
    assert.deepEqual([sent(), await stagesOf(name)], [[], { 1: 'Archived' }]);
  });

  it('passes on what the server refuses', async () => {
    const name = await modelIn(['None']);
    const words = { error_code: 'PERMISSION_DENIED', message: 'only on Fridays' };
    tap.answer = ({ path }) => (path === route ? { status: 403, body: JSON.stringify(words) } : undefined);
    const argument = { name, version: '1', stage: 'Production', archiveExisting: false, confirmed: true };
    await assertRefused(
      'mlflow.version.transition',
      argument,
      'forbidden',
      /Nothing was changed\. MLflow says: “only on Fridays”$/,
    );
  });

  describe('undone', () => {
    const undo = (name: string): Promise<unknown> =>
      command('mlflow.version.undoTransition', { name, version: '2', confirmed: true });

    it('brings the version and the archived ones back, once', async () => {
      const name = await modelIn(['Production', 'Staging']);
      await move(name, '2', 'Production', true);
      assert.deepEqual(await undo(name), { name, version: '2', from: 'Production', to: 'Staging', archived: [] });
      assert.deepEqual(await stagesOf(name), { 1: 'Production', 2: 'Staging' });
      const again = { name, version: '2', confirmed: true };
      await assertRefused(
        'mlflow.version.undoTransition',
        again,
        'notFound',
        /^No recorded move is left to undo\. Nothing was sent\.$/,
      );
    });

    for (const version of ['1', '2']) {
      it(`is refused when version ${version} was moved since`, async () => {
        const name = await modelIn(['Production', 'Staging']);
        await move(name, '2', 'Production', true);
        await moveVersion(name, version, 'None');
        const before = await stagesOf(name);
        const argument = { name, version: '2', confirmed: true };
        const message = new RegExp(`^Not undone: version ${version} of .* is in None now\\. Nothing was sent\\.$`);
        await assertRefused('mlflow.version.undoTransition', argument, 'conflict', message);
        assert.deepEqual(await stagesOf(name), before);
      });
    }

    it('is refused for a version that is gone', async () => {
      const name = await modelIn(['None', 'None']);
      await move(name, '2', 'Staging');
      await rest(mlflow, 'DELETE', '2.0/mlflow/model-versions/delete', { name, version: '2' });
      await assertRefused(
        'mlflow.version.undoTransition',
        { name, version: '2', confirmed: true },
        'notFound',
        /^The move was not undone: /,
      );
    });
  });
});
