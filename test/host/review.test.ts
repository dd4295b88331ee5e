import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { silentLog } from '../../src/core/base/log.ts';
import { recordsOf } from '../../src/core/lifecycle/records/recordsOf.ts';
import type { Session } from '../../src/extension/connections/session.ts';
import { personAct } from '../../src/extension/base/personAct.ts';
import type { LifecycleDeps } from '../../src/extension/lifecycle/lifecycleDeps.ts';
import { ReviewPanel } from '../../src/extension/lifecycle/review/reviewPanel.ts';
import { restoreReviewPage } from '../../src/extension/lifecycle/review/reviewRequest.ts';
import { GitOfWorkspace } from '../../src/extension/lifecycle/source/gitOfWorkspace.ts';
import { reviewHostContract, reviewPageContract, type ReviewState } from '../../src/protocol/reviewPage.ts';
import { Rpc } from '../../src/protocol/rpc.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { eventually } from './support/eventually.ts';
import { running } from './support/extension.ts';
import { makeFolder, removeFolders } from './support/models.ts';
import { answering } from './support/prompts.ts';
import { find, looksBelow, rowsBelow, tooltipOf } from './support/rows.ts';
import {
  makeExperiment,
  makeLoggedModel,
  makeModel,
  makeRun,
  makeVersion,
  mlmodel,
  moveVersion,
  putArtifact,
  setAlias,
  stagesOf,
} from './support/seed.ts';
import { joinedPorts } from './support/visualEditor.ts';

interface Requested {
  readonly requestId: string;
}

const review = 'mlflow.version.reviewRequest';
const described =
  'version: 1\nrules:\n  - models: "*"\n    stage: Production\n    gates:\n      description: required\n';

describe('requests and their review', () => {
  let session: Session;
  let name: string;
  before(async () => {
    session = await connectTo(mlflow);
  });
  after(() => configure([]));
  beforeEach(async () => {
    name = await makeModel(2);
    await moveVersion(name, '1', 'Production');
    await moveVersion(name, '2', 'Staging');
  });

  /** Version 2 to Production, in place of version 1. */
  async function ask(comment = 'Better f1.'): Promise<string> {
    const argument = { name, version: '2', stage: 'Production', archiveExisting: true, comment };
    return (await command<Requested>('mlflow.version.requestTransition', argument)).requestId;
  }

  const decide = (requestId: string, decision: string, more: object = {}): Promise<unknown> =>
    command(review, { name, version: '2', requestId, decision, confirmed: true, ...more });

  const recorded = async () => recordsOf(await session.registry.getModelVersion(name, '2', AbortSignal.timeout(5000)));

  it('shows a request in the tree and in its badge, until it is decided', async () => {
    const { explorer } = await running();
    await vscode.commands.executeCommand('mlflow.models.focus');
    const count = await session.registry.searchModelVersions(
      { filter: "tags.`mlflow_workbench.open` = 'true'", pageSize: 1000 },
      AbortSignal.timeout(5000),
    );
    const requestId = await ask();
    assert.deepEqual(await looksBelow(explorer.models, name), [
      'Version 2 | Staging, request to Production',
      'Version 1 | Production',
    ]);
    const row = find(explorer.models, await rowsBelow(explorer.models, name), 'Version 2');
    assert.match(String(explorer.models.getTreeItem(row).contextValue), /;hasRequest;/);
    assert.match(plain(tooltipOf(explorer.models, row)?.value), /asked for Production today .*“Better f1\.”/);
    await eventually('the badge counts it', () => explorer.openRequestCount === count.items.length + 1);

    await decide(requestId, 'reject', { comment: 'Not yet.' });
    assert.deepEqual(await looksBelow(explorer.models, name), ['Version 2 | Staging', 'Version 1 | Production']);
    await eventually('the badge does not count it', () => explorer.openRequestCount === count.items.length);
  });

  it('approves exactly what was asked; gates are no condition where there is no policy', async () => {
    const requestId = await ask();
    assert.deepEqual(await decide(requestId, 'approve', { comment: 'Fine.' }), {
      requestId,
      decision: 'approve',
      transition: { name, version: '2', from: 'Staging', to: 'Production', archived: ['1'] },
    });
    assert.deepEqual(await stagesOf(name), { 1: 'Archived', 2: 'Production' });
    const records = await recorded();
    assert.deepEqual(
      records.map(({ kind, comment }) => [kind, comment]),
      [
        ['request', 'Better f1.'],
        ['decision', 'Fine.'],
        ['move', 'Fine.'],
      ],
    );
    assert.deepEqual(
      records.flatMap((one) => (one.kind === 'decision' ? [one.gates, one.override] : [])),
      [undefined, ''],
    );
  });

  for (const decision of ['reject', 'withdraw'])
    it(`moves nothing when it is to ${decision}`, async () => {
      const requestId = await ask();
      assert.deepEqual(await decide(requestId, decision), { requestId, decision });
      assert.deepEqual(await stagesOf(name), { 1: 'Production', 2: 'Staging' });
    });

  describe('with gates that do not pass', () => {
    after(removeFolders);

    it('needs a reason, which is recorded', async () => {
      const folder = await makeFolder({ 'promotion.yaml': described });
      const policyUri = vscode.Uri.joinPath(folder, 'promotion.yaml').toString();
      const requestId = await ask();
      const argument = { name, version: '2', requestId, decision: 'approve', confirmed: true, policyUri };
      await assertRefused(review, argument, 'gateFailed', /was not moved to Production: .*Nothing was sent\.$/);
      await assertRefused(review, { ...argument, override: '  ' }, 'gateFailed', /Nothing was sent\.$/);
      assert.deepEqual(await stagesOf(name), { 1: 'Production', 2: 'Staging' });

      await decide(requestId, 'approve', { policyUri, override: 'It is urgent.' });
      assert.deepEqual(await stagesOf(name), { 1: 'Archived', 2: 'Production' });
      const [decision] = (await recorded()).flatMap((one) => (one.kind === 'decision' ? [one] : []));
      assert.deepEqual([decision?.override, decision?.gates], ['It is urgent.', { passed: 0, failed: 1, unknown: 0 }]);
    });

    it('does not take a policy that is named and not there for none', async () => {
      const requestId = await ask();
      const argument = { name, version: '2', requestId, decision: 'approve', confirmed: true };
      await assertRefused(review, { ...argument, policyUri: 'file:///nowhere/promotion.yaml' }, 'gateFailed', /./);
    });
  });

  describe('refuses', () => {
    it('what was decided by somebody else', async () => {
      const requestId = await ask();
      await decide(requestId, 'reject');
      const argument = { name, version: '2', requestId, decision: 'approve', confirmed: true };
      await assertRefused(review, argument, 'conflict', /rejected this request today .*Nothing was sent\.$/);
    });

    it('an approval after something changed', async () => {
      const requestId = await ask();
      await moveVersion(name, '1', 'Archived');
      const argument = { name, version: '2', requestId, decision: 'approve', confirmed: true };
      await assertRefused(review, argument, 'conflict', /^Not approved: Version 1 left the stage\./);
      assert.deepEqual(await stagesOf(name), { 1: 'Archived', 2: 'Staging' });
    });

    it('a comment without end', async () => {
      const argument = { name, version: '2', requestId: await ask(), decision: 'reject', comment: 'x'.repeat(20_001) };
      await assertRefused(review, argument, 'invalid', /^At most 20,000 characters\. Nothing was sent\.$/);
    });

    it('a request that is open already, and one for where the version is', async () => {
      await ask();
      const argument = { name, version: '2', stage: 'Production', archiveExisting: true, comment: '' };
      await assertRefused('mlflow.version.requestTransition', argument, 'conflict', /still open/);
      await assertRefused('mlflow.version.requestTransition', { ...argument, stage: 'staging' }, 'conflict', /already/);
    });

    const wrong: readonly (readonly [string, object, string])[] = [
      ['a decision that is none', { decision: 'maybe' }, 'invalid'],
      ['no decision', {}, 'invalid'],
      ['a version without a request', { decision: 'reject' }, 'notFound'],
      ['an unknown request', { decision: 'reject', requestId: 'abc' }, 'notFound'],
    ];
    for (const [what, argument, reason] of wrong)
      it(what, () => assertRefused(review, { name, version: '2', ...argument }, reason, /./));
  });

  describe('by a person', () => {
    const decidedBy = (requestId: string, decision: string) => () =>
      command(review, personAct({ name, version: '2', requestId, decision, comment: 'Fine.' }, session));

    it('is confirmed by the exact sentence', async () => {
      const requestId = await ask();
      const { questions } = await answering({ showWarningMessage: 'Approve' }, decidedBy(requestId, 'approve'));
      assert.match(
        questions.join(),
        /^Approves the request( of .+)?\. Moves .+, version 2 from Staging to Production on test \(.+\)\. Archives version 1\. Aliases stay as they are\.$/,
      );
      assert.deepEqual(await stagesOf(name), { 1: 'Archived', 2: 'Production' });
    });

    it('changes nothing when it is not', async () => {
      const requestId = await ask();
      for (const decision of ['approve', 'reject', 'withdraw'])
        await answering({ showWarningMessage: undefined }, decidedBy(requestId, decision));
      assert.deepEqual(await stagesOf(name), { 1: 'Production', 2: 'Staging' });
      assert.deepEqual(
        (await recorded()).map(({ kind }) => kind),
        ['request'],
      );
    });

    it('needs the typed name in production', async () => {
      const requestId = await ask();
      session = await connectTo(mlflow, { production: true });
      const { questions } = await answering({ showInputBox: name }, decidedBy(requestId, 'approve'));
      assert.match(questions.join(), /^Approves the request.* Type .+ to confirm\.$/);
      assert.deepEqual(await stagesOf(name), { 1: 'Archived', 2: 'Production' });
      session = await connectTo(mlflow);
    });

    it('is asked for with the sentence of the whole act', async () => {
      const input = { name, version: '2', stage: 'Production', archiveExisting: true, comment: 'Better f1.' };
      const { questions } = await answering({ showWarningMessage: 'Send Request' }, () =>
        command('mlflow.version.requestTransition', personAct(input, session)),
      );
      assert.match(
        questions.join(),
        /^Asks to move .+, version 2 from Staging to Production on test \(.+\)\. Approving will archive version 1\. The request is stored as a tag/,
      );
      assert.equal((await recorded()).length, 1);
    });
  });

  describe('as a page', () => {
    it('shows the request first, then its parts, and what was decided', async () => {
      const requestId = await ask();
      await setAlias(name, '2', 'challenger');
      const page = await openPage(session, name, requestId);
      try {
        const { head } = await page.rpc.request('ready', {});
        assert.ok(head.kind === 'request', JSON.stringify(head));
        assert.deepEqual(
          [head.state, head.from, head.to, head.archives, head.aliases, head.changed],
          ['open', 'Staging', 'Production', ['1'], [{ version: '2', names: ['challenger'] }], []],
        );
        assert.equal(head.discussion[0]?.comment, 'Better f1.');
        await page.until('all parts are there', allRead);
        assert.deepEqual(page.last.gates, { kind: 'noPolicy' });
        assert.equal(page.last.signature?.kind, 'failed'); // nobody can read files at s3://nowhere

        await moveVersion(name, '1', 'Archived');
        await command('mlflow.refresh');
        await page.until(
          'it says what changed',
          (state) => state.head.kind === 'request' && state.head.changed.length === 1,
        );

        const { questions } = await answering({ showWarningMessage: 'Reject' }, async () => {
          assert.deepEqual(await page.rpc.request('decide', { decision: 'reject', comment: 'Ask again.' }), {
            isDone: true,
          });
        });
        assert.match(questions.join(), /^Rejects the request to move .*, version 2 to Production on test\./);
        await page.until('it is rejected', (state) => state.head.kind === 'request' && state.head.state === 'rejected');
        assert.deepEqual(page.oddities, []);
      } finally {
        page.dispose();
      }
    });

    it('holds the version against the one in Production', async () => {
      const experiment = await makeExperiment();
      name = await makeModel(0);
      for (const [f1, depth, type] of [
        [0.561, '1', 'double'],
        [0.584, '3', 'long'],
      ] as const) {
        const run = await makeRun({ experimentId: experiment.id, name: 'forest', metrics: { f1 }, params: { depth } });
        const modelId = await makeLoggedModel(experiment.id, run.id);
        const inputs = JSON.stringify([{ name: 'volume', type, required: true }]);
        const signature = `signature:\n  inputs: '${inputs}'\n`;
        await putArtifact(
          `mlflow-artifacts:/${experiment.id}/models/${modelId}/artifacts`,
          'MLmodel',
          mlmodel + signature,
        );
        await makeVersion(name, { source: `models:/${modelId}`, ['model_id']: modelId, ['run_id']: run.id });
      }
      await moveVersion(name, '1', 'Production');
      const page = await openPage(session, name, await ask());
      try {
        await page.rpc.request('ready', {});
        const { signature, values, provenance } = await page.until('all parts are there', allRead);
        assert.ok(signature?.kind === 'compared', JSON.stringify(signature));
        assert.deepEqual(
          [signature.against, signature.rows.map((row) => [row.old?.type, row.now?.type, row.isBreaking])],
          ['1', [['double', 'long', true]]],
        );
        assert.ok(values?.kind === 'values', JSON.stringify(values));
        assert.deepEqual(
          [
            values.metrics.map((row) => [row.candidate, row.production, row.difference]),
            values.params,
            values.problems,
          ],
          [[['0.584', '0.561', '+0.023']], [{ key: 'depth', candidate: '3', production: '1' }], []],
        );
        assert.ok(provenance?.kind === 'provenance', JSON.stringify(provenance));
        assert.deepEqual(
          [provenance.run?.text, provenance.experiment?.text, provenance.commit, provenance.problems],
          ['forest', experiment.name, null, []],
        );
      } finally {
        page.dispose();
      }
    });

    it('says that a request is gone', async () => {
      const page = await openPage(session, name, 'gone');
      const { head } = await page.rpc.request('ready', {});
      assert.ok(head.kind === 'failed');
      assert.match(head.problem, /has no such request on test/);
      page.dispose();
    });

    it('is closed when what it remembered is none of ours', async () => {
      for (const state of [undefined, 7, {}, { memory: '{}' }, { memory: { name } }]) {
        let closed = 0;
        const panel = { dispose: () => void closed++ } as unknown as vscode.WebviewPanel;
        await restoreReviewPage({} as LifecycleDeps, panel, state);
        assert.equal(closed, 1);
      }
    });

    it('is what a person gets, one for each request', async () => {
      const requestId = await ask();
      const tabs = (): number =>
        vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ label }) => label === `Review: ${name} 2`)
          .length;
      for (const input of [{ name, version: '2', requestId }, { name, version: '2' }, { name }])
        assert.equal(await command(review, personAct(input, session)), undefined);
      await eventually('one page is open', () => tabs() === 1);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  });
});

function allRead({ gates, signature, values, provenance }: ReviewState): boolean {
  return [gates, signature, values, provenance].every((part) => part !== null);
}

/** VS Code escapes what is appended as text. */
function plain(markdown = ''): string {
  return markdown.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
}

async function openPage(session: Session, name: string, requestId: string) {
  const { connections, explorer } = await running();
  const git = new GitOfWorkspace(silentLog);
  const oddities: string[] = [];
  const log = { ...silentLog, warn: (text: string) => void oddities.push(text) };
  const deps = { connections, explorer, git, log } as unknown as LifecycleDeps;
  const target = { connection: session.id, name, version: '2', requestId };
  const panel = new ReviewPanel(deps, { visible: true, reveal: () => undefined }, target);
  const [mine, theirs] = joinedPorts();
  panel.serve(theirs);
  let last: ReviewState | undefined;
  const rpc = new Rpc({
    port: mine,
    own: reviewPageContract,
    other: reviewHostContract,
    handlers: { requests: {}, notices: { shown: (state) => void (last = state) } },
    onOddity: (what) => void oddities.push(what),
  });
  return {
    rpc,
    oddities,
    get last(): ReviewState {
      assert.ok(last);
      return last;
    },
    until: (what: string, isSo: (state: ReviewState) => boolean): Promise<ReviewState> =>
      eventually(what, () => last && isSo(last) && last),
    dispose: () => {
      rpc.dispose();
      panel.dispose();
      git.dispose();
    },
  };
}
