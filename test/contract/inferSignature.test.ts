import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inferSchema } from '../../src/core/signature/infer/inferSignature.ts';
import { writeSignatureJson } from '../../src/core/signature/infer/writeSignatureJson.ts';
import { readJson } from '../../src/core/signature/json/readJson.ts';
import { askOracle } from '../support/oracle.ts';

interface Case {
  readonly text: string;
  readonly type: string;
  readonly params?: boolean;
}

const SEED = 20260;
const RANDOM_CASES = 1500;

const scalars = fc.oneof(
  fc.constantFrom('null', 'true', 'false', 'NaN', '0', '1', '-7', '2.5', '1e300', '2147483648', '9223372036854775808'),
  fc.constantFrom('18446744073709551616', '""', '"a"', '"2020-01-01"', '"é"'),
);

/** JSON texts; values of one list are often of one kind, as in real examples. */
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }).map(listText),
    scalars.chain((one) => fc.array(fc.oneof(fc.constant(one), scalars), { maxLength: 4 })).map(listText),
    objects(tie('value')),
    fc.array(objects(tie('value')), { minLength: 1, maxLength: 3 }).map(listText),
  ),
}));

function objects(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.dictionary(fc.constantFrom('a', 'b', 'c'), of, { maxKeys: 3 }).map(objectText);
}

const tables = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const cells = fc.oneof({ weight: 4, arbitrary: scalars }, { weight: 1, arbitrary: value });
  const column = fc.oneof(
    fc.array(cells, { minLength: 3, maxLength: 3 }),
    scalars.map((one) => [one, one, 'null']),
    scalars.map((one) => [one, one, one]),
  );
  return fc.record({
    columns: fc.option(
      fc.array(fc.constantFrom('"a"', '"b"', '"c"', '1', 'null'), { minLength: width, maxLength: width }),
    ),
    cells: fc.array(column, { minLength: width, maxLength: width }),
    rows: fc.integer({ min: 0, max: 3 }),
  });
});

const cases: fc.Arbitrary<Case> = fc.oneof(
  value.map((text) => ({ text, type: 'json_object' })),
  value.map((text) => ({ text, type: 'ndarray' })),
  value.map((text) => ({ text: objectText({ inputs: text, params: '{}' }), type: 'json_object', params: true })),
  tables.map(({ columns, cells, rows }) => {
    const data = [0, 1, 2].slice(0, rows).map((row) => listText(cells.map((column) => column[row] ?? 'null')));
    return {
      text: objectText({ ...(columns && { columns: listText(columns) }), data: listText(data) }),
      type: 'dataframe',
    };
  }),
);

function listText(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

function objectText(members: Readonly<Record<string, string>>): string {
  return `{${Object.entries(members)
    .map(([key, text]) => `"${key}": ${text}`)
    .join(', ')}}`;
}

const sparse = '{"data": [1.5, 2], "indices": [0, 1], "indptr": [0, 1, 2], "shape": [2, 3]}';

const chosen: readonly Case[] = [
  { text: '[]', type: 'json_object' },
  { text: '"a"', type: 'json_object' },
  { text: '{"z": {"b": 1, "a": [null]}, "y": [1.5, null], "é": "x"}', type: 'json_object' },
  { text: '[{"a": 1, "b": {"x": 1}}, {"a": null, "b": {"x": 2, "y": "t"}}]', type: 'json_object' },
  { text: '{"x": [[1, 2], [3, 4]], "y": ["a", "bc"], "z": [true]}', type: 'ndarray' },
  { text: sparse, type: 'sparse_matrix_csr' },
  { text: '{"columns": ["a", "b"], "data": []}', type: 'dataframe' },
  { text: '[1]', type: 'picture' },
];

function ours({ text, type, params = false }: Case): string | undefined {
  const { root } = readJson(text);
  assert.ok(root, text);
  const found = inferSchema(root, { type: { kind: 'text', value: type }, params: params ? 'true' : 'none' });
  return found.kind === 'unreadable' ? undefined : writeSignatureJson(found.schema);
}

async function theirs(asked: readonly Case[]): Promise<readonly (string | undefined)[]> {
  const answers = await askOracle<{ readonly inputs?: string }>('inferOracle.py', asked);
  return answers.map(({ inputs }) => inputs);
}

describe('inference', () => {
  it(`names the inputs as MLflow does (seed ${SEED})`, async () => {
    const asked = [...chosen, ...fc.sample(cases, { seed: SEED, numRuns: RANDOM_CASES })];
    const answers = await theirs(asked);
    const differences = asked
      .map((one, index) => ({ ...one, ours: ours(one), theirs: answers[index] }))
      .filter((one) => one.ours !== one.theirs)
      .toSorted((a, b) => a.text.length - b.text.length);
    assert.deepEqual(differences.slice(0, 10), [], `${differences.length} of ${asked.length} differ`);
  });
});
