import assert from 'node:assert/strict';
import { placeCard } from '../../../../../src/core/lifecycle/card/placeCard.ts';
import { firstWords, unmarked } from '../../../../../src/core/lifecycle/card/unmarked.ts';

describe('a description as it is read', () => {
  it('has no marks', () => {
    assert.equal(unmarked(placeCard('', '# Card', [])), '# Card');
    assert.equal(unmarked('said'), 'said');
  });

  it('is told by its first words', () => {
    for (const [description, expected] of [
      ['', ''],
      ['One *two*\nthree', 'One two'],
      ['# Head\n\n| a |\nwords', 'words'],
      [placeCard('', '# Card\n\nIt is `good`.', []), 'It is good.'],
      ['x'.repeat(200), `${'x'.repeat(120)}…`],
    ] as const)
      assert.equal(firstWords(description), expected);
  });
});
