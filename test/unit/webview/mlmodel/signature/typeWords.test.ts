import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readTypeWords, readWrappers, typeWords } from '../../../../../webview/mlmodel/signature/typeWords.ts';
import { writeTypeText } from '../../../../../src/core/signature/typeText.ts';
import type { ElementType } from '../../../../../src/core/signature/spec.ts';

describe('types as words', () => {
  it('are read aloud', () => {
    assert.equal(typeWords('long'), 'long');
    assert.equal(typeWords('array<map<array<object>>>'), 'array of map of array of object');
  });

  const check = (words: string, expected: string | undefined): void => {
    it(`“${words}” is ${expected ?? 'no type'}`, () => assert.equal(readTypeWords(words), expected));
  };

  check('long', 'long');
  check(' LONG ', 'long');
  check('array of long', 'array<long>');
  check('array<long>', 'array<long>');
  check('Array <map of double>', 'array<map<double>>');
  check('array of map of object', 'array<map<object>>');
  check('int64', 'long');
  check('array of str', 'array<string>');
  check('datetime64[ns]', 'datetime');
  check('any', 'any');
  check('sparkml_vector', 'sparkml_vector');
  check('', undefined);
  check('array', undefined);
  check('array of', undefined);
  check('array<long', undefined);
  check('long>', undefined);
  check('array of long>', undefined);
  check('logn', undefined);
  check('object of long', undefined);

  it('come apart into wrappers and what is held', () => {
    assert.deepEqual(readWrappers('array of map<lo'), { wrappers: ['array', 'map'], rest: 'lo' });
    assert.deepEqual(readWrappers('arrays of lo'), { wrappers: [], rest: 'arrays of lo' });
  });

  it('are understood again, however deep', () => {
    const type = fc.letrec<{ type: ElementType }>((tie) => ({
      type: fc.oneof(
        fc.constantFrom<ElementType>(
          { kind: 'scalar', type: 'long' },
          { kind: 'any' },
          { kind: 'object', properties: [] },
          { kind: 'vector' },
        ),
        fc.record({ kind: fc.constant('array' as const), items: tie('type') }),
        fc.record({ kind: fc.constant('map' as const), values: tie('type') }),
      ),
    })).type;
    fc.assert(fc.property(type, (type) => readTypeWords(typeWords(writeTypeText(type))) === writeTypeText(type)));
  });

  it('take linear time for hostile texts', () => {
    assert.equal(readTypeWords('array of '.repeat(50_000)), undefined);
    assert.equal(readTypeWords('> '.repeat(50_000)), undefined);
  });
});
