import assert from 'node:assert/strict';
import { catchTyping, typedOn, type TypedAhead } from '../../../../../webview/mlmodel/signature/typedAhead.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };

describe('what is typed ahead of a field', () => {
  const check = (keys: readonly string[], expected: TypedAhead | undefined): void => {
    it(`${keys.join(' ')}: ${JSON.stringify(expected)}`, () => {
      let typed: TypedAhead | undefined = { text: '', end: null };
      for (const key of keys) typed = typed && typedOn(typed, { ...plain, key });
      assert.deepEqual(typed, expected);
    });
  };
  check(['a', 'b', ' ', 'ü'], { text: 'ab ü', end: null });
  check(['a', 'b', 'Backspace'], { text: 'a', end: null });
  check(['a', 'Enter'], { text: 'a', end: 'stay' });
  check(['a', 'Tab'], { text: 'a', end: 'next' });
  check(['Enter'], undefined);
  check(['F8'], undefined);

  it('leaves keys with Ctrl to others', () => {
    assert.equal(typedOn({ text: 'a', end: null }, { ...plain, key: 's', ctrlKey: true }), undefined);
  });

  it('takes the keys until it is ended, and none after Enter', () => {
    const target = new EventTarget();
    const stop = catchTyping(target as never);
    const press = (key: string): boolean => {
      const event = Object.assign(new Event('keydown', { cancelable: true }), { ...plain, key });
      return !target.dispatchEvent(event);
    };
    assert.deepEqual([press('x'), press('Enter'), press('y')], [true, true, false]);
    assert.deepEqual(stop(), { text: 'x', end: 'stay' });
    assert.equal(press('z'), false);
  });
});
