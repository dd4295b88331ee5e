import assert from 'node:assert/strict';
import type { Actor } from '../../../../../src/core/lifecycle/actor.ts';
import { LifecycleError } from '../../../../../src/core/lifecycle/lifecycleError.ts';
import type { LifecycleRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import { openTag } from '../../../../../src/core/lifecycle/records/recordTags.ts';
import { recordsOf } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import { decide, type NewDecision } from '../../../../../src/core/lifecycle/review/decide.ts';
import { openRequests } from '../../../../../src/core/lifecycle/review/openRequests.ts';
import { requestMove, type NewRequest } from '../../../../../src/core/lifecycle/review/requestMove.ts';
import { searchOpenRequests } from '../../../../../src/core/lifecycle/review/searchOpenRequests.ts';
import type { Stage } from '../../../../../src/core/lifecycle/stage.ts';
import { valueOf } from '../../../../../src/core/tracking/keyValue.ts';
import { never } from '../../../../support/domain.ts';
import { notFound, refused } from '../../../../support/faults.ts';
import { ada, bob, recorded, requestOf, testClock } from '../../../../support/lifecycleRecords.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const clock = testClock();
const inStages = (...stages: readonly (Stage | undefined)[]): MemoryRegistry =>
  new MemoryRegistry().with(...stages.map((stage, index) => ({ version: String(index + 1), stage })));

const ask = (registry: MemoryRegistry, more: Partial<NewRequest> = {}) =>
  requestMove(
    registry,
    { name: 'm', version: '2', to: 'Production', archiveExisting: true, comment: 'please', actor: ada, clock, ...more },
    never,
  );
const decideAbout = (registry: MemoryRegistry, requestId: string, more: Partial<NewDecision> = {}) =>
  decide(
    registry,
    { name: 'm', version: '2', requestId, decision: 'approve', comment: 'yes', actor: bob, clock, ...more },
    never,
  );
const recordsOn = async (registry: MemoryRegistry): Promise<readonly LifecycleRecord[]> =>
  recordsOf(await registry.getModelVersion('m', '2'));
const marker = async (registry: MemoryRegistry): Promise<string | undefined> =>
  valueOf((await registry.getModelVersion('m', '2')).tags, openTag);

describe('requestMove', () => {
  it('writes down what is asked, as things are then', async () => {
    const registry = inStages('Production', 'Staging', 'Production');
    const request = await ask(registry);
    assert.deepEqual([request.from, request.to, request.present], ['Staging', 'Production', ['3', '1']]);
    assert.deepEqual(openRequests(await registry.getModelVersion('m', '2')), [request]);
    assert.equal(await marker(registry), 'true');
    assert.equal(registry.stagesOf('m'), '1 Production, 2 Staging, 3 Production');
  });

  it('does not list who is in an inactive stage', async () => {
    const request = await ask(inStages('Archived', 'Staging'), { to: 'Archived' });
    assert.deepEqual(request.present, []);
  });

  it('refuses what is done already, asked for already, or not to be had', async () => {
    const cases: readonly (readonly [MemoryRegistry, Partial<NewRequest>, string, RegExp])[] = [
      [inStages('None', 'Production'), {}, 'conflict', /^Version 2 of m is in Production already/],
      [inStages(undefined, undefined), {}, 'tooOld', /^This registry has aliases and no stages/],
      [inStages('None'), {}, 'notFound', /notFound/],
      [inStages('None', 'None'), { comment: 'x'.repeat(20_001) }, 'invalid', /^The comment has 20001 characters/],
    ];
    for (const [registry, more, reason, message] of cases) {
      await assert.rejects(ask(registry, more), { reason, message });
      assert.deepEqual(registry.faults.argumentsOf('setModelVersionTag'), []);
    }
    const registry = inStages('None', 'None');
    await ask(registry);
    await assert.rejects(ask(registry), { reason: 'conflict', message: /^ada asked for the same on / });
    await ask(registry, { actor: bob }); // what a second person asks for counts as their approval
    await ask(registry, { archiveExisting: false });
    await ask(registry, { to: 'Staging' });
  });

  it('may be repeated when what it asks for is not as it was then', async () => {
    const registry = inStages('None', 'None');
    const first = await ask(registry);
    await registry.transitionStage('m', '1', 'Production', false);
    const second = await ask(registry);
    await assert.rejects(ask(registry), { reason: 'conflict' });
    await registry.transitionStage('m', '2', 'Staging', false);
    const third = await ask(registry);
    assert.deepEqual(openRequests(await registry.getModelVersion('m', '2')), [first, second, third]);
  });
});

describe('decide', () => {
  it('moves exactly as asked when it is approved, and records both', async () => {
    const registry = inStages('Production', 'Staging');
    const { id } = await ask(registry);
    const gates = { passed: 2, failed: 1, unknown: 0 };
    const { decision, transition } = await decideAbout(registry, id, { gates, override: 'urgent' });
    assert.deepEqual([decision.gates, decision.override, decision.by], [gates, 'urgent', bob]);
    assert.deepEqual([transition?.archived, transition?.intrusions], [['1'], []]);
    assert.equal(registry.stagesOf('m'), '1 Archived, 2 Production');
    const move = (await recordsOn(registry)).find((one) => one.kind === 'move');
    assert.deepEqual([move?.request, move?.archived, move?.comment], [id, ['1'], 'yes']);
    assert.deepEqual(openRequests(await registry.getModelVersion('m', '2')), []);
    assert.equal(await marker(registry), undefined);
  });

  it('keeps what is there when that was asked', async () => {
    const registry = inStages('Production', 'Staging');
    const { id } = await ask(registry, { archiveExisting: false });
    await decideAbout(registry, id);
    assert.equal(registry.stagesOf('m'), '1 Production, 2 Production');
  });

  it('moves nothing when it is rejected', async () => {
    const registry = inStages('None', 'None');
    const { id } = await ask(registry);
    assert.equal((await decideAbout(registry, id, { decision: 'reject' })).transition, undefined);
    assert.equal(registry.stagesOf('m'), '1 None, 2 None');
    assert.equal(await marker(registry), undefined);
  });

  it('leaves the marker while another request is open', async () => {
    const registry = inStages('None', 'None');
    const [first, second] = [await ask(registry), await ask(registry, { to: 'Staging' })];
    await decideAbout(registry, first.id, { decision: 'reject' });
    assert.equal(await marker(registry), 'true');
    await decideAbout(registry, second.id, { decision: 'reject' });
    assert.equal(await marker(registry), undefined);
  });

  it('is taken once, and names who took it', async () => {
    for (const [decision, words] of [
      ['approve', 'approved'],
      ['reject', 'rejected'],
      ['withdraw', 'withdrawn'],
    ] as const) {
      const registry = inStages('None', 'None');
      const { id } = await ask(registry, { actor: bob });
      await decideAbout(registry, id, { decision });
      const again = decideAbout(registry, id, { actor: ada });
      await assert.rejects(again, { reason: 'conflict', message: new RegExp(`was ${words} already, by bob on `) });
    }
    await assert.rejects(decideAbout(inStages('None', 'None'), 'gone'), { reason: 'notFound' });
  });

  it('is refused when anything changed since it was asked', async () => {
    for (const [version, stage, message] of [
      ['2', 'Staging', /^Version 2 of m is in Staging now, not in None/],
      ['2', 'Production', /^Version 2 of m is in Production now, not in None/],
      ['1', 'None', /^In Production is no version now; when the move was asked for it was 1/],
      ['3', 'Production', /^In Production is now version 3, 1; when the move was asked for it was 1/],
    ] as const) {
      const registry = inStages('Production', 'None', 'None');
      const { id } = await ask(registry);
      await registry.transitionStage('m', version, stage, false);
      const before = registry.stagesOf('m');
      await assert.rejects(decideAbout(registry, id), { reason: 'conflict', message });
      assert.deepEqual([registry.stagesOf('m'), await marker(registry)], [before, 'true']);
      await decideAbout(registry, id, { decision: 'reject' });
    }
    const registry = inStages('None', 'None');
    const { id } = await ask(registry);
    await registry.transitionStage('m', '1', 'Production', false);
    await assert.rejects(decideAbout(registry, id), { message: /^In Production is now version 1; .* it was empty/ });
  });

  it('is withdrawn by who asked; by others only where nobody can tell', async () => {
    const git: Actor = { name: 'ada', from: 'git' };
    const cases: readonly (readonly [Actor, Actor, string])[] = [
      [ada, ada, 'done'],
      [ada, bob, 'forbidden'],
      [git, bob, 'unverified'],
      [ada, git, 'unverified'],
    ];
    for (const [asker, actor, expected] of cases) {
      const registry = inStages('None', 'None');
      const { id } = await ask(registry, { actor: asker });
      const told = await decideAbout(registry, id, { decision: 'withdraw', actor }).then(
        ({ isUnverified }) => (isUnverified ? 'unverified' : 'done'),
        (error: unknown) => (error instanceof LifecycleError ? error.reason : 'other'),
      );
      assert.equal(told, expected);
    }
  });

  it('says that the move was made when the decision cannot be written after it', async () => {
    const registry = inStages('Production', 'None');
    const { id } = await ask(registry);
    registry.faults.fail('setModelVersionTag', 'before', refused());
    await assert.rejects(decideAbout(registry, id), (error) => {
      assert.ok(error instanceof LifecycleError);
      assert.match(error.message, /^Version 2 of m was moved from None to Production, but the approval could not/);
      assert.deepEqual([error.done?.archived, typeof error.done?.moveId], [['1'], 'string']);
      return true;
    });
    assert.equal(registry.stagesOf('m'), '1 Archived, 2 Production');
    assert.equal(openRequests(await registry.getModelVersion('m', '2')).length, 1);
    await assert.rejects(decideAbout(registry, id), { reason: 'conflict' });
  });

  it('decides nothing when the move fails, and does not mind the marker', async () => {
    const registry = inStages('None', 'None');
    const { id } = await ask(registry);
    const error = notFound();
    registry.faults.fail('transitionStage', 'before', error);
    await assert.rejects(decideAbout(registry, id), error);
    assert.equal(openRequests(await registry.getModelVersion('m', '2')).length, 1);
    registry.faults.fail('deleteModelVersionTag', 'before', refused());
    await decideAbout(registry, id);
    assert.equal(await marker(registry), 'true');
    assert.deepEqual(await searchOpenRequests(registry, never), []);
  });
});

describe('searchOpenRequests', () => {
  it('reads all pages, and knows a marker that leads to nothing', async () => {
    const registry = new MemoryRegistry();
    registry.mostPerPage = 2;
    const tags = [{ key: openTag, value: 'true' }];
    for (let version = 1; version <= 5; version++)
      registry.with(recorded({ name: `m${version}`, tags }, ...(version === 3 ? [] : [requestOf({ at: version })])));
    registry.with({ name: 'other' });
    const found = await searchOpenRequests(registry, never);
    assert.deepEqual(
      found.map(({ version, requests }) => `${version.name} ${requests.length}`),
      ['m1 1', 'm2 1', 'm4 1', 'm5 1'],
    );
    assert.equal(registry.faults.calls.length, 3);
  });

  it('ends after so many pages', async () => {
    const registry = new MemoryRegistry().with(
      recorded({ tags: [{ key: openTag, value: 'true' }] }, requestOf({ at: 1 })),
    );
    const search = registry.searchModelVersions.bind(registry);
    let page = 0;
    registry.searchModelVersions = async (query) => ({
      items: (await search({ ...query, pageToken: undefined })).items,
      next: String(++page),
    });
    assert.equal((await searchOpenRequests(registry, never)).length, 10);
  });
});
