import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { silentLog } from '../../src/core/base/log.ts';
import { message, type Message } from '../../src/core/base/message.ts';
import type { GateResult } from '../../src/core/lifecycle/gates/gateResult.ts';
import type { ModelCandidate } from '../../src/core/lifecycle/modelCandidates.ts';
import { recordsOf } from '../../src/core/lifecycle/records/recordsOf.ts';
import type { Session } from '../../src/extension/connections/session.ts';
import type { LifecycleDeps } from '../../src/extension/lifecycle/lifecycleDeps.ts';
import { gatesNotPassed } from '../../src/extension/lifecycle/promote/gateText.ts';
import { preflightGates } from '../../src/extension/lifecycle/promote/preflightGates.ts';
import { never, runOf, versionOf } from '../support/domain.ts';
import { MemoryRegistry } from '../support/memoryRegistry.ts';
import { MemoryStore } from '../support/memoryStore.ts';
import { rest } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { makeFolder, removeFolders, write } from './support/models.ts';
import { makeModel, moveVersion, stagesOf } from './support/seed.ts';

interface Promotion {
  readonly passed: boolean;
  readonly gates: readonly { readonly id: string; readonly outcome: string; readonly detail: string }[];
  readonly transition?: object;
}

const policy = `version: 1
rules:
  - models: "*"
    stage: Production
    gates: { tags: { validated: "yes" }, signature: compatible }
  - models: "*"
    stage: Staging
    gates: { tags: { validated: "yes" } }
`;

/** Titles and rows of the lists that were shown while `work` ran; each is left with Escape. */
async function listing<T>(work: () => Promise<T>): Promise<{ result: T; shown: string[] }> {
  const former = vscode.window.createQuickPick;
  const shown: string[] = [];
  Object.assign(vscode.window, {
    createQuickPick: () => {
      const list = former.call(vscode.window);
      const look = setInterval(() => {
        if (list.items.length === 0) return;
        clearInterval(look);
        shown.push(list.title ?? '', ...list.items.map(({ label }) => label));
        list.hide();
      }, 20);
      return list;
    },
  });
  try {
    return { result: await work(), shown };
  } finally {
    Object.assign(vscode.window, { createQuickPick: former });
  }
}

describe('mlflow.version.promote', () => {
  let policyUri: string;
  before(async () => {
    await connectTo(mlflow);
    const folder = await makeFolder({ 'promotion.yaml': policy, 'broken.yaml': `${policy}rule: []\n` });
    policyUri = vscode.Uri.joinPath(folder, 'promotion.yaml').toString();
  });
  after(async () => {
    await configure([]);
    await removeFolders();
  });

  const promote = (input: object): Promise<Promotion> =>
    command('mlflow.version.promote', { version: '1', archiveExisting: false, policyUri, confirmed: true, ...input });
  const validated = (name: string, version = '1'): Promise<unknown> =>
    rest(mlflow, 'POST', '2.0/mlflow/model-versions/set-tag', { name, version, key: 'validated', value: 'yes' });

  it('answers a program which gates do not pass, and moves nothing', async () => {
    const name = await makeModel(1);
    const { passed, gates, transition } = await promote({ name, stage: 'Production' });
    assert.deepEqual([passed, transition], [false, undefined]);
    assert.deepEqual(gates.map(({ id, outcome }) => `${id} ${outcome}`).toSorted(), [
      'signature-compatible passed',
      'signature-present unknown',
      'tag:validated failed',
    ]);
    assert.equal(gates.find(({ id }) => id === 'tag:validated')?.detail, 'The version has no tag validated.');
    assert.deepEqual(await stagesOf(name), { 1: 'None' });
  });

  it('moves what passes, and records it', async () => {
    const name = await makeModel(2);
    await moveVersion(name, '1', 'Staging');
    await validated(name, '2');
    const { passed, gates, transition } = await promote({
      name,
      version: '2',
      stage: 'staging',
      archiveExisting: true,
      comment: 'by rule',
    });
    assert.deepEqual([passed, gates.map(({ outcome }) => outcome)], [true, ['passed']]);
    assert.deepEqual(transition, { name, version: '2', from: 'None', to: 'Staging', archived: ['1'] });
    assert.deepEqual(await stagesOf(name), { 1: 'Archived', 2: 'Staging' });
    const { model_version: moved } = (await rest(mlflow, 'GET', '2.0/mlflow/model-versions/get', {
      name,
      version: '2',
    })) as { model_version: { tags: { key: string; value: string }[] } };
    const [record] = recordsOf(moved);
    assert.deepEqual([record?.kind, record?.comment], ['move', 'by rule']);
  });

  it('is closed without a rule for the stage, and by a policy that is wrong', async () => {
    const name = await makeModel(1);
    await validated(name);
    const none = await promote({ name, stage: 'Archived' });
    assert.deepEqual([none.passed, none.gates.map(({ id }) => id)], [false, ['policy']]);
    const broken = await promote({ name, stage: 'Staging', policyUri: policyUri.replace('promotion', 'broken') });
    assert.deepEqual([broken.passed, broken.gates.map(({ id }) => id)], [false, ['policy']]);
    const missing = await promote({ name, stage: 'Staging', policyUri: policyUri.replace('promotion', 'none') });
    assert.deepEqual([missing.passed, missing.gates.map(({ id }) => id)], [false, ['policy']]);
    assert.deepEqual(await stagesOf(name), { 1: 'None' });
  });

  it('refuses what is there already, and what is not there', async () => {
    const name = await makeModel(1);
    await moveVersion(name, '1', 'Staging');
    const input = { name, version: '1', policyUri, archiveExisting: false, confirmed: true };
    await assertRefused('mlflow.version.promote', { ...input, stage: 'Staging' }, 'conflict', /is in Staging already/);
    await assertRefused('mlflow.version.promote', { ...input, version: '9', stage: 'Production' }, 'notFound', /./);
    await assertRefused('mlflow.version.promote', { ...input, stage: 'Live' }, 'invalid', /“Live” is not a stage/);
  });

  it('shows a person the gates before anything is moved', async () => {
    const name = await makeModel(1);
    await validated(name);
    const input = { name, version: '1', stage: 'Staging', policyUri, archiveExisting: false };
    const { result, shown } = await listing(() => command('mlflow.version.promote', { kind: 'act', input }));
    assert.equal(result, undefined);
    assert.deepEqual(shown, [
      `${name}, Version 1 to Staging: 1 of 1 Gates Pass`,
      '$(check) Move to Staging',
      'Gates',
      '$(pass) Tag validated is “yes”',
    ]);
    assert.deepEqual(await stagesOf(name), { 1: 'None' });
  });

  it('says before a model is registered what it would not pass', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const uri = vscode.Uri.joinPath(workspace.uri, '.mlflow/promotion.yaml');
    const run = runOf({ id: 'r1', status: 'FAILED', statusText: 'FAILED' });
    const tracking = new MemoryStore().withRuns(run);
    const candidate: ModelCandidate = {
      path: 'model',
      modelId: undefined,
      source: 's3://nowhere/model',
      status: 'ready',
      flavor: undefined,
      owner: { kind: 'run', runId: 'r1' },
      mlmodelPath: 'model/MLmodel',
    };
    const git = { commitFacts: async () => 'noTag' };
    const ask = preflightGates({ git, log: silentLog } as unknown as LifecycleDeps);
    const session = { tracking, registry: new MemoryRegistry() } as unknown as Session;
    const findings = () => ask(session, { name: 'm', run, candidate }, never);
    assert.deepEqual(await findings(), []);
    const rule = (stage: string): string =>
      `  - { models: "*", stage: ${stage}, gates: { run: finished, approvals: 1 } }\n`;
    await write(uri, `version: 1\nrules:\n${rule('Staging')}${rule('Production')}`);
    try {
      assert.deepEqual(await findings(), [
        { kind: 'gates', stage: 'Staging', failing: 1, total: 1 },
        { kind: 'gates', stage: 'Production', failing: 1, total: 1 },
      ]);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspace.uri, '.mlflow'), { recursive: true });
    }
  });

  it('names the gates that stand in the way', () => {
    const gate = (outcome: GateResult['outcome'], rule: Message): GateResult => ({
      id: rule.id,
      outcome,
      rule,
      detail: message('gatePolicyMissing'),
    });
    const compatible = gate('failed', message('gateRuleCompatible'));
    const pushed = gate('unknown', message('gateRuleCommitPushed'));
    const finished = gate('passed', message('gateRuleRunFinished'));
    const check = (gates: readonly GateResult[], problem: string): void => {
      const { message: text, reason } = gatesNotPassed(
        versionOf({ name: 'BTC', version: '3' }),
        'Production',
        gates,
        [],
      );
      assert.equal(text, `BTC, version 3 was not moved to Production: ${problem}. Nothing was sent.`);
      assert.equal(reason, 'gateFailed');
    };
    const failed = '1 of 3 gates failed (Signature compatible with Production)';
    check([compatible, pushed, finished], `${failed}, 1 cannot tell (Source commit pushed)`);
    check([pushed], '1 of 1 gates cannot tell (Source commit pushed)');
    check([{ ...compatible, id: 'policy' }], 'There is no .mlflow/promotion.yaml');
  });
});
