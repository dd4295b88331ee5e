import assert from 'node:assert/strict';
import { jsonSchemaText } from '../../../../../src/core/signature/export/jsonSchema.ts';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';

function schemaOf(inputs: unknown, params: unknown = []): unknown {
  const read = readSchema(JSON.stringify(inputs)).schema;
  return JSON.parse(
    jsonSchemaText({ inputs: read, outputs: undefined, params: readParams(JSON.stringify(params)).params }),
  );
}

const $schema = 'https://json-schema.org/draft/2020-12/schema';

describe('the JSON Schema of a signature', () => {
  it('describes a row by its names', () => {
    const inputs = [
      { type: 'boolean', name: 'b', required: true },
      { type: 'object', name: 'o', properties: { raw: { type: 'binary' }, any: { type: 'any', required: false } } },
      { type: 'map', values: { type: 'array', items: { type: 'string' } }, name: 'm', required: false },
    ];
    assert.deepEqual(schemaOf(inputs), {
      $schema,
      type: 'object',
      properties: {
        b: { type: 'boolean' },
        o: {
          type: 'object',
          properties: { raw: { type: 'string', contentEncoding: 'base64' }, any: {} },
          required: ['raw'],
          additionalProperties: false,
        },
        m: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      },
      required: ['b'],
      additionalProperties: true,
    });
  });

  it('describes an array by its lengths', () => {
    const row = { type: 'array', items: { type: 'number' }, minItems: 3, maxItems: 3 };
    assert.deepEqual(schemaOf([{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3] } }]), {
      $schema,
      type: 'array',
      items: row,
    });
  });

  it('describes columns without names by their places', () => {
    assert.deepEqual(schemaOf([{ type: 'double' }, { type: 'string' }]), {
      $schema,
      type: 'array',
      prefixItems: [{ type: 'number' }, { type: 'string' }],
      minItems: 2,
    });
  });

  it('has the parameters beside', () => {
    const params = [{ name: 'k', type: 'long', default: [1], shape: [-1] }];
    const { $defs } = schemaOf([{ type: 'double' }], params) as { $defs: unknown };
    assert.deepEqual($defs, {
      params: {
        type: 'object',
        properties: { k: { type: 'array', items: { type: 'integer' }, default: [1] } },
        additionalProperties: true,
      },
    });
  });
});
