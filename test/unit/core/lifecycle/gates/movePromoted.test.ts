import assert from 'node:assert/strict';
import type { Actor } from '../../../../../src/core/lifecycle/actor.ts';
import { movePromoted } from '../../../../../src/core/lifecycle/gates/movePromoted.ts';
import { recordsOf } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import { openRequests } from '../../../../../src/core/lifecycle/review/openRequests.ts';
import { requestMove } from '../../../../../src/core/lifecycle/review/requestMove.ts';
import { planTransition } from '../../../../../src/core/lifecycle/transition.ts';
import { allVersions } from '../../../../../src/core/lifecycle/versions.ts';
import { never } from '../../../../support/domain.ts';
import { alice, bob, factsOf, judge, policyWith } from '../../../../support/gateFacts.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const { gates } = judge(policyWith({ kind: 'runFinished' }), 'm', 'Production', factsOf());

function setUp(): MemoryRegistry {
  return new MemoryRegistry().with({ version: '1', stage: 'Production' }, { version: '2', stage: 'Staging' });
}

async function promote(registry: MemoryRegistry, archiveExisting: boolean) {
  const all = await allVersions(registry, 'm', never);
  const current = all.find(({ version }) => version === '2');
  assert.ok(current);
  const plan = planTransition(all, current, 'Production', archiveExisting);
  assert.ok(plan.kind === 'move');
  return movePromoted(registry, { all, plan, archiveExisting, gates, actor: bob, comment: 'by rule' }, never);
}

const ask = (registry: MemoryRegistry, archiveExisting: boolean, actor: Actor = alice) =>
  requestMove(registry, { name: 'm', version: '2', to: 'Production', archiveExisting, comment: '', actor }, never);

describe('a move that all gates let through', () => {
  it('is made and recorded', async () => {
    const registry = setUp();
    const { archived, moveId } = await promote(registry, true);
    assert.deepEqual(archived, ['1']);
    assert.equal(registry.stagesOf('m'), '1 Archived, 2 Production');
    const [record] = recordsOf(await registry.getModelVersion('m', '2'));
    assert.deepEqual([record?.kind, record?.id, record?.by, record?.comment], ['move', moveId, bob, 'by rule']);
  });

  it('approves the request that asked for just this', async () => {
    const registry = setUp();
    const { id } = await ask(registry, true);
    await promote(registry, true);
    const version = await registry.getModelVersion('m', '2');
    assert.deepEqual(openRequests(version), []);
    const decision = recordsOf(version).find((record) => record.kind === 'decision');
    assert.deepEqual(
      [decision?.request, decision?.decision, decision?.by, decision?.gates],
      [id, 'approve', bob, { passed: 1, failed: 0, unknown: 0 }],
    );
  });

  it('approves that of another person, where who acts has asked for the same', async () => {
    const registry = setUp();
    await ask(registry, true, bob);
    const { id } = await ask(registry, true);
    await promote(registry, true);
    const decision = recordsOf(await registry.getModelVersion('m', '2')).find((record) => record.kind === 'decision');
    assert.equal(decision?.request, id);
  });

  it('leaves other requests alone', async () => {
    const registry = setUp();
    await ask(registry, false);
    await promote(registry, true);
    const version = await registry.getModelVersion('m', '2');
    assert.equal(version.stage, 'Production');
    assert.equal(openRequests(version).length, 1);
  });
});
