import assert from 'node:assert/strict';
import { moveRecorded } from '../../../../../src/core/lifecycle/history/moveRecorded.ts';
import { recordsOf } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import type { Stage } from '../../../../../src/core/lifecycle/stage.ts';
import { planTransition, type MovePlan } from '../../../../../src/core/lifecycle/transition.ts';
import { never, versionOf } from '../../../../support/domain.ts';
import { lostAnswer, refused } from '../../../../support/faults.ts';
import { ada, testClock } from '../../../../support/lifecycleRecords.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const options = () => ({ actor: ada, comment: 'why', clock: testClock(), random: () => 0 });

function planned(
  stages: readonly Stage[],
  version: string,
  to: Stage,
  archive: boolean,
): { registry: MemoryRegistry; plan: MovePlan } {
  const all = stages.map((stage, index) => versionOf({ version: String(index + 1), stage }));
  const plan = planTransition(all, all[Number(version) - 1] ?? versionOf(), to, archive);
  assert.ok(plan.kind === 'move');
  return { registry: new MemoryRegistry().with(...all), plan };
}

const recordsOn = async (registry: MemoryRegistry, version: string) =>
  recordsOf(await registry.getModelVersion('m', version));

describe('moveRecorded', () => {
  it('moves and records what was done, with the time of the server', async () => {
    const { registry, plan } = planned(['Production', 'Staging'], '2', 'Production', true);
    const outcome = await moveRecorded(registry, plan, { ...options(), request: 'r1' }, never);
    const [record] = await recordsOn(registry, '2');
    assert.ok(record?.kind === 'move');
    const { archived, updated, comment, request, by } = record;
    assert.deepEqual([archived, updated, comment, request, by], [['1'], 1001, 'why', 'r1', ada]);
    assert.deepEqual(outcome, {
      name: 'm',
      version: '2',
      from: 'Staging',
      to: 'Production',
      archived: ['1'],
      moveId: record.id,
      notRecorded: undefined,
      intrusions: [],
    });
    assert.deepEqual((await registry.getRegisteredModel('m')).tags, []);
  });

  it('moves nothing when anything is not as planned, or the comment cannot be kept', async () => {
    const { registry, plan } = planned(['Production', 'Staging'], '2', 'Production', true);
    await registry.transitionStage('m', '1', 'None', false);
    await assert.rejects(moveRecorded(registry, plan, options(), never), { reason: 'conflict' });
    const long = { ...options(), comment: 'x'.repeat(20_001) };
    await assert.rejects(moveRecorded(registry, plan, long, never), { reason: 'invalid' });
    assert.equal(registry.stagesOf('m'), '1 None, 2 Staging');
    assert.deepEqual((await registry.getRegisteredModel('m')).tags, []);
  });

  it('is done when its record cannot be written, and says so', async () => {
    const { registry, plan } = planned(['Staging'], '1', 'Production', false);
    const error = refused();
    registry.faults.fail('setModelVersionTag', 'before', error);
    const { moveId, notRecorded } = await moveRecorded(registry, plan, options(), never);
    assert.deepEqual([moveId, notRecorded, registry.stagesOf('m')], [undefined, error, '1 Production']);
  });

  it('is done when nothing can be read afterwards, or the claim stays', async () => {
    const { registry, plan } = planned(['Production', 'Staging'], '2', 'Production', true);
    const [unread, unreleased] = [lostAnswer(), lostAnswer()];
    const move = registry.transitionStage.bind(registry);
    registry.transitionStage = async (...args) => {
      registry.faults.fail('listVersions', 'before', unread);
      registry.faults.fail('deleteRegisteredModelTag', 'before', unreleased);
      registry.faults.fail('deleteRegisteredModelTag', 'before', unreleased);
      return move(...args);
    };
    const outcome = await moveRecorded(registry, plan, options(), never);
    assert.deepEqual(
      [outcome.archived, outcome.notChecked, outcome.notReleased, outcome.intrusions],
      [['1'], unread, unreleased, []],
    );
  });

  it('is recorded although the person cancels after the move', async () => {
    const { registry, plan } = planned(['Staging'], '1', 'Production', false);
    const abort = new AbortController();
    const move = registry.transitionStage.bind(registry);
    registry.transitionStage = async (...args) => {
      const moved = await move(...args);
      abort.abort();
      return moved;
    };
    assert.ok((await moveRecorded(registry, plan, options(), abort.signal)).moveId);
    assert.equal((await recordsOn(registry, '1')).length, 1);
  });

  it('notices who acts at the same time without a claim', async () => {
    const act: readonly (readonly [string, (registry: MemoryRegistry) => Promise<unknown>, object])[] = [
      [
        'the moved version',
        (r) => r.transitionStage('m', '2', 'None', false),
        { version: '2', expected: 'Production', found: 'None' },
      ],
      [
        'an archived one',
        (r) => r.transitionStage('m', '1', 'Staging', false),
        { version: '1', expected: 'Archived', found: 'Staging' },
      ],
      [
        'another one',
        (r) => r.transitionStage('m', '3', 'Production', false),
        { version: '3', expected: 'None', found: 'Production' },
      ],
      ['one that is gone', (r) => r.deleteModelVersion('m', '3'), { version: '3', expected: 'None', found: undefined }],
    ];
    for (const [what, intrude, expected] of act) {
      const { registry, plan } = planned(['Production', 'Staging', 'None'], '2', 'Production', true);
      const move = registry.transitionStage.bind(registry);
      registry.transitionStage = async (...args) => {
        registry.transitionStage = move;
        const moved = await move(...args);
        await intrude(registry);
        return moved;
      };
      assert.deepEqual((await moveRecorded(registry, plan, options(), never)).intrusions, [expected], what);
    }
  });

  it('does not take a version that was registered meanwhile for an intrusion', async () => {
    const { registry, plan } = planned(['Staging'], '1', 'Production', false);
    const move = registry.transitionStage.bind(registry);
    registry.transitionStage = async (...args) => {
      registry.with({ version: '2' });
      return move(...args);
    };
    assert.deepEqual((await moveRecorded(registry, plan, options(), never)).intrusions, []);
  });
});
