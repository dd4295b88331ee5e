import assert from 'node:assert/strict';
import { memoryOf, memoryText, type TryMemory } from '../../../../../src/extension/lifecycle/serve/tryMemory.ts';

const memories: readonly TryMemory[] = [
  { connectionId: 'user:local', name: 'a model', version: '3' },
  { connectionId: 'user:local', name: 'a model', version: '3', alias: 'champion' },
];

const strange: readonly (readonly [title: string, state: unknown])[] = [
  ['nothing', undefined],
  ['no memory', {}],
  ['no JSON', { memory: '{' }],
  ['no text', { memory: { connectionId: 'a', name: 'b', version: '1' } }],
  ['a part', { memory: '{"connectionId":"a","name":"b"}' }],
  ['an empty name', { memory: '{"connectionId":"a","name":"","version":"1"}' }],
  ['a huge name', { memory: JSON.stringify({ connectionId: 'a', name: 'x'.repeat(5000), version: '1' }) }],
];

describe('what the page that tries a model remembers', () => {
  for (const memory of memories)
    it(`comes back: ${JSON.stringify(memory)}`, () => {
      const { alias, ...rest } = memoryOf({ memory: memoryText(memory) }) ?? {};
      assert.deepEqual({ ...rest, ...(alias !== undefined && { alias }) }, memory);
    });

  for (const [title, state] of strange)
    it(`is not believed: ${title}`, () => {
      assert.equal(memoryOf(state), undefined);
    });
});
