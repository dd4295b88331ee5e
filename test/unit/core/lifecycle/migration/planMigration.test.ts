import assert from 'node:assert/strict';
import { planMigration, readMigration } from '../../../../../src/core/lifecycle/migration/planMigration.ts';
import { usualAliases, type StageAliases } from '../../../../../src/core/lifecycle/migration/stageAliases.ts';
import type { ModelVersion } from '../../../../../src/core/tracking/registeredModel.ts';
import { never } from '../../../../support/domain.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

describe('the plan of a migration', () => {
  async function check(
    versions: readonly Partial<ModelVersion>[],
    moves: readonly string[],
    settled: readonly string[] = [],
    wanted: StageAliases = usualAliases,
  ): Promise<void> {
    const model = await new MemoryRegistry().with(...versions).getRegisteredModel('m');
    const plan = planMigration(model, wanted);
    const told = plan.moves.map(({ alias, version, from }) => `${alias} ${from ?? '–'} → ${version}`);
    assert.deepEqual([told, plan.settled.map(({ alias }) => alias)], [moves, settled]);
  }

  it('gives the newest version of each stage its alias', () =>
    check(
      [
        { version: '1', stage: 'Production' },
        { version: '2', stage: 'Production' },
        { version: '10', stage: 'Staging' },
        { version: '9', stage: 'Staging' },
        { version: '3', stage: 'Archived' },
        { version: '4' },
      ],
      ['champion – → 2', 'challenger – → 10'],
    ));

  it('has nothing to do where the alias is there', () =>
    check([{ version: '1', stage: 'Production', aliases: ['champion', 'other'] }], [], ['champion']));

  it('says which version an alias is taken from', () =>
    check(
      [
        { version: '1', aliases: ['champion'] },
        { version: '2', stage: 'Production' },
      ],
      ['champion 1 → 2'],
    ));

  it('tells aliases of another case apart', () =>
    check(
      [
        { version: '1', aliases: ['Champion'] },
        { version: '2', stage: 'Production' },
      ],
      ['champion – → 2'],
    ));

  it('has no step for a stage without a version or without an alias', () =>
    check(
      [
        { version: '1', stage: 'Staging' },
        { version: '2', stage: 'Archived' },
      ],
      ['old – → 2'],
      [],
      {
        Production: 'live',
        Archived: 'old',
      },
    ));

  it('has no step where there are no stages', () => check([{ version: '1', stage: undefined }], []));

  it('is made for all models by pages of models only', async () => {
    const registry = new MemoryRegistry().with(
      { name: 'a', version: '1', stage: 'Production' },
      { name: 'b', version: '7', stage: 'Staging', aliases: ['challenger'] },
    );
    const { moves, settled, models, isCut } = await readMigration(registry, undefined, usualAliases, never);
    assert.deepEqual([moves.map(({ name }) => name), settled.length, models, isCut], [['a'], 1, 2, false]);
    assert.deepEqual(
      registry.faults.calls.map(({ method }) => method),
      ['searchRegisteredModels'],
    );
  });

  it('is made for one model with one request', async () => {
    const registry = new MemoryRegistry().with({ name: 'a', version: '1', stage: 'Production' }, { name: 'b' });
    assert.equal((await readMigration(registry, 'a', usualAliases, never)).moves.length, 1);
    assert.equal(registry.faults.calls.length, 1);
  });
});
