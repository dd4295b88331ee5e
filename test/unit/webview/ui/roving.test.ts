import assert from 'node:assert/strict';
import { roved } from '../../../../webview/ui/roving.ts';

describe('the keys of a toolbar', () => {
  const check = (key: string, index: number, count: number, expected: number | undefined): void =>
    assert.equal(roved(key, index, count), expected, `${key} at ${index} of ${count}`);

  it('go to the neighbours, and round', () => {
    check('ArrowRight', 0, 3, 1);
    check('ArrowRight', 2, 3, 0);
    check('ArrowLeft', 1, 3, 0);
    check('ArrowLeft', 0, 3, 2);
    check('ArrowRight', 0, 1, 0);
  });

  it('go to the ends', () => {
    check('Home', 2, 3, 0);
    check('End', 0, 3, 2);
  });

  it('are no others', () => {
    for (const key of ['ArrowUp', 'ArrowDown', 'Enter', ' ', 'Tab', 'a']) check(key, 1, 3, undefined);
    for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End']) check(key, -1, 0, undefined);
  });
});
