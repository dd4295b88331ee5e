import assert from 'node:assert/strict';
import { message } from '../../../../../src/core/base/message.ts';
import { goBack, goOn, type PlanRun } from '../../../../../src/core/lifecycle/plan/runPlan.ts';
import {
  canGoBack,
  canGoOn,
  firstTrouble,
  isComplete,
  notBegun,
  stepsIn,
  type PlanProgress,
} from '../../../../../src/core/lifecycle/plan/stepPlan.ts';
import { TrackingError, type ErrorReason } from '../../../../../src/core/tracking/trackingError.ts';
import { never } from '../../../../support/domain.ts';

/** What the acts of a plan of four do, by their name; all else succeeds. Those that fail do so once. */
class Acts {
  readonly done: string[] = [];
  readonly #troubles: Map<string, unknown>;

  constructor(troubles: Readonly<Record<string, unknown>> = {}) {
    this.#troubles = new Map(Object.entries(troubles));
  }

  readonly act = async (name: string): Promise<void> => {
    const trouble = this.#troubles.get(name);
    this.#troubles.delete(name);
    if (trouble !== undefined) throw trouble;
    this.done.push(name);
  };

  plan(withoutUndo: readonly string[] = []): PlanProgress {
    return notBegun(
      ['a', 'b', 'c', 'd'].map((id) => ({
        id,
        what: message('causeConflict'),
        run: () => this.act(id),
        ...(!withoutUndo.includes(id) && { undo: () => this.act(`-${id}`) }),
      })),
    );
  }
}

const broken = (reason: ErrorReason, sent: 'no' | 'maybe' | 'answered' = 'answered'): TrackingError =>
  new TrackingError({ reason, sent });

const kinds = ({ states }: PlanProgress): string => states.map(({ kind }) => kind).join(' ');

describe('a plan of steps', () => {
  const run: PlanRun = { signal: never };
  const loose: PlanRun = { signal: never, isIndependent: true };

  it('is done in its order', async () => {
    const acts = new Acts();
    const end = await goOn(acts.plan(), run);
    assert.deepEqual([acts.done.join(''), kinds(end), isComplete(end)], ['abcd', 'done done done done', true]);
    assert.deepEqual([firstTrouble(end), canGoOn(end, true), canGoBack(end)], [undefined, false, true]);
  });

  for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) {
    const before = 'abcd'.slice(0, index);
    const after = 'abcd'.slice(index + 1);

    it(`stops where step ${id} fails, and goes on from there`, async () => {
      const acts = new Acts({ [id]: broken('forbidden') });
      const half = await goOn(acts.plan(), run);
      assert.equal(acts.done.join(''), before);
      assert.equal(kinds(half), `${'done '.repeat(index)}failed${' left'.repeat(3 - index)}`);
      assert.equal(firstTrouble(half)?.number, index + 1);
      assert.equal(isComplete(await goOn(half, run)), true);
      assert.equal(acts.done.join(''), 'abcd');
    });

    it(`does the others where step ${id} of a loose plan fails`, async () => {
      const acts = new Acts({ [id]: broken('forbidden') });
      const half = await goOn(acts.plan(), loose);
      assert.equal(acts.done.join(''), before + after);
      assert.deepEqual(
        stepsIn(half, 'failed').map((step) => step.id),
        [id],
      );
      assert.equal(isComplete(await goOn(half, loose)), true);
    });

    it(`goes back from where step ${id} failed`, async () => {
      const acts = new Acts({ [id]: broken('forbidden') });
      const half = await goOn(acts.plan(), run);
      const end = await goBack(half, run);
      assert.equal(
        acts.done.slice(index).join(''),
        Array.from(before)
          .toReversed()
          .map((one) => `-${one}`)
          .join(''),
      );
      assert.deepEqual([canGoOn(end, false), canGoBack(end)], [index === 0, false]);
      assert.equal(firstTrouble(end)?.kind, index === 0 ? 'failed' : undefined);
    });

    it(`never does step ${id} again when its answer was lost`, async () => {
      const acts = new Acts({ [id]: broken('unknownOutcome', 'maybe') });
      const half = await goOn(acts.plan(), run);
      assert.equal(kinds(half).includes('unknown'), true);
      assert.deepEqual([firstTrouble(half)?.kind, canGoOn(half, false)], ['unknown', false]);
      assert.deepEqual(await goOn(half, run), half);
      assert.equal(acts.done.join(''), before);
    });

    it(`goes on behind a lost answer of step ${id} when the steps are loose and a person says so`, async () => {
      const acts = new Acts({ [id]: broken('unknownOutcome', 'maybe') });
      const half = await goOn(acts.plan(), loose);
      assert.deepEqual([acts.done.join(''), canGoOn(half, true)], [before, after !== '']);
      await goOn(half, loose);
      assert.equal(acts.done.join(''), before + after);
    });

    it(`stays as it is when step ${id} is cancelled`, async () => {
      for (const sent of ['no', 'maybe'] as const) {
        const acts = new Acts({ [id]: broken('cancelled', sent) });
        const half = await goOn(acts.plan(), loose);
        assert.deepEqual([acts.done.join(''), firstTrouble(half)], [before, undefined]);
        assert.equal(stepsIn(half, 'left').length, 4 - index);
      }
    });

    it(`stops going back where step ${id} cannot be taken back, and tries again when asked`, async () => {
      const acts = new Acts({ [`-${id}`]: broken('conflict') });
      const done = await goOn(acts.plan(), run);
      const half = await goBack(done, run);
      assert.equal(stepsIn(half, 'undone').length, 3 - index);
      assert.deepEqual([firstTrouble(half)?.kind, canGoOn(half, true), canGoBack(half)], ['notUndone', false, true]);
      assert.equal(kinds(await goBack(half, run)), 'undone undone undone undone');
    });
  }

  it('stops even a loose plan where the connection is at fault, and goes on from there', async () => {
    for (const reason of ['unreachable', 'unauthorized', 'rateLimited'] as const) {
      const acts = new Acts({ b: broken(reason, 'no') });
      const half = await goOn(acts.plan(), loose);
      assert.equal(kinds(half), 'done failed left left', reason);
      assert.equal(isComplete(await goOn(half, loose)), true);
    }
  });

  it('goes on where the server was there again to say that nothing was done', async () => {
    const lost = new TrackingError({ reason: 'unreachable', sent: 'maybe', readBack: 'notDone' });
    assert.equal(kinds(await goOn(new Acts({ b: lost }).plan(), loose)), 'done failed done done');
  });

  it('does not take back twice what may have been taken back', async () => {
    const acts = new Acts({ '-c': broken('unknownOutcome', 'maybe') });
    const half = await goBack(await goOn(acts.plan(), run), run);
    assert.equal(kinds(half), 'done done notUndone undone');
    assert.deepEqual(await goBack(half, run), half);
    assert.equal(acts.done.join(' '), 'a b c d -d');
  });

  it('leaves what cannot be taken back', async () => {
    const acts = new Acts();
    const end = await goBack(await goOn(acts.plan(['b']), run), run);
    assert.equal(kinds(end), 'undone done undone undone');
    assert.equal(canGoBack(end), false);
  });

  it('ends between two steps when it is cancelled', async () => {
    const acts = new Acts();
    const stop = new AbortController();
    const onStep = (_: PlanProgress, index: number): void => void (index === 1 && stop.abort());
    const half = await goOn(acts.plan(), { signal: stop.signal, onStep });
    assert.equal(kinds(half), 'done done left left');
    assert.deepEqual(await goBack(half, { signal: stop.signal }), half);
    assert.equal(isComplete(await goOn(half, run)), true);
  });

  it('tells before and after each step', async () => {
    const told: string[] = [];
    const onStep = (progress: PlanProgress, index: number): void =>
      void told.push(`${index} ${progress.states[index]?.kind}`);
    await goOn(new Acts({ b: broken('conflict') }).plan(), { ...run, onStep });
    assert.deepEqual(told, ['0 left', '0 done', '1 left', '1 failed']);
  });
});
