import assert from 'node:assert/strict';
import { signatureTables } from '../../../../../src/core/mlmodel/page/signatureTables.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { signed } from '../../../../support/modelPages.ts';

function tables(text: string): readonly string[] {
  return signatureTables(readMlmodel(text)).map(
    ({ part, state, holds, rows }) => `${part} ${state} ${holds} ${rows.length}`,
  );
}

const column = '[{"type": "long", "name": "a", "required": true}]';
const tensor = '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1]}}]';

describe('the tables of a signature', () => {
  for (const [title, text, expected] of [
    ['are always three', '', ['inputs absent columns 0', 'outputs absent columns 0', 'params absent params 0']],
    [
      'have rows',
      signed({ inputs: column, outputs: tensor, params: '[]' }),
      ['inputs rows columns 1', 'outputs rows tensors 1', 'params rows params 0'],
    ],
    [
      'would hold tensors beside tensors',
      signed({ outputs: tensor }),
      ['inputs absent tensors 0', 'outputs rows tensors 1', 'params absent params 0'],
    ],
    [
      'are absent where nothing is written',
      "signature:\n  inputs: null\n  outputs: ''\n  params:\n",
      ['inputs absent columns 0', 'outputs absent columns 0', 'params absent params 0'],
    ],
    [
      'are broken where the part is no JSON, no list or empty',
      signed({ inputs: '[{"type": "long"', outputs: '{"type": "long"}', params: '3' }),
      ['inputs broken columns 1', 'outputs broken columns 0', 'params broken params 0'],
    ],
    [
      'are broken where the part is YAML',
      'signature:\n  inputs: [{type: long}]\n  outputs: 3\n',
      ['inputs broken columns 0', 'outputs broken columns 0', 'params absent params 0'],
    ],
    [
      'show what MLflow refuses',
      signed({ inputs: '[{"type": "tensor", "name": "x"}]', params: '[{"name": "t"}]' }),
      ['inputs rows tensors 1', 'outputs absent tensors 0', 'params rows params 1'],
    ],
    [
      'are broken where there is nothing to show',
      signed({ inputs: '[]', outputs: '["a"]' }),
      ['inputs broken columns 0', 'outputs broken columns 0', 'params absent params 0'],
    ],
  ] as const) {
    it(title, () => assert.deepEqual(tables(text), expected));
  }
});
