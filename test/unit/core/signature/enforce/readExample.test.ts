import assert from 'node:assert/strict';
import { readExample, type ExampleInfo } from '../../../../../src/core/signature/enforce/readExample.ts';
import type { DataProblem } from '../../../../../src/core/signature/enforce/verdict.ts';
import { jsonValue } from './jsonValue.ts';
import { problemTexts } from './problemTexts.ts';

const json: ExampleInfo['type'] = { kind: 'text', value: 'json_object' };

describe('readExample', () => {
  for (const [source, type, params, kinds, expected] of [
    ['{"a": 1}', json, 'none', ['object', undefined], []],
    ['{"inputs": [1], "params": {}}', json, 'true', ['array', 'object'], []],
    ['{"inputs": [1], "params": {}}', json, 'false', ['object', 'object'], []],
    ['{"inputs": [1], "inputs": 2, "params": {}}', json, 'true', ['integer', 'object'], []],
    ['{"inputs": [1]}', json, 'true', undefined, ['dataExampleInputs at {"inputs": [1]}']],
    ['[1]', json, 'true', undefined, ['dataExampleInputs at [1]', 'dataExampleInputs at [1]']],
    ['[1]', { kind: 'missing' }, 'none', undefined, ['dataExampleTypeMissing at [1]']],
    ['[1]', { kind: 'text', value: 'toString' }, 'none', undefined, ['dataExampleType at [1]']],
    ['[1]', { kind: 'odd', shown: '3' }, 'none', undefined, ['dataExampleType at [1]']],
    ['null', json, 'none', undefined, []],
    ['[1]', { kind: 'text', value: 'ndarray' }, 'none', ['ndarray', undefined], []],
    ['{"data": [[1]]}', { kind: 'text', value: 'dataframe' }, 'none', ['frame', undefined], []],
    ['[[1]]', { kind: 'text', value: 'dataframe' }, 'none', undefined, ['frameSplit at [[1]]']],
  ] as const satisfies readonly (readonly [
    string,
    ExampleInfo['type'],
    ExampleInfo['params'],
    unknown,
    readonly string[],
  ])[]) {
    it(`${source} as ${JSON.stringify(type)}, params ${params}`, () => {
      const problems: DataProblem[] = [];
      const read = readExample(jsonValue(source), { type, params }, undefined, problems);
      assert.deepEqual(problemTexts(source, problems), expected);
      assert.deepEqual(read && [read.data.kind, read.params?.kind], kinds);
    });
  }
});
