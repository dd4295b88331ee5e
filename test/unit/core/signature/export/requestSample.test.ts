import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { layJson } from '../../../../../src/core/signature/export/layJson.ts';
import { envelopes, requestSample, type Envelope } from '../../../../../src/core/signature/export/requestSample.ts';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';
import type { Signature } from '../../../../../src/core/signature/spec.ts';

function signature(inputs: unknown, params?: unknown): Signature {
  return {
    inputs: inputs === undefined ? undefined : readSchema(JSON.stringify(inputs)).schema,
    outputs: undefined,
    params: params === undefined ? undefined : readParams(JSON.stringify(params)).params,
  };
}

function sampleOf(envelope: Envelope, of: Signature | undefined, saved?: unknown): unknown {
  const root = saved === undefined ? undefined : readJson(JSON.stringify(saved)).root;
  const example = root?.kind === 'object' ? root : undefined;
  const sample = requestSample(envelope, { signature: of, isFromTypeHint: false, example });
  if (sample.kind === 'body') return JSON.parse(layJson(sample.body));
  return [sample.problem, sample.cause].map((text) => text && renderEnglish(text));
}

const table = signature([
  { type: 'double', name: 'price', required: true },
  { type: 'string', name: 'who', required: false },
]);
const image = signature([{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 2, 2] } }]);
const named = signature([{ type: 'tensor', name: 'x', 'tensor-spec': { dtype: 'int64', shape: [-1, 2] } }]);
const pixels = [
  [0.5, 0.5],
  [0.5, 0.5],
];

describe('a request', () => {
  const cases: readonly (readonly [string, Signature, Readonly<Partial<Record<Envelope, unknown>>>])[] = [
    [
      'of columns',
      table,
      {
        dataframe_split: { dataframe_split: { columns: ['price', 'who'], data: [[0.5, 'text']] } },
        dataframe_records: { dataframe_records: [{ price: 0.5, who: 'text' }] },
        inputs: { inputs: [{ price: 0.5, who: 'text' }] },
        instances: { instances: [{ price: 0.5, who: 'text' }] },
      },
    ],
    ['of an array', image, { inputs: { inputs: [pixels] }, instances: { instances: [pixels] } }],
    ['of arrays with names', named, { inputs: { inputs: { x: [[1, 1]] } }, instances: { instances: [{ x: [1, 1] }] } }],
    [
      'with parameters',
      signature([{ type: 'long', name: 'a' }], [{ name: 't', type: 'double', default: 0.25, shape: null }]),
      { inputs: { inputs: [{ a: 1 }], params: { t: 0.25 } } },
    ],
    [
      'leaves out what JSON cannot hold where it may be absent',
      signature([
        { type: 'long', name: 'a', required: true },
        { type: 'object', name: 'o', properties: { at: { type: 'datetime', required: false }, n: { type: 'long' } } },
      ]),
      { dataframe_records: { dataframe_records: [{ a: 1 }] } },
    ],
  ];
  for (const [title, of, expected] of cases) {
    for (const envelope of envelopes.filter((one) => expected[one] !== undefined)) {
      it(`${title}: ${envelope}`, () => assert.deepEqual(sampleOf(envelope, of), expected[envelope]));
    }
  }

  it('has the first rows of the saved example, in every form', () => {
    const data = Array.from({ length: 9 }, (_, index) => [index + 0.5, 'a']);
    const saved = { dataframe_split: { columns: ['price', 'who'], data } };
    assert.deepEqual(sampleOf('dataframe_split', table, saved), {
      dataframe_split: { columns: ['price', 'who'], data: data.slice(0, 5) },
    });
    const records = data.slice(0, 5).map(([price, who]) => ({ price, who }));
    assert.deepEqual(sampleOf('dataframe_records', table, saved), { dataframe_records: records });
    assert.deepEqual(sampleOf('inputs', table, saved), { inputs: records });
  });

  it('has values of the declared types where the saved example is refused', () => {
    const saved = { dataframe_split: { columns: ['price'], data: [['cheap']] } };
    assert.deepEqual(sampleOf('dataframe_records', table, saved), { dataframe_records: [{ price: 0.5, who: 'text' }] });
  });

  it('is refused where none fits, and says why', () => {
    assert.deepEqual(sampleOf('inputs', signature(undefined)), [
      'The signature declares no inputs and no input example was saved: there is nothing to make a request of.',
      undefined,
    ]);
    const [problem, cause] = sampleOf('dataframe_split', image) as [string, string];
    assert.equal(problem, 'MLflow takes no “dataframe_split” for this signature.');
    assert.ok(cause.length > 0);
    const huge = signature([{ type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 5000, 5000] } }]);
    assert.match(String(sampleOf('inputs', huge)), /too large/);
  });

  it('of an example without a signature is that example', () => {
    assert.deepEqual(sampleOf('inputs', undefined, { inputs: { a: [1] } }), { inputs: { a: [1] } });
  });
});
