import assert from 'node:assert/strict';
import type { JsonNode } from '../../../../src/core/signature/json/jsonNode.ts';
import { pythonJson, pythonString } from '../../../../src/core/signature/pythonJson.ts';

const span = { start: 0, end: 0 };
const float = (value: number): JsonNode => ({ kind: 'float', span, value });
const text = (value: string) => ({ kind: 'string', span, value }) as const;

describe('JSON as Python writes it', () => {
  it('has floats as Python prints them', () => {
    for (const [value, written] of [
      [1, '1.0'],
      [0, '0.0'],
      [-0, '-0.0'],
      [0.5, '0.5'],
      [1e16, '1e+16'],
      [123456789012345680, '1.2345678901234568e+17'],
      [1e15, '1000000000000000.0'],
      [0.0001, '0.0001'],
      [0.00012345, '0.00012345'],
      [0.00001, '1e-05'],
      [1.5e-7, '1.5e-07'],
      [1e100, '1e+100'],
      [Number.NaN, 'NaN'],
      [Number.POSITIVE_INFINITY, 'Infinity'],
      [Number.NEGATIVE_INFINITY, '-Infinity'],
    ] as const) {
      assert.equal(pythonJson(float(value)), written);
    }
  });

  it('escapes what is not ASCII, unit by unit', () => {
    assert.equal(pythonString('a"\\\n\u0001é😀\ud800\u007f'), '"a\\"\\\\\\n\\u0001\\u00e9\\ud83d\\ude00\\ud800\u007f"');
  });

  it('separates with a space and keeps a key once', () => {
    const one: JsonNode = { kind: 'integer', span, value: 1 };
    const members = [
      { key: text('a'), value: one },
      { key: text('b'), value: { kind: 'array', span, items: [one, { kind: 'null', span }] } as const },
      { key: text('a'), value: { kind: 'boolean', span, value: true } as const },
    ];
    assert.equal(pythonJson({ kind: 'object', span, members }), '{"a": true, "b": [1, null]}');
    assert.equal(pythonJson({ kind: 'integer', span, value: 2n ** 70n }), '1180591620717411303424');
  });
});
