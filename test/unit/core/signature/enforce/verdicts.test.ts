import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ExampleInfo } from '../../../../../src/core/signature/enforce/readExample.ts';
import { servingBodyOf } from '../../../../../src/core/signature/enforce/servingBody.ts';
import { predictVerdict, servingVerdict, strictVerdict } from '../../../../../src/core/signature/enforce/verdicts.ts';
import { exampleCases } from '../../../../support/exampleCases.ts';
import { jsonValue } from './jsonValue.ts';
import { problemTexts } from './problemTexts.ts';
import { columns, signatureOf, tensor } from './signatureOf.ts';

type Row = readonly [inputs: string | undefined, source: string, expected: readonly string[]];

function infoOf(type: string, params: ExampleInfo['params'] = 'none'): ExampleInfo {
  return { type: { kind: 'text', value: type }, params };
}

/** What MLflow 3.17.2 says; no texts: it takes the data. */
function checkStrict(type: string, rows: readonly Row[]): void {
  for (const [inputs, source, expected] of rows) {
    it(`${inputs ?? 'no inputs'} takes ${source}: ${expected.length === 0 ? 'yes' : 'no'}`, () => {
      const signature = signatureOf(inputs);
      const { problems } = strictVerdict({
        example: jsonValue(source),
        info: infoOf(type),
        signature,
        isFromTypeHint: false,
      });
      assert.deepEqual(problemTexts(source, problems), expected);
    });
  }
}

function checkServing(rows: readonly Row[], isFromTypeHint = false): void {
  for (const [inputs, body, expected] of rows) {
    it(`${inputs ?? 'no inputs'} takes ${JSON.stringify(body)}: ${expected.length === 0 ? 'yes' : 'no'}`, () => {
      const { problems } = servingVerdict({ body, signature: signatureOf(inputs), isFromTypeHint });
      assert.deepEqual(problemTexts(body, problems), expected);
    });
  }
}

const long = columns({ a: 'long' });
const two = columns({ a: 'long', b: 'double' });
const matrix = tensor('float64', [-1, 2]);

describe('strictVerdict of a saved array', () => {
  checkStrict('ndarray', [
    [matrix, '[[1, 2], [3, 4]]', []],
    [matrix, '[[1, 2, 3]]', ['dataTensorShape at [[1, 2, 3]] (inputs 0)']],
    [matrix, '[[1, 2], [3]]', ['dataListsUneven at [3] (inputs 0)']],
    [matrix, '{"a": [[1, 2]]}', ['dataUnnamedInput at {"a": [[1, 2]]}']],
    [tensor('uint8', [-1]), '[1, 256, "x"]', ['dataIntegerRange at 256 (inputs 0)']],
    [tensor('object', [-1]), '[[1, 2], 3]', []],
    [tensor('object', [-1, -1]), '[[1, 2], [3]]', []],
    [tensor('float64', [-1], 'x'), '[1, 2]', []],
    [tensor('float64', [-1], 'x'), '{"x": [1], "y": [2]}', []],
    [tensor('float64', [-1], 'x'), '{"y": [2]}', ['dataMissingInput at {"y": [2]} (inputs 0)']],
    [
      two,
      '{"a": ["x"], "b": [null, "y"]}',
      ['dataIntegerExpected at "x" (inputs 0)', 'dataNumberExpected at "y" (inputs 1)'],
    ],
    [undefined, '[[1, 2], [3, 4]]', []],
    [undefined, '[[1, 2], [3]]', ['dataListsUneven at [3]']],
  ]);
});

describe('strictVerdict of a saved JSON value', () => {
  checkStrict('json_object', [
    [long, '{"a": [1, 2]}', []],
    [long, '{"a": 1.5}', ['columnType at 1.5 (inputs 0)']],
    [matrix, '[[1.0, 2.0]]', ['dataTensorUnnamed at [[1.0, 2.0]] (inputs 0)']],
    [tensor('float64', [-1], 'x'), '{"x": [1.0]}', ['dataTensorPlain at [1.0] (inputs 0)']],
    [long, 'null', []],
    [undefined, '"anything"', []],
  ]);
});

describe('strictVerdict of a saved table', () => {
  checkStrict('dataframe', [
    [long, '{"columns": ["a"], "data": [["1"], [2.7]]}', []],
    [long, '{"columns": ["a"], "data": [[null]]}', ['dataIntegerExpected at null (inputs 0)']],
    [matrix, '{"data": [[1, 2], [3, 4]]}', []],
    [matrix, '{"data": [[1, 2, 3]]}', ['dataFrameWidth at [[1, 2, 3]] (inputs 0)']],
    [matrix, '{"data": []}', ['dataFrameEmpty at [] (inputs 0)']],
    [tensor('float64', [-1, 2], 'x'), '{"columns": ["x"], "data": [[[1, 2]], [[3, 4]]]}', []],
    [
      tensor('float64', [-1, 2], 'x'),
      '{"columns": ["x"], "data": [[[1, 2]], [[3]]]}',
      ['dataListsUneven at [3] (inputs 0)'],
    ],
    [
      tensor('float64', [-1, 3], 'x'),
      '{"columns": ["x"], "data": [[[1, 2]]]}',
      ['dataFrameReshape at [1, 2] (inputs 0)'],
    ],
    [tensor('float64', [-1, 2], 'x'), '{"columns": ["x"], "data": [[1]]}', ['dataFrameScalar at 1 (inputs 0)']],
    [tensor('float64', [2], 'x'), '{"columns": ["x"], "data": [[1], [2]]}', ['dataFrameShape at 1 (inputs 0)']],
    [
      tensor('float64', [-1], 'x'),
      '{"columns": ["x"], "data": [[1]], "index": ["a"]}',
      ['dataFrameFirst at 1 (inputs 0)'],
    ],
    [tensor('object', [-1], 'x'), '{"columns": ["x"], "data": [[{}]]}', ['dataFrameCell at {} (inputs 0)']],
    [tensor('float64', [-1], 'x'), '{"columns": ["y"], "data": [[1]]}', ['dataMissingInput at [[1]] (inputs 0)']],
    [tensor('datetime64[ns]', [-1], 'x'), '{"columns": ["x"], "data": [[5]]}', ['dataFrameTime at 5 (inputs 0)']],
    [tensor('timedelta64[ns]', [-1, 2], 'x'), '{"columns": ["x"], "data": [[["7", 5]]]}', []],
    [tensor('datetime64[D]', [-1, 2]), '{"data": [[5, 5]]}', ['dataFrameUnit at [[5, 5]] (inputs 0)']],
  ]);
});

describe('strictVerdict', () => {
  const source = '{"inputs": {"a": 1}, "params": {"p": "x"}}';
  const withParams = signatureOf(long, '[{"name": "p", "type": "long", "default": 1, "shape": null}]');

  it('takes data and parameters apart where the info says so', () => {
    const { problems } = strictVerdict({
      example: jsonValue(source),
      info: infoOf('json_object', 'true'),
      signature: withParams,
      isFromTypeHint: false,
    });
    assert.deepEqual(problemTexts(source, problems), ['dataParamType at "x" (params 0)']);
  });

  it('does not hold data against a signature from type hints, but parameters', () => {
    const { problems } = strictVerdict({
      example: jsonValue('[1.5]'),
      info: infoOf('json_object'),
      signature: signatureOf(long),
      isFromTypeHint: true,
    });
    assert.deepEqual(problems, []);
  });
});

describe('servingVerdict', () => {
  checkServing([
    [long, '{"inputs": {"a": ["1", 2.7, true]}}', []],
    [long, '\ufeff{"inputs": [1]}', []],
    [long, '{"inputs": [1]}x', ['jsonAfterEnd at x']],
    [long, '[1]', ['dataBodyKind at [1]']],
    [long, '{"a": 1}', ['dataBodyFormat at {"a": 1}']],
    [long, '{"inputs": [1], "instances": [1]}', ['dataBodyFormat at "instances"']],
    [long, '{"inputs": [1], "signature_name": "x"}', []],
    [long, '{"instances": [{"a": 1}, {"a": 2}]}', []],
    [long, '{"instances": [{"a": 1}, 2]}', ['dataInstanceRow at 2']],
    [two, '{"instances": [{"a": 1, "b": 2}, {"a": 1}]}', ['dataInstanceLengths at 2']],
    [two, '{"inputs": {"a": 1}}', ['columnMissing at {"a": 1} (inputs 1)']],
    [long, '{"dataframe_split": {"columns": ["a"], "data": [[2147483648]]}}', []],
    [columns({ a: 'integer' }), '{"inputs": {"a": [2147483648]}}', ['dataIntegerRange at 2147483648 (inputs 0)']],
    [
      '[{"type": "datetime", "name": "a"}, {"type": "float", "name": "a"}]',
      '{"dataframe_records": [{"a": "2024-01-02"}]}',
      ['columnCast at "2024-01-02" (inputs 1)'],
    ],
    [long, '{"dataframe_records": {"a": 1}}', ['frameRecords at {"a": 1}']],
    [columns({ messages: 'long' }), '{"messages": 1}', []],
    [columns({ messages: 'long' }), '{"messages": "x"}', ['columnType at "x" (inputs 0)']],
    [undefined, '{"inputs": {"a": [1, [2]]}}', ['dataListsUneven at [2]']],
    [matrix, '{"inputs": [[1, 2]]}', []],
    [matrix, '{"instances": 1}', ['dataTensorShape at 1 (inputs 0)']],
  ]);
});

describe('servingVerdict with a signature from type hints', () => {
  checkServing(
    [
      [long, '{"inputs": "anything"}', []],
      [long, '{"instances": [1]}', ['dataBodyTypeHint at {"instances": [1]}']],
      [long, '{"prompt": 1}', []],
    ],
    true,
  );
});

describe('predictVerdict', () => {
  it('takes values as a Python caller would give them', () => {
    const source = '{"a": "x", "b": 1}';
    assert.deepEqual(problemTexts(source, predictVerdict(jsonValue(source), undefined, signatureOf(two)).problems), [
      'columnType at "x" (inputs 0)',
    ]);
  });
});

describe('both verdicts', () => {
  it('are given for any data, and never throw', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const { inputs, params, hint, info, example, body } of exampleCases(seed, 3)) {
          const signature = signatureOf(inputs ?? undefined, params ?? undefined);
          const model = { signature, isFromTypeHint: hint };
          const saved = infoOf(info?.['type'] ?? '', info?.['params'] === undefined ? 'none' : 'true');
          if (example !== null) strictVerdict({ example: jsonValue(example), info: saved, ...model });
          const made = example === null ? undefined : servingBodyOf(jsonValue(example), saved, signature);
          for (const request of [body, made]) if (request) servingVerdict({ body: request, ...model });
        }
      }),
    );
  });
});
