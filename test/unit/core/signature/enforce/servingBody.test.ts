import assert from 'node:assert/strict';
import type { ExampleInfo } from '../../../../../src/core/signature/enforce/readExample.ts';
import { servingBodyOf } from '../../../../../src/core/signature/enforce/servingBody.ts';
import { jsonValue, plain } from './jsonValue.ts';
import { columns, signatureOf, tensor } from './signatureOf.ts';

const none = undefined;

/** Each row is the request that MLflow 3.17.2 makes; undefined: none. */
const rows: readonly (readonly [type: string, inputs: string | undefined, source: string, expected: unknown])[] = [
  ['json_object', none, '{"a": 1}', { inputs: { a: 1 } }],
  ['json_object', none, '{"messages": 1}', { messages: 1 }],
  ['json_object', none, 'null', none],
  ['json_object', none, '"a"', { inputs: 'a' }],
  ['json_object', none, '[1, "a"]', { inputs: [1, 'a'] }],
  ['ndarray', tensor('float64', [-1]), '[1, null]', { inputs: [1, null] }],
  ['ndarray', tensor('float64', [-1], 'x'), '[1]', { inputs: { x: [1] } }],
  ['ndarray', tensor('complex64', [-1]), '[null]', { inputs: [null] }],
  ['ndarray', tensor('complex64', [-1]), '[1]', none],
  ['ndarray', tensor('timedelta64[ns]', [-1]), '["7", null]', { inputs: [7n, null] }],
  ['ndarray', tensor('timedelta64[s]', [-1]), '[7]', none],
  ['ndarray', tensor('float128', [-1]), '[1]', none],
  ['ndarray', tensor('bytes', [-1]), '["abcd"]', { inputs: ['AAAAAA==\n'] }],
  ['ndarray', columns({ a: 'long', b: 'long' }), '{"a": [1], "b": 2}', none],
  ['ndarray', tensor('float64', [-1]), '{"a": [1]}', none],
  [
    'dataframe',
    columns({ a: 'long' }),
    '{"columns": ["a"], "data": [["1"]]}',
    { dataframe_split: { columns: ['a'], data: [[1]] } },
  ],
  [
    'dataframe',
    columns({ a: 'binary' }),
    '{"columns": ["a"], "data": [["YWJj"]]}',
    { dataframe_split: { columns: ['a'], data: [['AAAA\n']] } },
  ],
  ['dataframe', none, '{"columns": [0, 1], "data": [[1, 2]]}', { dataframe_split: { data: [[1, 2]] } }],
  ['dataframe', none, '{"data": {}}', { dataframe_split: { data: [] } }],
  [
    'sparse_matrix_csr',
    none,
    '{"data": [5, 7], "indices": [1, 0], "indptr": [0, 1, 2], "shape": [2, 2]}',
    {
      inputs: [
        [0, 5],
        [7, 0],
      ],
    },
  ],
  [
    'sparse_matrix_csc',
    none,
    '{"data": [5], "indices": [1], "indptr": [0, 1, 1], "shape": [2, 2]}',
    {
      inputs: [
        [0, 0],
        [5, 0],
      ],
    },
  ],
  ['unknown', none, '[1]', none],
];

function infoOf(type: string, params: ExampleInfo['params'] = 'none'): ExampleInfo {
  return { type: { kind: 'text', value: type }, params };
}

describe('servingBodyOf', () => {
  for (const [type, inputs, source, expected] of rows) {
    it(`${type} ${source} for ${inputs ?? 'no inputs'}`, () => {
      const body = servingBodyOf(jsonValue(source), infoOf(type), signatureOf(inputs));
      assert.deepEqual(body && plain(body), expected);
    });
  }

  for (const [params, expected] of [
    ['{"p": 1}', { inputs: [1], params: { p: 1 } }],
    ['{"p": [1, 1.5], "q": []}', { inputs: [1], params: { p: [1, 1.5], q: [] } }],
    ['{"p": {"a": 1.5}}', { inputs: [1], params: { p: { a: 1.5 } } }],
    ['null', { inputs: [1] }],
    ['[1]', none],
    ['{"p": null}', none],
    ['{"p": [1, true]}', none],
    ['{"p": {}}', none],
    ['{"p": {"a": [1, "b"]}}', none],
    ['{"p": [[1]]}', none],
    ['{"p": 9223372036854775808}', none],
  ] as const) {
    it(`parameters ${params}`, () => {
      const body = servingBodyOf(
        jsonValue(`{"inputs": [1], "params": ${params}}`),
        infoOf('json_object', 'true'),
        signatureOf(none),
      );
      assert.deepEqual(body && plain(body), expected);
    });
  }
});
