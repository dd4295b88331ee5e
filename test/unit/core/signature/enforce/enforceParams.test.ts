import assert from 'node:assert/strict';
import { enforceParams } from '../../../../../src/core/signature/enforce/enforceParams.ts';
import type { DataProblem } from '../../../../../src/core/signature/enforce/verdict.ts';
import { jsonValue } from './jsonValue.ts';
import { problemTexts } from './problemTexts.ts';
import { signatureOf } from './signatureOf.ts';

function param(type: string, defaultValue: unknown, shape: readonly number[] | null = null): string {
  return JSON.stringify([{ name: 'p', type, default: defaultValue, shape }]);
}

const object = JSON.stringify([
  { name: 'p', type: 'object', properties: { x: { type: 'long', required: true } }, default: { x: 1 }, shape: null },
]);

const rows: readonly (readonly [spec: string | undefined, params: string, expected: readonly string[]])[] = [
  [undefined, '[1]', []],
  [param('long', 1), 'null', []],
  [param('long', 1), '[1]', ['dataParamsKind at [1]']],
  [param('long', 1), '{"q": "x"}', []],
  [param('long', 1), '{"p": null}', []],
  [param('integer', 1), '{"p": 100000000000000000000}', []],
  [param('long', 1), '{"p": 1.0}', ['dataParamType at 1.0 (params 0)']],
  [param('long', 1), '{"p": true}', ['dataParamType at true (params 0)']],
  [param('long', 1), '{"p": [1]}', ['dataParamScalar at [1] (params 0)']],
  [param('float', 0.5), '{"p": 1}', []],
  [param('double', 0.5), `{"p": 1${'0'.repeat(309)}}`, [`dataParamType at 1${'0'.repeat(309)} (params 0)`]],
  [param('string', 'a'), '{"p": 1}', ['dataParamType at 1 (params 0)']],
  [param('datetime', '2024-01-02'), '{"p": "2024-01-02T03:04:05Z"}', []],
  [
    param('datetime', '2024-01-02'),
    '{"p": "2024-01-02T03:04:05.123456789"}',
    ['dataParamType at "2024-01-02T03:04:05.123456789" (params 0)'],
  ],
  [param('datetime', '2024-01-02'), '{"p": "NaT"}', []],
  [param('datetime', '2024-01-02'), '{"p": 5}', ['dataParamType at 5 (params 0)']],
  [param('long', [1], [-1]), '{"p": []}', []],
  [param('long', [1], [-1]), '{"p": [1, null]}', []],
  [param('long', [1], [-1]), '{"p": 1}', ['dataParamList at 1 (params 0)']],
  [param('long', [1], [-1]), '{"p": [[1]]}', ['dataParamList at [[1]] (params 0)']],
  [param('long', [1], [-1]), '{"p": [[1], 2]}', ['dataListsUneven at 2 (params 0)']],
  [param('long', [1], [-1]), '{"p": [1, "x"]}', ['dataParamType at "x" (params 0)']],
  [object, '{"p": {"x": 1}}', []],
  [object, '{"p": null}', ['nestedObject at null (params 0)']],
];

describe('enforceParams', () => {
  for (const [spec, params, expected] of rows) {
    it(`${spec ?? 'no parameters'} given ${params.slice(0, 60)}: ${expected.length === 0 ? 'taken' : 'refused'}`, () => {
      const problems: DataProblem[] = [];
      enforceParams(jsonValue(params), signatureOf(undefined, spec).params, problems);
      assert.deepEqual(problemTexts(params, problems), expected);
    });
  }
});
