import assert from 'node:assert/strict';
import { readMlmodel } from '../../../../src/core/mlmodel/readMlmodel.ts';
import { isTypeHinted } from '../../../../src/core/mlmodel/typeHint.ts';

describe('whether a signature was made from type hints', () => {
  // what `Model._is_signature_from_type_hint()` of MLflow 3.17.2 answers, as Python takes it in an `if`
  for (const [value, isTrue] of [
    ['true', true],
    ['1', true],
    ["'no'", true],
    ['[1]', true],
    ['2026-01-01', true],
    ['false', false],
    ['no', false],
    ['0', false],
    ['0.0', false],
    ["''", false],
    ['[]', false],
    ['{}', false],
    ['null', false],
  ] as const) {
    it(`${value} is ${isTrue}`, () => {
      assert.equal(isTypeHinted(readMlmodel(`is_signature_from_type_hint: ${value}\n`)), isTrue);
    });
  }

  it('is not where nothing is said', () => assert.equal(isTypeHinted(readMlmodel('a: b\n')), false));
});
