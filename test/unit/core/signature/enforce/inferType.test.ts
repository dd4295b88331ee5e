import assert from 'node:assert/strict';
import { inferType } from '../../../../../src/core/signature/enforce/inferType.ts';
import type { ElementType } from '../../../../../src/core/signature/spec.ts';
import { jsonValue, outcome } from './jsonValue.ts';

function inShort(type: ElementType): string {
  if (type.kind === 'scalar') return type.type;
  if (type.kind === 'array') return `[${inShort(type.items)}]`;
  if (type.kind !== 'object') return type.kind;
  return `{${type.properties.map(({ name, type: of, isRequired }) => `${name}${isRequired ? '' : '?'}: ${inShort(of)}`).join(', ')}}`;
}

describe('inferType', () => {
  for (const [source, expected] of [
    ['true', 'boolean'],
    ['1', 'long'],
    ['1.0', 'double'],
    ['"a"', 'string'],
    ['NaN', 'any'],
    ['[]', 'any'],
    ['{}', 'any'],
    ['[[], [1]]', '[[long]]'],
    ['[1, null]', '[long]'],
    ['{"a": 1, "b": null}', '{a: long, b?: any}'],
    ['[{"a": 1}, {"a": null, "b": "x"}]', '[{a?: long, b?: string}]'],
    ['[{"a": 1}, null]', '[{a?: long}]'],
    ['[1, 1.5]', 'dataTypesMixed at [1, 1.5]'],
    ['[1, [1]]', 'dataTypesMixed at [1, [1]]'],
  ] as const) {
    it(`${source}: ${expected}`, () =>
      assert.equal(
        outcome(source, () => inShort(inferType(jsonValue(source)))),
        expected,
      ));
  }
});
