import assert from 'node:assert/strict';
import type { Page } from '../../../../src/core/base/page.ts';
import { RootFinder } from '../../../../src/core/runs/runForest.ts';
import type { Run } from '../../../../src/core/tracking/run.ts';
import { childOf, runOf } from '../../../support/domain.ts';

const root = (id: string): Run => runOf({ id });

/** A server that holds `pages`, and `others` on no page read; it counts what it is asked. */
class Server {
  readonly asked: string[] = [];
  readonly #pages: readonly (readonly Run[])[];
  readonly #others: readonly Run[];

  constructor(pages: readonly (readonly Run[])[], others: readonly Run[] = []) {
    this.#pages = pages;
    this.#others = others;
  }

  readonly load = async (token: string | undefined): Promise<Page<Run>> => {
    const at = Number(token ?? 0);
    this.asked.push(`page ${at}`);
    return { items: this.#pages[at] ?? [], next: at + 1 < this.#pages.length ? String(at + 1) : undefined };
  };

  readonly find = async (id: string): Promise<Run | undefined> => {
    this.asked.push(id);
    return [...this.#pages.flat(), ...this.#others].find((run) => run.id === id);
  };
}

/** The ids of all roots, page by page as a person reads on, and what the server was asked. */
async function check(server: Server, roots: string, asked: string): Promise<void> {
  const finder = new RootFinder();
  const shown: string[] = [];
  let token: string | undefined;
  do {
    const page = await finder.read(server.load, server.find, token);
    shown.push(page.items.map(({ id }) => id).join(' '));
    token = page.next;
  } while (token !== undefined);
  assert.equal(shown.join(' | '), roots);
  assert.equal(server.asked.join(' '), asked);
}

describe('RootFinder', () => {
  it('shows roots, and children only through them', async () => {
    await check(new Server([[root('a'), childOf('a', 'a1'), childOf('a', 'a2'), root('b')]]), 'a b', 'page 0');
  });

  it('finds the root at any depth', async () => {
    const page = [childOf('a2', 'a3'), childOf('a1', 'a2'), childOf('a', 'a1'), root('a')];
    await check(new Server([page]), 'a', 'page 0');
  });

  it('fetches a root that is on no page read so far, once', async () => {
    const server = new Server(
      [
        [childOf('a', 'a1'), childOf('a', 'a2')],
        [childOf('a', 'a3'), root('b')],
      ],
      [root('a')],
    );
    await check(server, 'a | b', 'page 0 a page 1');
  });

  it('fetches each run of the way up once', async () => {
    const server = new Server(
      [[childOf('a2', 'x'), childOf('a2', 'y')]],
      [childOf('a1', 'a2'), childOf('a', 'a1'), root('a')],
    );
    await check(server, 'a', 'page 0 a2 a1 a');
  });

  it('shows a root once, even when it comes on a later page than its child', async () => {
    await check(new Server([[childOf('a', 'a1')], [root('a'), root('b')]]), 'a | b', 'page 0 a page 1');
  });

  it('lets a run whose parent is gone stand for itself', async () => {
    await check(new Server([[childOf('gone', 'a'), childOf('gone', 'b')]]), 'a b', 'page 0 gone');
    await check(new Server([[childOf('mid', 'a')]], [childOf('gone', 'mid')]), 'mid', 'page 0 mid gone');
  });

  it('lets runs in a circle stand for themselves', async () => {
    await check(new Server([[childOf('a', 'a'), childOf('c', 'b'), childOf('b', 'c')]]), 'a b c', 'page 0');
  });

  it('does not climb forever', async () => {
    const chain = Array.from({ length: 30 }, (_, index) => childOf(`r${index + 1}`, `r${index}`));
    const server = new Server([chain]);
    const { items } = await new RootFinder().read(server.load, server.find, undefined);
    assert.ok(items.length > 0 && items.length <= 30);
  });

  it('reads on while a page brings nothing new', async () => {
    const children = [childOf('a', 'a1')];
    await check(new Server([[root('a')], children, children, [root('b')]]), 'a | b', 'page 0 page 1 page 2 page 3');
  });

  it('never drains the experiment: after five pages it is the person’s turn', async () => {
    const children = [childOf('a', 'a1')];
    const server = new Server([[root('a')], ...Array.from({ length: 20 }, () => children)]);
    const finder = new RootFinder();
    await finder.read(server.load, server.find, undefined);
    const page = await finder.read(server.load, server.find, '1');
    assert.deepEqual(page, { items: [], next: '6' });
    assert.equal(server.asked.length, 6);
  });

  it('passes a failure on', async () => {
    const { load } = new Server([[childOf('a', 'a1')]]);
    const gone = () => Promise.reject(new Error('gone'));
    await assert.rejects(new RootFinder().read(load, gone, undefined), /gone/);
  });

  it('loses no root of a page on which a parent could not be fetched', async () => {
    const server = new Server([[root('b'), childOf('a', 'a1')]], [root('a')]);
    const finder = new RootFinder();
    await assert.rejects(finder.read(server.load, () => Promise.reject(new Error('gone')), undefined));
    assert.deepEqual(
      (await finder.read(server.load, server.find, undefined)).items.map(({ id }) => id),
      ['b', 'a'],
    );
  });
});
