import assert from 'node:assert/strict';
import type { Actor } from '../../../../../src/core/lifecycle/actor.ts';
import type { Gate } from '../../../../../src/core/lifecycle/gates/policy.ts';
import type { Decision, LifecycleRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import type { Stage } from '../../../../../src/core/lifecycle/stage.ts';
import { versionOf } from '../../../../support/domain.ts';
import {
  alice,
  bob,
  carol,
  checkGate,
  factsOf,
  judge,
  now,
  policyWith,
  versionFacts,
} from '../../../../support/gateFacts.ts';

const approvals = (count: number): Gate => ({ kind: 'approvals', count });
const notByRequester: Gate = { kind: 'notByRequester' };
const git: Actor = { name: 'alice', from: 'git' };

const base = (id: string, by: Actor) => ({ id, at: now, by, comment: '' });
const request = (id: string, by: Actor, to: Stage = 'Production'): LifecycleRecord => ({
  kind: 'request',
  ...base(id, by),
  from: 'Staging',
  to,
  archiveExisting: false,
  present: [],
});
const decision = (id: string, by: Actor, of: string, decided: Decision = 'approve'): LifecycleRecord => ({
  kind: 'decision',
  ...base(id, by),
  request: of,
  decision: decided,
  gates: undefined,
  override: '',
});
const move = (id: string): LifecycleRecord => ({
  kind: 'move',
  ...base(id, bob),
  from: 'None',
  to: 'Staging',
  archived: [],
  request: undefined,
  undoes: undefined,
  updated: now,
});
const unverified = 'The server does not say who you are: only names that it knows count.';

describe('the gate of approvals', () => {
  it('counts who makes the move, when another person asked for it', () => {
    checkGate(approvals(1), {}, 'passed', 'By bob.');
    checkGate(approvals(1), { actor: alice }, 'failed', 'Nobody yet.');
    checkGate(approvals(2), {}, 'failed', '1 of 2: bob.');
    checkGate(
      approvals(1),
      { requester: undefined },
      'failed',
      'Nobody else has asked for this move, and who makes it does not count as another person.',
    );
  });

  it('counts only names that the server verified', () => {
    checkGate(approvals(1), { actor: git }, 'unknown', unverified);
    checkGate(approvals(1), { actor: { name: '', from: 'nobody' } }, 'unknown', unverified);
    checkGate(approvals(1), { requester: git }, 'unknown', 'alice asked for it, a name that no server verified.');
    const records = [request('1', alice), request('2', { name: 'carol', from: 'git' })];
    checkGate(approvals(2), { records }, 'failed', '1 of 2: bob.');
  });

  it('counts who asked for the same, and each person once', () => {
    const records = [request('1', alice), request('2', carol), request('3', carol), request('4', bob)];
    checkGate(approvals(2), { records }, 'passed', 'By bob, carol.');
    checkGate(approvals(3), { records }, 'failed', '2 of 3: bob, carol.');
    checkGate(approvals(2), { records: [request('2', carol, 'Staging')] }, 'failed', '1 of 2: bob.');
    const withdrawn = [request('2', carol), decision('3', carol, '2', 'withdraw')];
    checkGate(approvals(2), { records: withdrawn }, 'failed', '1 of 2: bob.');
  });

  it('counts nobody who asked when the version was in another stage', () => {
    const stale = { ...request('2', carol), from: 'None' } as LifecycleRecord;
    checkGate(approvals(2), { records: [request('1', alice), stale] }, 'failed', '1 of 2: bob.');
  });

  it('takes nobody for two people because of a name that is too long to be recorded', () => {
    const long: Actor = { name: 'a'.repeat(210), from: 'server' };
    const recorded: Actor = { ...long, name: 'a'.repeat(200) };
    checkGate(approvals(1), { actor: long, requester: recorded }, 'failed', 'Nobody yet.');
    checkGate(notByRequester, { actor: long, requester: recorded }, 'failed', `${recorded.name} asked for it.`);
    const { passed } = judge(policyWith(approvals(2)), 'm', 'Production', {
      ...factsOf({ actor: long, records: [request('1', alice), request('2', recorded)] }),
    });
    assert.equal(passed, false);
  });

  it('counts who approved since the version moved last', () => {
    const approved = [request('1', alice), decision('2', carol, '1')];
    checkGate(approvals(2), { records: approved }, 'passed', 'By bob, carol.');
    checkGate(approvals(2), { records: [...approved, move('3')] }, 'failed', '1 of 2: bob.');
    checkGate(approvals(2), { records: [decision('2', carol, 'gone')] }, 'failed', '1 of 2: bob.');
    const rejected = [request('1', alice), decision('2', carol, '1', 'reject')];
    checkGate(approvals(2), { records: rejected }, 'failed', '1 of 2: bob.');
  });
});

describe('the gate of the requester', () => {
  const registeredBy = (user: string) => versionFacts({ version: versionOf({ version: '3', user }) });

  it('wants another person to make the move', () => {
    checkGate(notByRequester, {}, 'passed', 'alice asked for it, bob makes the move.');
    checkGate(notByRequester, { actor: alice }, 'failed', 'alice asked for it.');
    checkGate(notByRequester, { candidate: registeredBy('bob') }, 'failed', 'bob registered the version.');
    checkGate(
      notByRequester,
      { candidate: registeredBy('alice'), requester: undefined },
      'passed',
      'alice registered the version, bob makes the move.',
    );
  });

  it('cannot tell where no server vouches for the names', () => {
    checkGate(notByRequester, { actor: git }, 'unknown', unverified);
    checkGate(
      notByRequester,
      { requester: { name: 'Al', from: 'git' } },
      'unknown',
      'Al asked for it, a name that no server verified.',
    );
    checkGate(notByRequester, { actor: alice, requester: git }, 'failed', 'alice asked for it.');
    checkGate(
      notByRequester,
      { requester: undefined },
      'unknown',
      'Nobody has asked for this move, and the server does not say who registered the version.',
    );
  });
});
