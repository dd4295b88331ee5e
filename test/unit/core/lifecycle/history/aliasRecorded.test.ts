import assert from 'node:assert/strict';
import { deleteAliasRecorded, setAliasRecorded } from '../../../../../src/core/lifecycle/history/aliasRecorded.ts';
import { recordsOf } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import { never } from '../../../../support/domain.ts';
import { notFound, refused } from '../../../../support/faults.ts';
import { ada, testClock } from '../../../../support/lifecycleRecords.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const given = () => ({ name: 'm', alias: 'champion', actor: ada, comment: '', clock: testClock() });
const two = (): MemoryRegistry => new MemoryRegistry().with({ version: '1', aliases: ['champion'] }, { version: '2' });
const recordsOn = async (registry: MemoryRegistry, version: string): Promise<string[]> =>
  recordsOf(await registry.getModelVersion('m', version)).map((one) =>
    one.kind === 'alias' ? `${one.alias} ${one.isRemoved ? 'removed' : 'set'}, was ${one.from}` : one.kind,
  );
const holder = async (registry: MemoryRegistry): Promise<string | undefined> =>
  (await registry.getRegisteredModel('m')).aliases.find(({ alias }) => alias === 'champion')?.version;

describe('setAliasRecorded', () => {
  it('moves the alias and records where it came from', async () => {
    const registry = two();
    const { recordId, notRecorded } = await setAliasRecorded(registry, { ...given(), version: '2', from: '1' }, never);
    assert.ok(recordId);
    assert.equal(notRecorded, undefined);
    assert.deepEqual([await holder(registry), await recordsOn(registry, '2')], ['2', ['champion set, was 1']]);
    assert.deepEqual((await registry.getRegisteredModel('m')).tags, []);
  });

  it('changes nothing when another version has it by now', async () => {
    for (const [registry, from, message] of [
      [two(), undefined, 'Alias @champion names version 1 now. Nothing was changed.'],
      [new MemoryRegistry().with({ version: '2' }), '1', 'Alias @champion is not there any more. Nothing was changed.'],
    ] as const) {
      const set = setAliasRecorded(registry, { ...given(), version: '2', from }, never);
      await assert.rejects(set, { reason: 'conflict', message });
      assert.deepEqual(registry.faults.argumentsOf('setAlias'), []);
    }
  });

  it('is done when its record cannot be written, and is none when the server refuses', async () => {
    const registry = two();
    const error = refused();
    registry.faults.fail('setModelVersionTag', 'before', error);
    const done = await setAliasRecorded(registry, { ...given(), version: '2', from: '1' }, never);
    assert.deepEqual([done.recordId, done.notRecorded, await holder(registry)], [undefined, error, '2']);
    const missing = notFound();
    registry.faults.fail('setAlias', 'before', missing);
    await assert.rejects(setAliasRecorded(registry, { ...given(), version: '9', from: '2' }, never), missing);
  });
});

describe('deleteAliasRecorded', () => {
  it('takes the alias away and records that on the version that had it', async () => {
    const registry = two();
    await deleteAliasRecorded(registry, { ...given(), from: '1' }, never);
    assert.equal(await holder(registry), undefined);
    assert.deepEqual(await recordsOn(registry, '1'), ['champion removed, was undefined']);
  });
});
