import assert from 'node:assert/strict';
import type { RunSource } from '../../../../../src/core/git/commitFacts.ts';
import type { Actor } from '../../../../../src/core/lifecycle/actor.ts';
import { gatherFacts, type FactPorts } from '../../../../../src/core/lifecycle/gates/gatherFacts.ts';
import { requestMove } from '../../../../../src/core/lifecycle/review/requestMove.ts';
import { TrackingError } from '../../../../../src/core/tracking/trackingError.ts';
import { never, runOf, tagsOf } from '../../../../support/domain.ts';
import { alice, bob, commit } from '../../../../support/gateFacts.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';
import { MemoryStore } from '../../../../support/memoryStore.ts';

const tags = tagsOf({ 'mlflow.source.git.commit': commit.commit, 'mlflow.source.git.dirty': 'False' });

function setUp(asked: RunSource[] = []): { registry: MemoryRegistry; store: MemoryStore; ports: FactPorts } {
  const registry = new MemoryRegistry().with(
    { version: '1', stage: 'Production', runId: 'r1' },
    { version: '2', stage: 'Production', runId: 'r1' },
    { version: '3', stage: 'Staging', runId: 'r3' },
  );
  const store = new MemoryStore().withRuns(runOf({ id: 'r1' }), runOf({ id: 'r3', tags }));
  const commits: FactPorts['commits'] = {
    commitFacts: async (source) => {
      asked.push(source);
      return commit;
    },
  };
  return { registry, store, ports: { registry, store, commits } };
}

async function factsOf({ registry, ports }: ReturnType<typeof setUp>, version: string, actor: Actor = bob) {
  const current = await registry.getModelVersion('m', version);
  return gatherFacts(ports, { version: current, to: 'Production', actor, now: 1 }, never);
}

describe('the facts that gates are judged by', () => {
  it('are those of the version, of its commit and of the newest other version in Production', async () => {
    const asked: RunSource[] = [];
    const facts = await factsOf(setUp(asked), '3');
    assert.equal(facts.candidate.run.kind, 'known');
    assert.equal(facts.production?.version.version, '2');
    assert.equal(facts.commit, commit);
    assert.deepEqual(
      asked.map((source) => [source.commit, source.isDirty]),
      [[commit.commit, false]],
    );
    assert.equal((await factsOf(setUp(), '2')).production?.version.version, '1');
  });

  it('say for certain that nothing is in Production, and never by a failure', async () => {
    const world = setUp();
    await world.registry.transitionStage('m', '1', 'Archived', false);
    await world.registry.transitionStage('m', '2', 'None', false);
    assert.equal((await factsOf(world, '3')).production, undefined);
    world.registry.faults.fail('getRegisteredModel', 'before', new TrackingError({ reason: 'timeout' }));
    await assert.rejects(factsOf(world, '3'), TrackingError);
  });

  it('keep what cannot be read as unknown', async () => {
    const world = setUp();
    world.store.faults.fail('getRun', 'before', new TrackingError({ reason: 'server' }));
    world.store.faults.fail('getRun', 'before', new TrackingError({ reason: 'server' }));
    const { candidate, source } = await factsOf(world, '3');
    assert.equal(candidate.run.kind, 'unknown');
    assert.equal(source.commit, undefined);
  });

  it('take as requester another person than who acts, when one asked for it', async () => {
    const world = setUp();
    const request = (actor: Actor, archiveExisting: boolean, to: 'Production' | 'Archived' = 'Production') =>
      requestMove(world.registry, { name: 'm', version: '3', to, archiveExisting, comment: '', actor }, never);
    assert.equal((await factsOf(world, '3')).requester, undefined);
    await request(alice, false, 'Archived');
    assert.equal((await factsOf(world, '3')).requester, undefined);
    await request(bob, true);
    assert.deepEqual((await factsOf(world, '3')).requester, bob);
    await request(alice, false);
    assert.deepEqual((await factsOf(world, '3')).requester, alice);
    assert.deepEqual((await factsOf(world, '3', alice)).requester, bob);
    assert.equal((await factsOf(world, '3')).records.length, 3);
  });

  it('take nobody as requester who asked when the version was in another stage', async () => {
    const world = setUp();
    const asked = { name: 'm', version: '3', to: 'Production', archiveExisting: false, comment: '' } as const;
    await requestMove(world.registry, { ...asked, actor: alice }, never);
    await world.registry.transitionStage('m', '3', 'None', false);
    assert.equal((await factsOf(world, '3')).requester, undefined);
    await requestMove(world.registry, { ...asked, archiveExisting: true, actor: bob }, never);
    assert.deepEqual((await factsOf(world, '3')).requester, bob);
  });
});
