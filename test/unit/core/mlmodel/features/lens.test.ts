import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { signatureLens } from '../../../../../src/core/mlmodel/features/lens.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { iris } from './cursor.ts';

function lens(text: string): string | undefined {
  const found = signatureLens(readMlmodel(text));
  return found && `${text.slice(found.at.start, found.at.end)}: ${found.parts.map(renderEnglish).join(' · ')}`;
}

describe('the lens above a signature', () => {
  it('counts its parts', () => {
    assert.equal(lens(iris), 'signature: 2 inputs · 1 output · 1 param');
    assert.equal(lens(`signature:\n  inputs: '[{"type": "long"}]'\n  params: '[]'\n`), 'signature: 1 input · 0 params');
  });

  it('counts columns that MLflow refuses, too', () => {
    assert.equal(lens(`signature:\n  inputs: '[{"type": "int"}, {"type": "long"}]'\n`), 'signature: 2 inputs');
  });

  it('is not there when there is nothing to count', () => {
    for (const text of [
      '',
      'signature:\n',
      'signature: abc',
      'signature: {}',
      "signature:\n  inputs: 'x'\n",
      '\t: [',
    ]) {
      assert.equal(lens(text), undefined, text);
    }
  });
});
