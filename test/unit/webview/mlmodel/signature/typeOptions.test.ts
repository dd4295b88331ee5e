import assert from 'node:assert/strict';
import { optionOf, typeOptions } from '../../../../../webview/mlmodel/signature/typeOptions.ts';

describe('the options of the type picker', () => {
  const labels = (typed: string, isTyped = true): string =>
    typeOptions('columns', typed, isTyped)
      .map(({ label }) => label)
      .join(' ');

  it('are all of them until something is typed', () => {
    assert.equal(
      labels('long', false),
      'boolean integer long float double string binary datetime array of… object map of… any',
    );
  });
  it('are those that begin with what was typed, in MLflow or in numpy', () => {
    assert.equal(labels('d'), 'double datetime');
    assert.equal(labels('int'), 'integer long');
  });
  it('go on with what an array holds', () => {
    const options = typeOptions('columns', 'array of map of s', true);
    assert.deepEqual(
      options.map(({ words }) => words),
      ['array of map of string'],
    );
    assert.equal(labels('array of '), labels('', false));
  });
  it('are dtypes for tensors, without arrays for parameters', () => {
    assert.deepEqual(
      typeOptions('tensors', 'int6', true).map(({ label }) => label),
      ['int64', 'uint64'],
    );
    assert.deepEqual(
      typeOptions('params', 'o', true).map(({ label }) => label),
      ['object'],
    );
  });
  it('begin at the type as it is', () => {
    const options = typeOptions('columns', '', false);
    assert.equal(options[optionOf(options, 'long')]?.label, 'long');
    assert.equal(options[optionOf(options, 'array of object')]?.label, 'array of…');
    assert.equal(optionOf(options, 'sparkml_vector'), -1);
  });
});
