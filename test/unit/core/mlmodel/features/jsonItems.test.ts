import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemStarts } from '../../../../../src/core/mlmodel/features/jsonItems.ts';

const check = (json: string, count: number): void => assert.equal(itemStarts(json).length, count, json);

describe('items of a JSON list', () => {
  it('are counted, whatever is in them', () => {
    check('[]', 0);
    check(' [ {"a": [1, 2]}, {"b": "],["} ] ', 2);
    check('[1, "x", null]', 3);
    check('{"a": 1}', 0);
    check('"[1]"', 0);
    fc.assert(fc.property(fc.array(fc.json()), (items) => check(`[${items.join(',')}]`, items.length)));
  });

  it('begin where they begin', () => {
    assert.deepEqual(itemStarts('[{"a": 1},  {"b": 2}]'), [1, 12]);
  });

  it('are counted in broken text as far as it goes', () => {
    check('', 0);
    check('[', 0);
    check('[{"a": ', 1);
    check('[1, ', 1);
    check('[1, "x', 2);
    check('[1]]]', 1);
  });
});
