import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classIdentifier, fieldIdentifier, Identifiers } from '../../../../../src/core/signature/export/identifiers.ts';

describe('identifiers', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['close_h-1', 'close_h_1', 'CloseH1'],
    ['12 months', 'field_12_months', 'Field12Months'],
    ['naïve', 'naive', 'Naive'],
    ['价格', 'field', 'Field'],
    ['', 'field', 'Field'],
    ['__proto__', 'proto', 'Proto'],
    ['a.b[]', 'a_b', 'AB'],
    ['$(rm)', 'rm', 'Rm'],
  ];
  for (const [name, field, type] of cases) {
    it(JSON.stringify(name), () => assert.deepEqual([fieldIdentifier(name), classIdentifier(name)], [field, type]));
  }

  it('are words for any name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => /^[A-Za-z]\w*$/.test(fieldIdentifier(name))));
  });

  it('are handed out once, without the reserved ones', () => {
    const names = new Identifiers(['class']);
    assert.deepEqual(
      ['a', 'a', 'a_2', 'a', 'class'].map((name) => names.take(name)),
      ['a', 'a_2', 'a_2_2', 'a_3', 'class_2'],
    );
  });
});
