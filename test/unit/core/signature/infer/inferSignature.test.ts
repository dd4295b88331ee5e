import assert from 'node:assert/strict';
import { inferSchema } from '../../../../../src/core/signature/infer/inferSignature.ts';
import { writeSignatureJson } from '../../../../../src/core/signature/infer/writeSignatureJson.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';

/** `inputs` as MLflow 3.17.2 infers and writes them; undefined where it cannot read the example. */
function check(type: string, text: string, inputs: string | undefined): void {
  const { root } = readJson(text);
  assert.ok(root);
  const found = inferSchema(root, { type: { kind: 'text', value: type }, params: 'none' });
  assert.equal(found.kind === 'unreadable' ? undefined : writeSignatureJson(found.schema), inputs, text);
}

describe('inference', () => {
  it('gives what MLflow gives', () => {
    check(
      'dataframe',
      '{"columns":["a","b"],"data":[[1,"x"],[2,null]]}',
      '[{"type": "long", "name": "a", "required": true}, {"type": "string", "name": "b", "required": false}]',
    );
    check(
      'dataframe',
      '{"data":[[1,2.5,true],[2,null,null]]}',
      '[{"type": "long", "name": 0, "required": true}, {"type": "double", "name": 1, "required": false}, {"type": "boolean", "name": 2, "required": false}]',
    );
    check('dataframe', '{"columns":["a"],"data":[]}', '[{"type": "string", "name": "a", "required": true}]');
    check('dataframe', '{"columns":["a","a"],"data":[[1,2]]}', '[{"type": "any", "required": true}]');
    check(
      'dataframe',
      '{"columns":["a"],"data":[[[1,2]],[[3]]]}',
      '[{"type": "array", "items": {"type": "long"}, "name": "a", "required": true}]',
    );
    check('dataframe', '{"columns":["a"],"data":[[18446744073709551615]]}', '[{"type": "any", "required": true}]');
    check('dataframe', '{"columns":["a"],"data":[[null]]}', '[{"type": "any", "name": "a", "required": false}]');
    check('ndarray', '[[1,2],[3,4]]', '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1, 2]}}]');
    check(
      'ndarray',
      '{"x":[[1,2],[3,4]],"y":["a"]}',
      '[{"name": "x", "type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1, 2]}}, {"name": "y", "type": "tensor", "tensor-spec": {"dtype": "str", "shape": [-1]}}]',
    );
    check(
      'ndarray',
      '[{"a":[1,2]},{"a":[2]}]',
      '[{"type": "array", "items": {"type": "long"}, "name": "a", "required": true}]',
    );
    check('ndarray', '5', '[{"type": "any", "required": true}]');
    check('ndarray', '[[1],[2,3]]', undefined);
    check('json_object', 'null', undefined);
    check('json_object', '{}', '[{"type": "any", "required": true}]');
    check('json_object', '[]', '[{"type": "string", "required": true}]');
    check('json_object', '"a"', '[{"type": "string", "required": true}]');
    check('json_object', '[1, null]', '[{"type": "long", "required": true}]');
    check('json_object', '[1, "a"]', '[{"type": "any", "required": true}]');
    check(
      'json_object',
      '{"z": {"b": 1, "a": [null]}, "y": [1.5, null], "é": "x"}',
      '[{"type": "object", "properties": {"a": {"type": "array", "items": {"type": "any"}, "required": true}, "b": {"type": "long", "required": true}}, "name": "z", "required": true}, {"type": "array", "items": {"type": "double"}, "name": "y", "required": false}, {"type": "string", "name": "\\u00e9", "required": true}]',
    );
    check(
      'json_object',
      '[{"a": 1, "b": {"x": 1}}, {"a": null, "b": {"x": 2, "y": "t"}}]',
      '[{"type": "long", "name": "a", "required": false}, {"type": "object", "properties": {"x": {"type": "long", "required": true}, "y": {"type": "string", "required": false}}, "name": "b", "required": true}]',
    );
    check(
      'sparse_matrix_csr',
      '{"data": [1.5, 2], "indices": [0, 1], "indptr": [0, 1, 2], "shape": [2, 3]}',
      '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 3]}}]',
    );
    check('picture', '[1]', undefined);
  });
});
