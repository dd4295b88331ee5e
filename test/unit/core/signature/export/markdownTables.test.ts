import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { markdownText, plain } from '../../../../../src/core/signature/export/markdownTables.ts';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';

describe('the signature in Markdown', () => {
  it('has a table for each part, nested properties by their paths', () => {
    const inputs = [
      { type: 'double', name: 'a|b', required: true },
      {
        type: 'array',
        items: { type: 'object', properties: { price: { type: 'long', required: false } } },
        name: 'rows',
      },
    ];
    const outputs = [{ type: 'tensor', 'tensor-spec': { dtype: 'int64', shape: [-1] } }];
    const params = [{ name: 't', type: 'double', default: 0.5, shape: null }];
    const text = markdownText(
      {
        inputs: readSchema(JSON.stringify(inputs)).schema,
        outputs: readSchema(JSON.stringify(outputs)).schema,
        params: readParams(JSON.stringify(params)).params,
      },
      renderEnglish,
    );
    assert.equal(
      text,
      [
        '## Inputs',
        '',
        '| Name | Type | Required |',
        '| --- | --- | --- |',
        String.raw`| a\|b | double | yes |`,
        String.raw`| rows | array\<object\> | no |`,
        String.raw`| rows\[\].price | long | no |`,
        '',
        '## Outputs',
        '',
        '| Name | Type | Shape |',
        '| --- | --- | --- |',
        '| without a name | int64 | (-1) |',
        '',
        '## Parameters',
        '',
        '| Name | Type | Default |',
        '| --- | --- | --- |',
        '| t | double | 0.5 |',
        '',
      ].join('\n'),
    );
  });

  it('holds names as text, on one line', () => {
    assert.equal(plain('a\n<b> [c](d) `e` *f*'), String.raw`a \<b\> \[c\](d) \`e\` \*f\*`);
  });
});
