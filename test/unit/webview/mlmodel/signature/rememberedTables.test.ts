import assert from 'node:assert/strict';
import { readRemembered } from '../../../../../webview/mlmodel/signature/rememberedTables.ts';

describe('how tables were looked at', () => {
  const active = { rowKey: '/"a"', message: null, path: [0], column: 1 };
  const check = (state: unknown, expected: unknown): void => assert.deepEqual(readRemembered(state), expected);

  it('comes back as it was kept', () => {
    const kept = { filter: 'is:problem', parts: { inputs: { closed: ['/"a"'], active } } };
    check(JSON.parse(JSON.stringify(kept)), kept);
  });

  it('is nothing where nothing of the right form was kept', () => {
    for (const state of [undefined, null, 1, 'x', [], {}, { filter: 1, parts: [] }])
      check(state, { filter: '', parts: {} });
    check(
      { parts: { inputs: { closed: [1, 'a'], active: { ...active, path: ['x'] } }, outputs: null, other: {} } },
      { filter: '', parts: { inputs: { closed: ['a'] } } },
    );
  });
});
