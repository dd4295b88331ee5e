import assert from 'node:assert/strict';
import { typescriptText } from '../../../../../src/core/signature/export/typescriptTypes.ts';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';

describe('the TypeScript types of a signature', () => {
  it('have a key for each name', () => {
    const inputs = [
      { type: 'double', name: 'close_h-1', required: true },
      { type: 'map', name: 'm', values: { type: 'object', properties: { on: { type: 'boolean' } } }, required: false },
    ];
    const outputs = [{ type: 'tensor', 'tensor-spec': { dtype: 'int64', shape: [-1, 2] } }];
    const params = [{ name: 'k', type: 'long', default: 1, shape: null }];
    assert.equal(
      typescriptText({
        inputs: readSchema(JSON.stringify(inputs)).schema,
        outputs: readSchema(JSON.stringify(outputs)).schema,
        params: readParams(JSON.stringify(params)).params,
      }),
      `export interface Input {
  "close_h-1": number;
  m?: Record<string, {
    on: boolean;
  }>;
}

export type Output = number[][];

export interface Params {
  k?: number;
}
`,
    );
  });

  it('are a tuple where there are no names', () => {
    const inputs = readSchema('[{"type": "double"}, {"type": "string"}]').schema;
    const text = typescriptText({ inputs, outputs: undefined, params: undefined });
    assert.equal(text, 'export type Input = [number, string];\n');
  });
});
