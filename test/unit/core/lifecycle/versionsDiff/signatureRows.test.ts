import assert from 'node:assert/strict';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { signatureValues } from '../../../../../src/core/lifecycle/versionsDiff/signatureRows.ts';

function check(signature: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, string>>): void {
  const lines = Object.entries(signature).map(([part, specs]) => `  ${part}: '${JSON.stringify(specs)}'\n`);
  const document = readMlmodel(`signature:\n${lines.join('')}`);
  assert.ok(document.signature, JSON.stringify(document.parts.map(({ problems }) => problems)));
  assert.deepEqual(Object.fromEntries(signatureValues(document.signature)), expected);
}

describe('what a signature says', () => {
  it('names columns, tensors and parameters by their part', () => {
    check(
      {
        inputs: [
          { type: 'double', name: 'price', required: true },
          { type: 'string', name: 'note', required: false },
        ],
        outputs: [{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 3] } }],
        params: [
          { name: 'limit', type: 'long', default: 5, shape: null },
          { name: 'stop', type: 'string', default: ['a'], shape: [-1] },
        ],
      },
      {
        'inputs: price': 'double',
        'inputs: note': 'string?',
        'outputs: #1': 'float32 (-1, 3)',
        'params: limit': 'long = 5',
        'params: stop': 'string[] = ["a"]',
      },
    );
  });

  it('goes into objects, in arrays too', () => {
    const properties = { price: { type: 'double', required: true }, size: { type: 'long', required: false } };
    check(
      { inputs: [{ type: 'array', name: 'rows', required: true, items: { type: 'object', properties } }] },
      {
        'inputs: rows': 'array<object>',
        'inputs: rows[].price': 'double',
        'inputs: rows[].size': 'long?',
      },
    );
  });
});
