import assert from 'node:assert/strict';
import { RowChanges } from '../../src/extension/explorer/rowChanges.ts';

describe('changes of rows', () => {
  it('are told of before the work that makes them, once, and not again during it', async () => {
    const changes = new RowChanges<string>();
    const told: (string | string[] | undefined)[] = [];
    changes.event((rows) => told.push(rows));
    const work = changes.before(async () => {
      changes.fire('a');
      await Promise.resolve();
      changes.fire(undefined);
      return 'done';
    });
    assert.deepEqual(told, [undefined]);
    assert.equal(await work, 'done');
    assert.deepEqual(told, [undefined]);
    changes.fire('b');
    assert.deepEqual(told, [undefined, 'b']);
    changes.dispose();
  });

  it('are told again after work that failed', async () => {
    const changes = new RowChanges<string>();
    const told: (string | string[] | undefined)[] = [];
    changes.event((rows) => told.push(rows));
    await assert.rejects(changes.before(() => Promise.reject(new Error('refused'))));
    changes.fire('a');
    assert.deepEqual(told, [undefined, 'a']);
    changes.dispose();
  });
});
