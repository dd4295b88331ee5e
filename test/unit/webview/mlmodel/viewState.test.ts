import assert from 'node:assert/strict';
import fc from 'fast-check';
import { freshView, readViewState } from '../../../../webview/mlmodel/viewState.ts';

describe('what the page remembers', () => {
  it('is read as it was stored', () => {
    const view = {
      scroll: 120,
      open: { example: true },
      cursor: { identity: 'x', index: 2, isGone: false },
      tables: { filter: 'a' },
    };
    assert.deepEqual(readViewState(JSON.parse(JSON.stringify(view))), view);
  });

  it('is as at first where what was stored does not fit', () => {
    assert.deepEqual(readViewState(undefined), freshView);
    assert.deepEqual(readViewState([]), freshView);
    const odd = { scroll: -1, open: { a: 1, b: false }, cursor: { identity: 'x', index: -2 }, tables: null };
    assert.deepEqual(readViewState(odd), { scroll: 0, open: { b: false }, cursor: null, tables: null });
  });

  it('is read from anything', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        assert.ok(readViewState(stored).scroll >= 0);
      }),
    );
  });
});
