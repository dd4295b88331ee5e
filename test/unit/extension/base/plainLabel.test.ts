import assert from 'node:assert/strict';
import { plainLabel } from '../../../../src/extension/base/plainLabel.ts';

describe('plainLabel', () => {
  it('leaves no icon in a text, and every other text as it is', () => {
    assert.equal(plainLabel('a $(trash) b \\$(x) $$('), 'a $\u200b(trash) b \\$\u200b(x) $$\u200b(');
    assert.equal(plainLabel('costs $5 (or so) ${x}'), 'costs $5 (or so) ${x}');
  });
});
