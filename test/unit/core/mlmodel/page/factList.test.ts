import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { cutList, factsOf, mostEntries } from '../../../../../src/core/mlmodel/page/factList.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';

function facts(yaml: string): readonly string[] {
  const entry = readMlmodel(`metadata: ${yaml}\n`).top.get('metadata');
  return factsOf(entry?.value, renderEnglish).map(({ key, value }) => `${key}=${value}`);
}

describe('the facts of a map', () => {
  it('are its keys and values, of equal keys the last', () => {
    assert.deepEqual(facts('{owner: quant, 1: one, a: {b: [c]}, owner: risk, none: }'), [
      'owner=risk',
      '1=one',
      'a={b: [c]}',
      'none=null',
    ]);
  });

  it('are none of what is no map', () => {
    assert.deepEqual(facts('[1]'), []);
    assert.deepEqual(facts('text'), []);
    assert.deepEqual(factsOf(undefined, renderEnglish), []);
  });

  it('say how many more there are', () => {
    const many = facts(`{${Array.from({ length: 1000 }, (_, index) => `k${index}: ${index}`).join(', ')}}`);
    assert.equal(many.length, mostEntries);
    assert.equal(many.at(-2), 'k198=198');
    assert.equal(many.at(-1), 'and 801 more=');
  });

  it('are all there where they just fit', () => {
    const show = String;
    assert.deepEqual(
      cutList([1, 2, 3], 3, (more) => `+${more}`, show),
      ['1', '2', '3'],
    );
    assert.deepEqual(
      cutList([1, 2, 3, 4], 3, (more) => `+${more}`, show),
      ['1', '2', '+2'],
    );
  });
});
