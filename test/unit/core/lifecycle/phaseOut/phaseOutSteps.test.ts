import assert from 'node:assert/strict';
import { recordsOf } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import { namedCandidate, type PhaseOutAct } from '../../../../../src/core/lifecycle/phaseOut/candidates.ts';
import { phaseOutSteps } from '../../../../../src/core/lifecycle/phaseOut/phaseOutSteps.ts';
import { goBack, goOn } from '../../../../../src/core/lifecycle/plan/runPlan.ts';
import { notBegun, stepsIn, type PlanProgress } from '../../../../../src/core/lifecycle/plan/stepPlan.ts';
import { ReadBackRegistry } from '../../../../../src/core/lifecycle/readBackRegistry.ts';
import { allVersions } from '../../../../../src/core/lifecycle/versions.ts';
import { never } from '../../../../support/domain.ts';
import { lostAnswer, refused } from '../../../../support/faults.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const actor = { name: 'ann', from: 'git' } as const;
const clock = { now: () => 1_700_000_000_000, wait: async () => undefined };
const loose = { signal: never, isIndependent: true } as const;

describe('phasing out', () => {
  const three = () => new MemoryRegistry().with({ version: '1' }, { version: '2' }, { version: '3' });

  async function plan(memory: MemoryRegistry, act: PhaseOutAct): Promise<PlanProgress> {
    const registry = new ReadBackRegistry(memory, clock);
    const chosen = (await allVersions(registry, 'm', never)).toReversed().map(namedCandidate);
    return notBegun(phaseOutSteps(registry, act, chosen, { actor, comment: '', clock }));
  }

  const ids = (progress: PlanProgress, ...kinds: Parameters<typeof stepsIn>[1][]): string =>
    stepsIn(progress, ...kinds)
      .map(({ id }) => id)
      .join(' ');

  it('archives each with a record, and takes them back', async () => {
    const memory = three();
    const done = await goOn(await plan(memory, 'archive'), loose);
    assert.equal(memory.stagesOf('m'), '1 Archived, 2 Archived, 3 Archived');
    assert.deepEqual(
      recordsOf(await memory.getModelVersion('m', '2')).map(({ kind, by }) => [kind, by]),
      [['move', actor]],
    );
    assert.equal(ids(await goBack(done, loose), 'undone'), 'm/1 m/2 m/3');
    assert.equal(memory.stagesOf('m'), '1 None, 2 None, 3 None');
  });

  it('takes back what could not be recorded', async () => {
    const memory = three();
    memory.faults.fail('setModelVersionTag', 'before', refused());
    await goBack(await goOn(await plan(memory, 'archive'), loose), loose);
    assert.equal(memory.stagesOf('m'), '1 None, 2 None, 3 None');
  });

  it('does not take back what somebody moved since', async () => {
    const memory = three();
    const done = await goOn(await plan(memory, 'archive'), loose);
    await memory.transitionStage('m', '2', 'Staging', false);
    const end = await goBack(done, loose);
    assert.deepEqual([ids(end, 'undone'), ids(end, 'notUndone'), ids(end, 'done')], ['m/3', 'm/2', 'm/1']);
    assert.equal(memory.stagesOf('m'), '1 Archived, 2 Staging, 3 None');
  });

  for (const act of ['archive', 'delete'] as const) {
    const method = act === 'archive' ? 'transitionStage' : 'deleteModelVersion';
    const here = async (memory: MemoryRegistry): Promise<string> =>
      act === 'archive'
        ? memory.stagesOf('m').replaceAll(' Archived', '')
        : (await allVersions(memory, 'm', never)).map(({ version }) => version).join(', ');

    it(`leaves a version alone that was moved meanwhile (${act})`, async () => {
      const memory = three();
      const planned = await plan(memory, act);
      await memory.transitionStage('m', '2', 'Production', false);
      const end = await goOn(planned, loose);
      assert.deepEqual([ids(end, 'done'), ids(end, 'failed')], ['m/1 m/3', 'm/2']);
      assert.equal(await here(memory), act === 'archive' ? '1, 2 Production, 3' : '2');
    });

    it(`does the others when one fails (${act})`, async () => {
      const memory = three();
      const planned = await plan(memory, act);
      memory.faults.fail(method, 'before', refused({ reason: 'forbidden', status: 403 }));
      const half = await goOn(planned, loose);
      assert.deepEqual([ids(half, 'done'), ids(half, 'failed')], ['m/2 m/3', 'm/1']);
      assert.equal(ids(await goOn(half, loose), 'done'), 'm/1 m/2 m/3');
      assert.equal(memory.faults.argumentsOf(method).length, 4);
    });

    it(`finds out what became of a lost answer (${act})`, async () => {
      for (const time of ['before', 'after'] as const) {
        const memory = three();
        const planned = await plan(memory, act);
        memory.faults.fail(method, time, lostAnswer());
        const end = await goOn(planned, loose);
        assert.equal(ids(end, 'done'), time === 'after' ? 'm/1 m/2 m/3' : 'm/2 m/3');
        assert.equal(ids(end, 'failed'), time === 'after' ? '' : 'm/1');
      }
    });
  }

  it('cannot take back what is deleted', async () => {
    const memory = three();
    const done = await goOn(await plan(memory, 'delete'), loose);
    assert.deepEqual(await allVersions(memory, 'm', never), []);
    assert.deepEqual(await goBack(done, loose), done);
  });

  it('archives nothing twice, nor where there are no stages', async () => {
    const memory = new MemoryRegistry().with({ version: '1', stage: 'Archived' }, { version: '2', stage: undefined });
    const end = await goOn(await plan(memory, 'archive'), loose);
    assert.equal(ids(end, 'failed'), 'm/1 m/2');
    assert.deepEqual(memory.faults.argumentsOf('transitionStage'), []);
  });

  it('leaves no claim behind', async () => {
    const memory = three();
    const planned = await plan(memory, 'delete');
    memory.faults.fail('deleteModelVersion', 'before', refused());
    await goOn(planned, loose);
    assert.deepEqual((await memory.getRegisteredModel('m')).tags, []);
  });
});
