import assert from 'node:assert/strict';
import { fieldAct } from '../../../../webview/ui/fieldKeys.ts';

describe('keys of a text field', () => {
  const check = (keys: string, expected: ReturnType<typeof fieldAct>): void => {
    it(`${keys}: ${expected ?? 'not the field’s alone'}`, () => {
      const parts = keys.split('+');
      const key = parts.at(-1) ?? '';
      const [ctrlKey, metaKey, shiftKey, altKey] = ['Ctrl', 'Cmd', 'Shift', 'Alt'].map((one) => parts.includes(one));
      assert.equal(
        fieldAct({ key, ctrlKey: ctrlKey!, metaKey: metaKey!, shiftKey: shiftKey!, altKey: altKey! }),
        expected,
      );
    });
  };
  check('Ctrl+z', 'undo');
  check('Cmd+z', 'undo');
  check('Ctrl+Shift+Z', 'redo');
  check('Ctrl+y', 'redo');
  check('Ctrl+s', undefined);
  check('Ctrl+Alt+z', undefined);
  check('z', undefined);
});
