import assert from 'node:assert/strict';
import { actorOf } from '../../../../src/extension/lifecycle/actorOf.ts';
import { isReason, TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { never } from '../../../support/domain.ts';
import { lostAnswer } from '../../../support/faults.ts';

describe('who acts', () => {
  const git = (name?: string) => ({ user: async () => name });
  const server = (...answers: readonly (string | undefined | Error)[]) => {
    const left = [...answers];
    return {
      serverUser: async () => {
        assert.ok(left.length > 0, 'asked too often');
        const answer = left.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
  };
  const system = () => 'root';

  it('is whom the server knows, asked once for a session', async () => {
    const session = server('ada');
    for (let times = 0; times < 2; times++)
      assert.deepEqual(await actorOf(git('Eve'), session, never, system), { name: 'ada', from: 'server' });
  });

  it('is whom git knows where the server has no users, then the system’s user, then nobody', async () => {
    const session = server(undefined);
    assert.deepEqual(await actorOf(git('Ada'), session, never, system), { name: 'Ada', from: 'git' });
    assert.deepEqual(await actorOf(git(), session, never, system), { name: 'root', from: 'system' });
    assert.deepEqual(await actorOf(git(' \n'), session, never, () => ''), { name: '', from: 'nobody' });
  });

  it('is verified by nobody when the server does not answer, which is asked again', async () => {
    const session = server(lostAnswer(), 'ada');
    assert.equal((await actorOf(git('Eve'), session, never, system)).from, 'git');
    assert.equal((await actorOf(git('Eve'), session, never, system)).from, 'server');
  });

  it('is not asked for any more once that is cancelled', async () => {
    const session = server(new TrackingError({ reason: 'cancelled' }));
    await assert.rejects(actorOf(git('Eve'), session, never, system), (error) => isReason(error, 'cancelled'));
  });

  it('has a name of one line and some length', async () => {
    const { name } = await actorOf(git(`A\nB${'x'.repeat(500)}`), server(undefined), never, system);
    assert.ok(name.startsWith('A Bx') && name.length === 200);
  });
});
