import assert from 'node:assert/strict';
import { moveRecorded } from '../../../../../src/core/lifecycle/history/moveRecorded.ts';
import { planUndo, type PossibleUndo } from '../../../../../src/core/lifecycle/history/planUndo.ts';
import { timelineOf } from '../../../../../src/core/lifecycle/history/timeline.ts';
import { IncompleteUndo, undoRecorded } from '../../../../../src/core/lifecycle/history/undoRecorded.ts';
import { encodeRecord } from '../../../../../src/core/lifecycle/records/encodeRecord.ts';
import { recordsOf } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import type { Stage } from '../../../../../src/core/lifecycle/stage.ts';
import { planTransition } from '../../../../../src/core/lifecycle/transition.ts';
import { allVersions } from '../../../../../src/core/lifecycle/versions.ts';
import { never } from '../../../../support/domain.ts';
import { lostAnswer } from '../../../../support/faults.ts';
import { ada, bob, testClock } from '../../../../support/lifecycleRecords.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const clock = testClock();

async function move(registry: MemoryRegistry, version: string, to: Stage, archive = false): Promise<void> {
  const all = await allVersions(registry, 'm', never);
  const found = all.find((one) => one.version === version);
  const plan = found && planTransition(all, found, to, archive);
  assert.ok(plan?.kind === 'move');
  await moveRecorded(registry, plan, { actor: ada, comment: '', clock }, never);
}

async function possible(registry: MemoryRegistry, version?: string): Promise<PossibleUndo> {
  const plan = planUndo(await allVersions(registry, 'm', never), version);
  assert.ok(plan.kind === 'undo', JSON.stringify(plan));
  return plan;
}

async function refusal(registry: MemoryRegistry, version?: string): Promise<string> {
  const plan = planUndo(await allVersions(registry, 'm', never), version);
  return plan.kind === 'undo' ? 'possible' : `${plan.reason} ${plan.why.id}`;
}

const inStages = (...stages: readonly Stage[]): MemoryRegistry =>
  new MemoryRegistry().with(...stages.map((stage, index) => ({ version: String(index + 1), stage })));
const undo = (registry: MemoryRegistry, plan: PossibleUndo) =>
  undoRecorded(registry, plan, { actor: bob, comment: '', clock }, never);

describe('planUndo', () => {
  it('finds the last move of a version, or of the model, and what it archived', async () => {
    const registry = inStages('None', 'None', 'None');
    await move(registry, '1', 'Production');
    await move(registry, '2', 'Production', true);
    await move(registry, '3', 'Staging');
    const [ofModel, ofVersion] = [await possible(registry), await possible(registry, '2')];
    assert.deepEqual([ofModel.version.version, ofModel.returns], ['3', []]);
    assert.deepEqual(
      [ofVersion.version.version, ofVersion.returns.map(({ version }) => version), ofVersion.touched],
      ['2', ['1'], []],
    );
  });

  it('has nothing to undo without a record', async () => {
    const registry = inStages('None');
    await registry.transitionStage('m', '1', 'Production', false);
    assert.equal(await refusal(registry), 'notFound historyNothingToUndo');
    assert.equal(await refusal(new MemoryRegistry().withModel('m')), 'notFound historyNothingToUndo');
  });

  it('refuses when a version is not where the move left it, or gone', async () => {
    for (const [change, why] of [
      [(r: MemoryRegistry) => r.transitionStage('m', '2', 'None', false), 'conflict historyUndoMoved'],
      [(r: MemoryRegistry) => r.transitionStage('m', '1', 'None', false), 'conflict historyUndoMoved'],
      [(r: MemoryRegistry) => r.deleteModelVersion('m', '1'), 'conflict historyUndoGone'],
    ] as const) {
      const registry = inStages('Production', 'Staging');
      await move(registry, '2', 'Production', true);
      await change(registry);
      assert.equal(await refusal(registry), why);
    }
  });

  it('refuses when a later move is about the same stage', async () => {
    const registry = inStages('Production', 'Staging', 'None');
    await move(registry, '2', 'Production', true);
    await move(registry, '3', 'Production');
    assert.equal(await refusal(registry, '2'), 'conflict historyUndoLater');
    await undo(registry, await possible(registry));
    assert.equal(await refusal(registry, '2'), 'possible');
  });

  it('refuses when another version came, without a record, to where something would return', async () => {
    const registry = inStages('Production', 'Staging', 'None');
    await move(registry, '2', 'Production', true);
    await registry.describeModelVersion('m', '3', 'described');
    assert.equal(await refusal(registry), 'possible');
    await registry.transitionStage('m', '3', 'Staging', false);
    assert.equal(await refusal(registry), 'conflict historyUndoMoved');
    await registry.transitionStage('m', '3', 'Production', false);
    assert.equal(await refusal(registry), 'conflict historyUndoMoved');
    await registry.transitionStage('m', '3', 'None', false);
    assert.equal(await refusal(registry), 'possible');
  });

  it('takes back each version once, whatever the record names', async () => {
    const registry = inStages('Archived', 'Staging');
    await move(registry, '2', 'Production');
    const { move: made } = await possible(registry);
    const forged = encodeRecord({ ...made, archived: ['1', '2', '1'] });
    for (const { key, value } of forged) await registry.setModelVersionTag('m', '2', key, value);
    const plan = await possible(registry);
    assert.deepEqual(
      plan.returns.map(({ version }) => version),
      ['1'],
    );
  });

  it('does not mind a description, and tells of it', async () => {
    const registry = inStages('Production', 'Staging');
    await move(registry, '2', 'Production', true);
    await registry.describeModelVersion('m', '1', 'described');
    assert.deepEqual((await possible(registry)).touched, ['1']);
  });
});

describe('undoRecorded', () => {
  it('brings back the version and what was archived with it, and is recorded on each', async () => {
    const registry = inStages('Production', 'Staging', 'Production');
    await move(registry, '2', 'Production', true);
    const plan = await possible(registry);
    const outcome = await undo(registry, plan);
    assert.equal(registry.stagesOf('m'), '1 Production, 2 Staging, 3 Production');
    assert.deepEqual(
      [outcome.from, outcome.to, outcome.archived, outcome.intrusions],
      ['Production', 'Staging', [], []],
    );
    const all = await allVersions(registry, 'm', never);
    for (const version of all) {
      const last = recordsOf(version).at(-1);
      assert.ok(last?.kind === 'move' && last.undoes === plan.move.id && last.by.name === 'bob');
    }
    assert.deepEqual(
      timelineOf(all).flatMap((event) => (event.kind === 'moved' ? [`${event.version} ${event.isUndone}`] : [])),
      ['1 false', '3 false', '2 false', '2 true'],
    );
    assert.equal(await refusal(registry), 'notFound historyNothingToUndo');
  });

  it('undoes one move after the other, the last first', async () => {
    const registry = inStages('None');
    await move(registry, '1', 'Staging');
    await move(registry, '1', 'Production');
    await undo(registry, await possible(registry));
    await undo(registry, await possible(registry));
    assert.equal(registry.stagesOf('m'), '1 None');
  });

  it('undoes nothing when the plan is not that of now any more', async () => {
    const registry = inStages('Production', 'Staging');
    await move(registry, '2', 'Production', true);
    const plan = await possible(registry);
    await move(registry, '2', 'None');
    await assert.rejects(undo(registry, plan), { reason: 'conflict' });
    await registry.transitionStage('m', '2', 'Staging', false);
    await assert.rejects(undo(registry, plan), { reason: 'conflict' });
    assert.equal(registry.stagesOf('m'), '1 Archived, 2 Staging');
    assert.deepEqual((await registry.getRegisteredModel('m')).tags, []);
  });

  it('says what is left when it stops half way, and what is recorded is true', async () => {
    const registry = inStages('Production', 'Production', 'Production', 'None');
    await move(registry, '4', 'Production', true);
    const plan = await possible(registry);
    const transitionStage = registry.transitionStage.bind(registry);
    registry.transitionStage = async (name, version, ...rest) => {
      if (version === '2') registry.faults.fail('transitionStage', 'before', lostAnswer());
      return transitionStage(name, version, ...rest);
    };
    await assert.rejects(undo(registry, plan), (error) => {
      assert.ok(error instanceof IncompleteUndo);
      assert.deepEqual([error.returned, error.left, error.done.to], [['3'], ['2', '1'], 'None']);
      return true;
    });
    assert.equal(registry.stagesOf('m'), '1 Archived, 2 Archived, 3 Production, 4 None');
    const events = timelineOf(await allVersions(registry, 'm', never));
    assert.deepEqual(
      events.filter(({ kind }) => kind === 'elsewhere'),
      [],
    );
  });
});
