import assert from 'node:assert/strict';
import type { Session } from '../../../../src/extension/connections/session.ts';
import { Lists } from '../../../../src/extension/explorer/lists.ts';

const [session, other] = [{ id: 'one' }, { id: 'other' }] as [Session, Session];

/** Lists that tell which of them were read. */
function listsOf(...keys: readonly string[]): { readonly lists: Lists; readonly read: string[] } {
  const lists = new Lists();
  lists.serve(session);
  const read: string[] = [];
  for (const key of keys) {
    lists.of(key, async () => {
      read.push(key);
      return { items: [key], next: undefined };
    });
  }
  return { lists, read };
}

describe('the lists of a tree', () => {
  it('are read again for the session that is shown, and dropped for all others', async () => {
    const { lists, read } = listsOf('one/experiments', 'one/run/1', 'other/experiments', 'one2/experiments');
    await lists.refresh(session);
    assert.deepEqual(read, ['one/experiments', 'one/run/1']);
    assert.deepEqual(lists.keys(), ['one/experiments', 'one/run/1']);
  });

  it('are dropped when no session is shown', async () => {
    const { lists, read } = listsOf('one/experiments');
    await lists.refresh(undefined);
    assert.deepEqual([lists.keys(), read], [[], []]);
  });

  it('are dropped with their connection', () => {
    const { lists } = listsOf('one/experiments', 'other/experiments');
    lists.keep([other.id]);
    assert.deepEqual(lists.keys(), ['other/experiments']);
  });

  it('are dropped when their session was made anew, and not when it only comes back', () => {
    const { lists } = listsOf();
    lists.of('one/run/1', () => assert.fail());
    lists.serve(session);
    assert.deepEqual(lists.keys(), ['one/run/1']);
    lists.serve({ ...session });
    assert.deepEqual(lists.keys(), []);
  });

  it('go one by one, whatever the keys of others begin with', () => {
    const { lists } = listsOf('one/run/1', 'one/run/12', 'one/run/1/models');
    lists.forget('one/run/1');
    assert.deepEqual(lists.keys(), ['one/run/12', 'one/run/1/models']);
  });

  it('outdate no rows with a first reading, whose rows are waited for', async () => {
    const lists = new Lists();
    const told: string[] = [];
    lists.onDidChange((key) => told.push(`${key} changed`));
    lists.onDidOutdate((key) => told.push(`${key} outdated`));
    const list = lists.of('one/run/1', async () => ({ items: [], next: undefined }));
    await list.ensure();
    assert.deepEqual(told.splice(0), ['one/run/1 changed']);
    await list.refresh();
    assert.deepEqual(told, ['one/run/1 changed', 'one/run/1 outdated']);
  });

  it('end their reading and say nothing once they are forgotten', async () => {
    const lists = new Lists();
    const told: string[] = [];
    lists.onDidChange((key) => told.push(key));
    const list = lists.of<string>(
      'one/run/1',
      (_, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
        ),
    );
    const reading = list.refresh();
    await Promise.resolve();
    lists.forget('one/run/1');
    await reading;
    assert.deepEqual(told, []);
  });
});
