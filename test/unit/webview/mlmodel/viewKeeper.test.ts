import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { viewKeeper } from '../../../../webview/mlmodel/viewKeeper.ts';
import { freshView, type ViewState } from '../../../../webview/mlmodel/viewState.ts';

describe('the keeper of the view', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  const kept = (): { keeper: ReturnType<typeof viewKeeper>; stored: ViewState[] } => {
    const stored: ViewState[] = [];
    return { keeper: viewKeeper(freshView, (view) => stored.push(view)), stored };
  };

  it('stores many changes once', () => {
    const { keeper, stored } = kept();
    for (const scroll of [1, 2, 3]) keeper.change({ scroll });
    keeper.setOpen('example', true);
    assert.deepEqual(stored, []);
    mock.timers.tick(1000);
    assert.deepEqual(stored, [{ ...freshView, scroll: 3, open: { example: true } }]);
  });

  it('stores what is left when the page goes, and nothing twice', () => {
    const { keeper, stored } = kept();
    keeper.flush();
    keeper.change({ tables: 1 });
    keeper.flush();
    keeper.flush();
    mock.timers.tick(1000);
    assert.deepEqual(stored, [{ ...freshView, tables: 1 }]);
  });

  it('shows each change at once', () => {
    const { keeper } = kept();
    keeper.setOpen('a', true);
    keeper.setOpen('b', false);
    assert.deepEqual(keeper.view.value.open, { a: true, b: false });
  });
});
