import assert from 'node:assert/strict';
import { dtypeSpelling, nestedTypes, typeSpelling } from '../../../../../src/core/signature/grammar/typeSpelling.ts';
import { scalarTypes } from '../../../../../src/core/signature/spec.ts';

describe('typeSpelling', () => {
  for (const [written, right, isCertain] of [
    ['int64', 'long', true],
    ['int32', 'integer', true],
    ['str', 'string', true],
    ['float64', 'double', true],
    ['float32', 'float', true],
    ['bool', 'boolean', true],
    ['LONG', 'long', true],
    ['TimestampType', 'datetime', true],
    ['bytes', 'binary', true],
    ['dict', 'object', true],
    ['int', 'long', false],
    ['number', 'double', false],
    ['uint8', 'integer', false],
    ['dobule', 'double', false],
    ['interger', 'integer', false],
    ['strng', 'string', false],
  ] as const)
    it(written, () => assert.deepEqual(typeSpelling(written, [...scalarTypes, ...nestedTypes]), { right, isCertain }));

  it('says nothing where nothing comes near, or the type is not possible', () => {
    for (const written of ['', 'xyz', 'tensor', 'long', 'x'.repeat(100)])
      assert.equal(typeSpelling(written, scalarTypes), undefined, written);
    assert.equal(typeSpelling('list', scalarTypes), undefined);
  });
});

describe('dtypeSpelling', () => {
  const isKnown = (dtype: string): boolean => dtype === 'float64';
  for (const [written, right, isCertain] of [
    ['Float64', 'float64', true],
    ['string', 'str', true],
    ['boolean', 'bool', true],
    ['datetime', 'datetime64[ns]', true],
    ['flaot64', 'float64', false],
  ] as const)
    it(written, () => assert.deepEqual(dtypeSpelling(written, isKnown), { right, isCertain }));
});
