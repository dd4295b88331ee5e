import assert from 'node:assert/strict';
import type { Stage } from '../../../../src/core/lifecycle/stage.ts';
import { planTransition, transition, versionsIn, type MovePlan } from '../../../../src/core/lifecycle/transition.ts';
import type { ModelVersion } from '../../../../src/core/tracking/registeredModel.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { never, versionOf } from '../../../support/domain.ts';
import { lostAnswer } from '../../../support/faults.ts';
import { MemoryRegistry } from '../../../support/memoryRegistry.ts';

/** Versions 1, 2 … in these stages. */
function inStages(...stages: readonly (Stage | undefined)[]): ModelVersion[] {
  return stages.map((stage, index) => versionOf({ version: String(index + 1), stage }));
}

describe('planTransition', () => {
  /** What happens to version 1, with the others as they are. */
  function check(all: readonly ModelVersion[], to: Stage, archiveExisting: boolean, expected: string): void {
    const [version] = all;
    assert.ok(version);
    const plan = planTransition(all, version, to, archiveExisting);
    const numbers = (versions: readonly ModelVersion[]): string => versions.map((one) => one.version).join(' ');
    const told =
      plan.kind === 'nothing'
        ? plan.reason
        : `${plan.from} → ${plan.to}, archives ${numbers(plan.archives)}, keeps ${numbers(plan.keeps)}`;
    assert.equal(told.trim(), expected);
  }

  it('archives what is in an active stage, when asked to', () => {
    const all = inStages('Staging', 'Production', 'None', 'Production');
    check(all, 'Production', true, 'Staging → Production, archives 4 2, keeps');
    check(all, 'Production', false, 'Staging → Production, archives , keeps 4 2');
  });

  it('archives nothing for a stage where MLflow refuses to', () => {
    check(inStages('Staging', 'Archived', 'None'), 'Archived', true, 'Staging → Archived, archives , keeps 2');
    check(inStages('Staging', 'Archived', 'None'), 'None', true, 'Staging → None, archives , keeps 3');
  });

  it('does nothing when there is nothing to do', () => {
    check(inStages('Production', 'Production'), 'Production', true, 'alreadyThere');
    check(inStages(undefined), 'Staging', false, 'noStages');
  });

  it('lists the newest first by number, not by text', () => {
    const all = [
      versionOf({ version: '2' }),
      versionOf({ version: '10' }),
      versionOf({ version: '9', stage: 'Staging' }),
    ];
    assert.deepEqual(
      versionsIn(all, 'None').map(({ version }) => version),
      ['10', '2'],
    );
  });
});

describe('transition', () => {
  it('moves, archives and tells what was archived', async () => {
    const { registry, plan } = planned(['Production', 'Staging', 'Production'], '2', 'Production', true);
    assert.deepEqual(await transition(registry, plan, never), {
      name: 'm',
      version: '2',
      from: 'Staging',
      to: 'Production',
      archived: ['3', '1'],
    });
    assert.equal(registry.stagesOf('m'), '1 Archived, 2 Production, 3 Archived');
  });

  it('never sends the flag when nothing is to be archived', async () => {
    for (const to of ['None', 'Archived', 'Production'] as const) {
      const { registry, plan } = planned(['Staging', to], '1', to, to !== 'Production');
      assert.deepEqual((await transition(registry, plan, never)).archived, []);
      assert.deepEqual(registry.faults.argumentsOf('transitionStage'), [['m', '1', to, false]]);
    }
  });

  it('refuses when the stage changed meanwhile, and sends nothing', async () => {
    const { registry, plan } = planned(['Staging', 'None'], '1', 'Production', false);
    await registry.transitionStage('m', '1', 'Archived', false);
    await rejectsWith(transition(registry, plan, never), { reason: 'conflict', sent: 'no', code: 'Archived' });
    assert.equal(registry.faults.argumentsOf('transitionStage').length, 1);
  });

  it('reads what was archived instead of assuming it', async () => {
    const { registry, plan } = planned(['Production', 'Staging'], '2', 'Production', true);
    registry.transitionStage = async (name, version, stage) => {
      await MemoryRegistry.prototype.transitionStage.call(registry, name, '1', 'Staging', false); // somebody else was faster
      return MemoryRegistry.prototype.transitionStage.call(registry, name, version, stage, true);
    };
    assert.deepEqual((await transition(registry, plan, never)).archived, []);
    assert.equal(registry.stagesOf('m'), '1 Staging, 2 Production');
  });

  it('counts only versions as archived that the plan named', async () => {
    const { registry, plan } = planned(['Archived', 'Production', 'Staging'], '3', 'Production', true);
    assert.deepEqual((await transition(registry, plan, never)).archived, ['2']);
  });

  it('refuses when what is in the target stage changed meanwhile, and sends nothing', async () => {
    for (const archiveExisting of [true, false]) {
      const joined = planned(['Staging', 'None'], '1', 'Production', archiveExisting);
      await joined.registry.transitionStage('m', '2', 'Production', false);
      const left = planned(['Staging', 'Production'], '1', 'Production', archiveExisting);
      await left.registry.transitionStage('m', '2', 'None', false);
      const replaced = planned(['Staging', 'Production', 'None'], '1', 'Production', archiveExisting);
      await replaced.registry.transitionStage('m', '3', 'Production', true);
      for (const { registry, plan } of [joined, left, replaced]) {
        await rejectsWith(transition(registry, plan, never), { reason: 'conflict', sent: 'no', code: 'Staging' });
        assert.equal(registry.faults.argumentsOf('transitionStage').length, 1);
      }
    }
  });

  it('does not mind who else is in an inactive stage', async () => {
    const { registry, plan } = planned(['Staging', 'None'], '1', 'None', false);
    registry.with({ version: '3' });
    assert.deepEqual((await transition(registry, plan, never)).archived, []);
  });

  it('refuses when the version is gone', async () => {
    const { registry, plan } = planned(['Staging', 'None'], '1', 'Production', false);
    await registry.deleteModelVersion('m', '1');
    await rejectsWith(transition(registry, plan, never), { reason: 'notFound', sent: 'no' });
  });

  it('is done when the person cancels after the move, or nothing can be read any more', async () => {
    for (const last of ['cancel', 'fail'] as const) {
      const { registry, plan } = planned(['Production', 'Staging'], '2', 'Production', true);
      const abort = new AbortController();
      const move = registry.transitionStage.bind(registry);
      registry.transitionStage = async (...args) => {
        const moved = await move(...args);
        if (last === 'cancel') abort.abort();
        else registry.faults.fail('listVersions', 'before', lostAnswer());
        return moved;
      };
      assert.deepEqual((await transition(registry, plan, abort.signal)).archived, ['1'], last);
    }
  });

  it('passes a failure of the move on', async () => {
    const { registry, plan } = planned(['Staging'], '1', 'Production', false);
    registry.faults.fail('transitionStage', 'before', lostAnswer());
    await rejectsWith(transition(registry, plan, never), { reason: 'unreachable' });
  });
});

function planned(
  stages: readonly Stage[],
  version: string,
  to: Stage,
  archiveExisting: boolean,
): { registry: MemoryRegistry; plan: MovePlan } {
  const all = inStages(...stages);
  const moved = all.find((one) => one.version === version);
  assert.ok(moved);
  const plan = planTransition(all, moved, to, archiveExisting);
  assert.ok(plan.kind === 'move');
  return { registry: new MemoryRegistry().with(...all), plan };
}

async function rejectsWith(promise: Promise<unknown>, expected: Partial<TrackingError['failure']>): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof TrackingError);
    assert.deepEqual({ ...error.failure, ...expected }, error.failure);
    return true;
  });
}
