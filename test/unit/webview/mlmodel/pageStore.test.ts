import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  currentProblem,
  emptyPage,
  identityOf,
  withInputColumn,
  withNextProblem,
  withProblem,
  withShown,
  type PageState,
} from '../../../../webview/mlmodel/pageStore.ts';
import { sampleProblem, sampleShown } from './samplePage.ts';

const [a, b, c] = [sampleProblem('a'), sampleProblem('b'), sampleProblem('c')];
const showing = (...problems: readonly (typeof a)[]): PageState => withShown(emptyPage, sampleShown(1, problems));

function textOf(state: PageState): string | undefined {
  const index = currentProblem(state);
  return index === undefined ? undefined : state.shown?.page.problems[index]?.text;
}

describe('the state of the page', () => {
  it('never goes back to an older text', () => {
    const now = withShown(emptyPage, sampleShown(5));
    assert.equal(withShown(now, sampleShown(4)), now);
    assert.equal(withShown(now, sampleShown(6)).shown?.epoch, 6);
  });

  it('takes a new state of the same text: what is around it can change too', () => {
    const now = withShown(emptyPage, sampleShown(5));
    assert.equal(withShown(now, sampleShown(5, [], 'read-only')).shown?.readOnly, 'read-only');
  });

  it('never goes back, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (epochs) => {
        let state = emptyPage;
        for (const epoch of epochs) state = withShown(state, sampleShown(epoch));
        assert.equal(state.shown?.epoch, epochs.length === 0 ? undefined : Math.max(...epochs));
      }),
    );
  });
});

describe('the problem of the bar', () => {
  it('is the first at first, and none when there is none', () => {
    assert.equal(textOf(showing(a, b)), 'a');
    assert.equal(currentProblem(showing()), undefined);
    assert.equal(currentProblem(emptyPage), undefined);
  });

  it('goes round in both directions; the first step is to the first or the last', () => {
    let state = showing(a, b);
    const steps = ([1, 1, 1, -1, -1] as const).map((by) => textOf((state = withNextProblem(state, by))));
    assert.deepEqual(steps, ['a', 'b', 'a', 'b', 'a']);
    assert.equal(textOf(withNextProblem(showing(a, b, c), -1)), 'c');
  });

  it('stays with what the problem says when others come before it', () => {
    const state = withShown(withProblem(showing(a, b), 1), sampleShown(2, [c, a, b]));
    assert.equal(textOf(state), 'b');
  });

  it('tells alike problems apart by their order', () => {
    const state = withShown(withProblem(showing(a, a, b), 1), sampleShown(2, [b, a, a]));
    assert.equal(currentProblem(state), 2);
  });

  it('goes on to the one that took the place of a mended one', () => {
    const mended = withShown(withProblem(showing(a, b, c), 1), sampleShown(2, [a, c]));
    assert.equal(textOf(mended), 'c');
    assert.equal(textOf(withNextProblem(mended, 1)), 'c');
    assert.equal(textOf(withNextProblem(mended, -1)), 'a');
    assert.equal(textOf(withNextProblem(withNextProblem(mended, 1), 1)), 'a');
  });

  it('starts anew after the last one that was mended', () => {
    const mended = withShown(withProblem(showing(a, b), 1), sampleShown(2, [a]));
    assert.equal(textOf(withNextProblem(mended, 1)), 'a');
    const none = withShown(mended, sampleShown(3));
    assert.equal(withNextProblem(none, 1), none);
    assert.equal(textOf(withShown(none, sampleShown(4, [c]))), 'c');
  });

  it('has an identity of its own each', () => {
    const all = fc.array(fc.constantFrom(a, b, { ...a, code: 'other' }, { ...a, file: 'conda.yaml' }));
    fc.assert(
      fc.property(all, (problems) => {
        const identities = problems.map((_, index) => identityOf(problems, index));
        assert.equal(new Set(identities).size, problems.length);
        const state = withShown(emptyPage, sampleShown(1, problems));
        for (const index of problems.keys()) {
          assert.equal(currentProblem(withShown(withProblem(state, index), sampleShown(2, problems))), index);
        }
      }),
    );
  });
});

describe('the request for the focus', () => {
  const ofRow = sampleProblem('r', { place: { kind: 'row', part: 'inputs', path: [1], cell: 'type' } });
  const ofPart = sampleProblem('p', { place: { kind: 'part', part: 'outputs' } });

  it('leads to the row, the part or the section of the problem', () => {
    const state = showing(a, ofRow, ofPart);
    assert.deepEqual(
      [0, 1, 2].map((index) => withProblem(state, index).focus),
      [
        { kind: 'problem', problem: 0 },
        { kind: 'row', part: 'inputs', path: [1], cell: 'type' },
        { kind: 'row', part: 'outputs', path: [], cell: null },
      ],
    );
  });

  it('is a new one each time', () => {
    const once = withProblem(showing(a), 0);
    assert.notEqual(withProblem(once, 0).focus, once.focus);
  });

  it('is not made for a problem that is not there', () => {
    const state = showing(a);
    assert.equal(withProblem(state, 1), state);
  });

  it('leads to a column of the inputs, not to a property of the same name', () => {
    const state = showing();
    assert.deepEqual(withInputColumn(state, 'hour').focus, { kind: 'row', part: 'inputs', path: [1], cell: 'type' });
    assert.equal(withInputColumn(state, 'none'), state);
    assert.equal(withInputColumn(emptyPage, 'hour'), emptyPage);
  });
});
