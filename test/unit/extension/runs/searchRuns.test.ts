import assert from 'node:assert/strict';
import type { Run } from '../../../../src/core/tracking/run.ts';
import type { RunQuery, TrackingStore } from '../../../../src/core/tracking/store.ts';
import { searchRuns } from '../../../../src/extension/runs/searchRuns.ts';
import { never, runOf } from '../../../support/domain.ts';
import { lostAnswer, notFound } from '../../../support/faults.ts';

const id = '0123456789abcdef0123456789abcdef';

/** Answers each filter with its runs, and whole ids with the given run; remembers what was asked. */
class Server {
  readonly asked: string[] = [];
  readonly byFilter: Record<string, Run[] | Error>;
  readonly byId: Run | Error;

  constructor(byFilter: Record<string, Run[] | Error> = {}, byId: Run | Error = notFound()) {
    this.byFilter = byFilter;
    this.byId = byId;
  }

  readonly tracking = {
    searchRuns: async ({ filter = '', view }: RunQuery) => {
      this.asked.push(`${view} ${filter}`);
      const found = this.byFilter[filter] ?? [];
      if (found instanceof Error) throw found;
      return { items: found, next: undefined };
    },
    getRun: async (asked: string) => {
      this.asked.push(`run ${asked}`);
      if (this.byId instanceof Error) throw this.byId;
      return this.byId;
    },
  } as unknown as TrackingStore;
}

async function idsFound(server: Server, text: string, lifecycle?: Run['lifecycle']): Promise<string[]> {
  const within = { experimentIds: ['1'], ...(lifecycle && { lifecycle }) };
  return (await searchRuns(server, within, text, never)).map((run) => run.id);
}

const named = (text: string) => `attributes.run_name ILIKE '%${text}%'`;

describe('searchRuns', () => {
  it('asks for all runs without a text, and for names with signs of the grammar as names', async () => {
    const server = new Server();
    await idsFound(server, '');
    await idsFound(server, ' lr=0.1 ');
    assert.deepEqual(server.asked, ['active ', `active ${named('lr=0.1')}`]);
  });

  it('finds the beginning of an id and a name, each run once', async () => {
    const [a, b] = [runOf({ id: 'abc1' }), runOf({ id: 'x', name: 'abc' })];
    const server = new Server({ "attributes.run_id LIKE 'abc%'": [a], [named('abc')]: [b, a] });
    assert.deepEqual(await idsFound(server, 'abc'), ['abc1', 'x']);
  });

  it('finds a whole id in any experiment, also when no experiment is known', async () => {
    const server = new Server({}, runOf({ id, experimentId: '99' }));
    assert.deepEqual(await idsFound(server, ` ${id} `), [id]);
    const found = await searchRuns(server, { experimentIds: [] }, id, never);
    assert.deepEqual(
      found.map((run) => run.id),
      [id],
    );
    assert.deepEqual(await idsFound(new Server(), id), []);
  });

  it('offers deleted runs when those are wanted, and only those', async () => {
    const server = new Server({ '': [runOf({ id: 'gone', lifecycle: 'deleted' })] }, runOf({ id }));
    assert.deepEqual(await idsFound(server, '', 'deleted'), ['gone']);
    assert.deepEqual(server.asked, ['deleted ']);
    assert.deepEqual(await idsFound(server, id, 'deleted'), []);
    assert.deepEqual(await idsFound(new Server({}, runOf({ id, lifecycle: 'deleted' })), id), []);
  });

  it('fails once when both searches fail', async () => {
    const error = lostAnswer();
    const unhandled: unknown[] = [];
    const listener = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listener);
    try {
      const server = new Server({ "attributes.run_id LIKE 'abc%'": error, [named('abc')]: lostAnswer() });
      await assert.rejects(idsFound(server, 'abc'), error);
      await new Promise((resolve) => setTimeout(resolve, 5));
    } finally {
      process.off('unhandledRejection', listener);
    }
    assert.deepEqual(unhandled, []);
  });
});
