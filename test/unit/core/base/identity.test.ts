import assert from 'node:assert/strict';
import { numberOf } from '../../../../src/core/base/identity.ts';

describe('numberOf', () => {
  it('tells equal objects apart, and knows one again', () => {
    const objects = [{}, {}, [], []];
    const numbers = objects.map(numberOf);
    assert.equal(new Set(numbers).size, objects.length);
    assert.deepEqual(objects.map(numberOf), numbers);
  });
});
