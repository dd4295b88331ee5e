import assert from 'node:assert/strict';
import type { RecordedAlias } from '../../../../../src/core/lifecycle/history/aliasRecorded.ts';
import { migrationSteps } from '../../../../../src/core/lifecycle/migration/migrationSteps.ts';
import { readMigration } from '../../../../../src/core/lifecycle/migration/planMigration.ts';
import { usualAliases } from '../../../../../src/core/lifecycle/migration/stageAliases.ts';
import { goBack, goOn } from '../../../../../src/core/lifecycle/plan/runPlan.ts';
import { notBegun, stepsIn, type PlanProgress } from '../../../../../src/core/lifecycle/plan/stepPlan.ts';
import { ReadBackRegistry } from '../../../../../src/core/lifecycle/readBackRegistry.ts';
import { recordsOf } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import { never } from '../../../../support/domain.ts';
import { lostAnswer, refused } from '../../../../support/faults.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const actor = { name: 'ann', from: 'git' } as const;
const clock = { now: () => 1_700_000_000_000, wait: async () => undefined };
const loose = { signal: never, isIndependent: true } as const;

describe('a migration', () => {
  const staged = () =>
    new MemoryRegistry().with(
      { version: '1', aliases: ['champion'] },
      { version: '2', stage: 'Staging' },
      { version: '3', stage: 'Production' },
    );

  async function plan(memory: MemoryRegistry, told: RecordedAlias[] = []): Promise<PlanProgress> {
    const registry = new ReadBackRegistry(memory, clock);
    const { moves } = await readMigration(registry, 'm', usualAliases, never);
    const onChanged = (done: RecordedAlias): void => void told.push(done);
    return notBegun(migrationSteps(registry, moves, { actor, comment: '', clock, onChanged }));
  }

  const aliases = async (memory: MemoryRegistry): Promise<string> =>
    (await memory.getRegisteredModel('m')).aliases
      .map(({ alias, version }) => `${alias} ${version}`)
      .toSorted()
      .join(', ');

  it('sets and moves aliases with a record each, and takes them back', async () => {
    const memory = staged();
    const told: RecordedAlias[] = [];
    const done = await goOn(await plan(memory, told), loose);
    assert.equal(await aliases(memory), 'challenger 2, champion 3');
    assert.equal(memory.stagesOf('m'), '1 None, 2 Staging, 3 Production');
    assert.deepEqual(
      recordsOf(await memory.getModelVersion('m', '3')).map(({ kind }) => kind),
      ['alias'],
    );
    const end = await goBack(done, loose);
    assert.equal(stepsIn(end, 'undone').length, 2);
    assert.equal(await aliases(memory), 'champion 1');
    assert.equal(told.length, 4);
  });

  it('moves no alias that somebody else moved meanwhile, and sets the other one', async () => {
    const memory = staged();
    const planned = await plan(memory);
    await memory.setAlias('m', 'champion', '2');
    const end = await goOn(planned, loose);
    assert.deepEqual(
      end.states.map(({ kind }) => kind),
      ['failed', 'done'],
    );
    assert.equal(await aliases(memory), 'challenger 2, champion 2');
  });

  it('sets no alias when another version is the newest of the stage now', async () => {
    const memory = staged();
    const planned = await plan(memory);
    await memory.transitionStage('m', '3', 'Archived', false);
    await memory.transitionStage('m', '1', 'Production', false);
    const end = await goOn(planned, loose);
    assert.deepEqual(
      end.states.map(({ kind }) => kind),
      ['failed', 'done'],
    );
  });

  it('takes back nothing that was changed since', async () => {
    const memory = staged();
    const done = await goOn(await plan(memory), loose);
    await memory.setAlias('m', 'challenger', '1');
    const end = await goBack(done, loose);
    assert.deepEqual(
      end.states.map(({ kind }) => kind),
      ['done', 'notUndone'],
    );
    assert.equal(await aliases(memory), 'challenger 1, champion 3');
  });

  it('does the other one when one is refused, and goes on', async () => {
    const memory = staged();
    const planned = await plan(memory);
    memory.faults.fail('setAlias', 'before', refused());
    const half = await goOn(planned, loose);
    assert.deepEqual(
      [stepsIn(half, 'failed').map(({ id }) => id), await aliases(memory)],
      [['m@champion'], 'challenger 2, champion 1'],
    );
    await goOn(half, loose);
    assert.equal(await aliases(memory), 'challenger 2, champion 3');
  });

  it('finds out what became of a lost answer', async () => {
    const memory = staged();
    const planned = await plan(memory);
    memory.faults.fail('setAlias', 'after', lostAnswer());
    assert.equal(stepsIn(await goOn(planned, loose), 'done').length, 2);
    assert.equal(memory.faults.argumentsOf('setAlias').length, 2);
  });
});
