import assert from 'node:assert/strict';
import { policyHover } from '../../../../../../src/core/lifecycle/gates/policyFile/policyHover.ts';
import { policyKeys } from '../../../../../../src/core/lifecycle/gates/policyFile/policyKeys.ts';
import { everyGate } from '../../../../../support/policyTexts.ts';

function over(text: string, word: string): string | undefined {
  const found = policyHover(text, text.indexOf(word) + 1);
  if (found) assert.equal(text.slice(found.at.start, found.at.end), word);
  return found?.documentation;
}

describe('what is said about a place of a policy', () => {
  for (const { name, meaning, evidence } of policyKeys)
    it(`is the meaning of ${name}`, () => {
      const said = over(everyGate, name) ?? assert.fail('nothing');
      assert.ok(said.startsWith(meaning));
      if (evidence) assert.ok(said.includes(evidence.from) && said.includes(evidence.unknown));
    });

  for (const word of ['compatible', 'valid', 'pinned', 'finished', 'clean', 'pushed', 'required', 'true'])
    it(`is the meaning of the word ${word}`, () => {
      const at = everyGate.indexOf(` ${word}`) >= 0 ? ` ${word}` : `[${word}`;
      const found = policyHover(everyGate, everyGate.indexOf(at) + 2) ?? assert.fail('nothing');
      assert.equal(everyGate.slice(found.at.start, found.at.end), word);
    });

  it('is nothing where nothing is known', () => {
    for (const [text, offset] of [
      ['', 0],
      ['# a', 2],
      ['a: 1', 1],
      [everyGate, everyGate.indexOf('BTC')],
      [everyGate, everyGate.indexOf('f1')],
      [everyGate, everyGate.indexOf('owner')],
      [everyGate, everyGate.length + 10],
    ] as const)
      assert.equal(policyHover(text, offset), undefined);
  });

  it('is there in a file that is half typed', () => {
    assert.ok(over('version: 1\nrules:\n  - models: a\n    stage: [\n', 'models'));
  });
});
