import assert from 'node:assert/strict';
import { laneStep, type LanePlace } from '../../../../webview/model/laneKeys.ts';

const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
const counts = [3, 0, 1, 20];

describe('keys of the lanes', () => {
  const go = (key: string, at: LanePlace, to: LanePlace | undefined): void =>
    assert.deepEqual(
      laneStep({ ...none, key }, at, counts),
      to && { kind: 'go', to },
      `${key} at ${at.lane}/${at.index}`,
    );
  const move = (key: string, lane: number, expected: number | undefined): void =>
    assert.deepEqual(
      laneStep({ ...none, key, altKey: true, shiftKey: true }, { lane, index: 0 }, counts),
      expected === undefined ? undefined : { kind: 'move', lane: expected },
    );

  it('go up and down within a lane', () => {
    go('ArrowDown', { lane: 0, index: 0 }, { lane: 0, index: 1 });
    go('ArrowDown', { lane: 0, index: 2 }, { lane: 0, index: 2 });
    go('ArrowUp', { lane: 0, index: 0 }, { lane: 0, index: 0 });
    go('End', { lane: 3, index: 0 }, { lane: 3, index: 19 });
    go('Home', { lane: 3, index: 9 }, { lane: 3, index: 0 });
    go('PageDown', { lane: 3, index: 15 }, { lane: 3, index: 19 });
    go('PageUp', { lane: 3, index: 15 }, { lane: 3, index: 7 });
  });

  it('go to the next lane that holds something', () => {
    go('ArrowRight', { lane: 0, index: 2 }, { lane: 2, index: 0 });
    go('ArrowLeft', { lane: 3, index: 9 }, { lane: 2, index: 0 });
    go('ArrowLeft', { lane: 0, index: 0 }, undefined);
    go('ArrowRight', { lane: 3, index: 0 }, undefined);
  });

  it('choose', () => {
    for (const key of ['Enter', ' '])
      assert.deepEqual(laneStep({ ...none, key }, { lane: 0, index: 0 }, counts), { kind: 'choose' });
  });

  it('ask for the stage beside it, empty or not', () => {
    move('ArrowRight', 0, 1);
    move('ArrowLeft', 2, 1);
    move('ArrowLeft', 0, undefined);
    move('ArrowRight', 3, undefined);
    move('ArrowDown', 1, undefined);
  });

  it('are left to others with other modifiers', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }])
      assert.equal(laneStep({ ...none, ...held, key: 'ArrowRight' }, { lane: 0, index: 0 }, counts), undefined);
    go('x', { lane: 0, index: 0 }, undefined);
  });
});
