import assert from 'node:assert/strict';
import { plainMarkdown } from '../../../../src/extension/mlmodel/plainMarkdown.ts';

describe('plain text in Markdown', () => {
  it('makes no link, no picture, no HTML and no emphasis', () => {
    assert.equal(plainMarkdown('[a](command:b)'), String.raw`\[a\]\(command:b\)`);
    assert.equal(
      plainMarkdown('![a](b) <i> &amp; *c* _d_ `e`'),
      String.raw`\!\[a\]\(b\) \<i\> \&amp; \*c\* \_d\_ \`e\``,
    );
  });

  it('stays on one line', () => {
    assert.equal(plainMarkdown('a\n\n# b'), String.raw`a \# b`);
  });
});
