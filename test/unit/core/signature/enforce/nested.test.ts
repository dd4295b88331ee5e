import assert from 'node:assert/strict';
import { enforceElement } from '../../../../../src/core/signature/enforce/nested.ts';
import { jsonValue, outcome, plain } from './jsonValue.ts';
import { signatureOf } from './signatureOf.ts';

/** What `_enforce_type` of MLflow 3.17.2 makes of a value, or where it refuses. */
const rows: readonly (readonly [type: string, isRequired: boolean, source: string, expected: string])[] = [
  ['"long"', true, '1', '1'],
  ['"long"', true, '1.5', 'columnType at 1.5'],
  ['"long"', true, 'null', 'nestedScalar at null'],
  ['"long"', false, 'null', 'null'],
  ['"long"', false, 'NaN', 'null'],
  ['"integer"', true, '1', 'columnType at 1'],
  ['"double"', true, '2', 'columnWhole at 2'],
  ['"double"', true, '1', '1'],
  ['"boolean"', true, '"x"', 'columnType at "x"'],
  ['"string"', true, '"x"', '"x"'],
  ['"string"', true, '18446744073709551616', '"18446744073709551616"'],
  ['"string"', true, '1', 'columnType at 1'],
  ['"datetime"', true, '"2024-01-02"', 'columnType at "2024-01-02"'],
  ['"long"', true, '[1]', 'nestedScalar at [1]'],
  ['"array", "items": {"type": "double"}', true, '[1, 2]', 'columnWhole at 2'],
  ['"array", "items": {"type": "double"}', true, '[0, 1]', '[0,1]'],
  ['"array", "items": {"type": "double"}', true, '[1, 2.5, null]', '[1,2.5,null]'],
  ['"array", "items": {"type": "double"}', true, '[null]', '[null]'],
  ['"array", "items": {"type": "double"}', true, '[1, "2"]', '[1,2]'],
  ['"array", "items": {"type": "double"}', true, '[1, "x"]', 'columnNoNumber at "x"'],
  ['"array", "items": {"type": "double"}', true, '[]', '[]'],
  ['"array", "items": {"type": "double"}', true, 'null', 'nestedArray at null'],
  ['"array", "items": {"type": "double"}', false, 'null', 'null'],
  ['"array", "items": {"type": "boolean"}', true, '[true, null]', '[true,false]'],
  ['"array", "items": {"type": "string"}', true, '[1, "a", null]', '["1","a","None"]'],
  ['"array", "items": {"type": "string"}', true, '["a", null]', '["a","nan"]'],
  ['"array", "items": {"type": "string"}', true, '["a", [1]]', 'nestedScalar at [1]'],
  ['"array", "items": {"type": "binary"}', true, '["é"]', 'dataAsciiExpected at "é"'],
  ['"array", "items": {"type": "long"}', true, '[1, null]', 'columnHole at null'],
  ['"array", "items": {"type": "array", "items": {"type": "long"}}', true, '[[1], [2, 3], []]', '[[1],[2,3],[]]'],
  ['"array", "items": {"type": "array", "items": {"type": "long"}}', true, '[[1], 2]', 'nestedArray at 2'],
  ['"array", "items": {"type": "any"}', true, 'null', 'null'],
  ['"sparkml_vector"', true, '[0.5, 2]', '[0.5,2]'],
  ['"object", "properties": {"x": {"type": "long"}}', true, '{"x": 1}', '{"x":1}'],
  ['"object", "properties": {"x": {"type": "long"}}', true, '{}', 'nestedPropertyMissing at {}'],
  ['"object", "properties": {"x": {"type": "long", "required": false}}', true, '{}', '{}'],
  ['"object", "properties": {"x": {"type": "long"}}', true, '{"x": 1, "y": 2}', 'nestedPropertyUnknown at 2'],
  ['"object", "properties": {"x": {"type": "long"}}', true, '{"x": "a"}', 'columnType at "a"'],
  ['"object", "properties": {"x": {"type": "long"}}', true, 'null', 'nestedObject at null'],
  ['"object", "properties": {"x": {"type": "long"}}', false, '{}', '{}'],
  ['"map", "values": {"type": "long"}', true, '{"k": 1}', '{"k":1}'],
  ['"map", "values": {"type": "long"}', true, '{"k": 1.5}', 'columnType at 1.5'],
  ['"map", "values": {"type": "long"}', true, '[1]', 'nestedMap at [1]'],
  ['"map", "values": {"type": "any"}', true, 'null', 'null'],
  ['"any"', true, '[null, {}]', '[null,{}]'],
];

describe('enforceElement', () => {
  for (const [type, isRequired, source, expected] of rows) {
    it(`${type}${isRequired ? '' : ', not required,'} takes ${source}: ${expected}`, () => {
      const spec = signatureOf(`[{"name": "a", "type": ${type}}]`).inputs?.specs[0];
      assert.ok(spec?.kind === 'column');
      const shown = outcome(source, () =>
        JSON.stringify(plain(enforceElement(jsonValue(source), spec.type, isRequired)), (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      );
      assert.equal(shown, expected);
    });
  }
});
