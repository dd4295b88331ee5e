import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { transformSync } from 'esbuild';
import { renderEnglish } from '../../src/core/base/message.ts';
import { readMlmodel } from '../../src/core/mlmodel/readMlmodel.ts';
import { savedExampleText } from '../../src/core/mlmodel/savedExample.ts';
import { isTypeHinted } from '../../src/core/mlmodel/typeHint.ts';
import { servingBodyOf } from '../../src/core/signature/enforce/servingBody.ts';
import { bodyText, curlText, pythonText } from '../../src/core/signature/export/callTexts.ts';
import { jsonSchemaText } from '../../src/core/signature/export/jsonSchema.ts';
import { layJson } from '../../src/core/signature/export/layJson.ts';
import { pydanticText } from '../../src/core/signature/export/pydanticModel.ts';
import { markdownText } from '../../src/core/signature/export/markdownTables.ts';
import { envelopes, requestSample } from '../../src/core/signature/export/requestSample.ts';
import { sampleRows } from '../../src/core/signature/export/sampleRows.ts';
import { typescriptText } from '../../src/core/signature/export/typescriptTypes.ts';
import { readJson } from '../../src/core/signature/json/readJson.ts';
import { conformanceCases, siblingsOf } from '../support/conformance.ts';
import { minimal } from '../support/minimalModel.ts';
import { askOracle } from '../support/oracle.ts';

/** Names that mean something to a shell, to Python, to TypeScript or to JavaScript. */
const oddNames = [
  `it's "quoted" $(rm -rf /) \`x\` \\ !! %s`,
  'line\nbreak\r\u2028',
  '@file',
  '__proto__',
  'constructor',
  'float',
  'str',
  'datetime',
  'class',
  'def',
  'model_config',
  'copy',
  'a b',
  'a_b',
  'a-b',
  'a_b_2',
  '0',
  '12 months',
  '价格',
  'é',
  'e',
  '😀',
  ' ',
  '_x',
  'x'.repeat(300),
];
const scalars = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'];
const nested = [
  { type: 'array', items: { type: 'double' }, name: 'list' },
  { type: 'map', values: { type: 'array', items: { type: 'string' } }, name: 'map' },
  { type: 'any', name: 'whatever', required: false },
  {
    type: 'array',
    name: 'order book',
    items: {
      type: 'object',
      properties: {
        'the-price': { type: 'double', required: true },
        class: { type: 'map', values: { type: 'object', properties: { 价: { type: 'datetime', required: false } } } },
        raw: { type: 'binary', required: false },
      },
    },
  },
];
const tensor = (dtype: string, shape: readonly number[], name?: string) => ({
  type: 'tensor',
  'tensor-spec': { dtype, shape },
  ...(name !== undefined && { name }),
});
const params = [
  ...scalars
    .filter((type) => type !== 'binary')
    .map((type) => ({
      name: `p ${type}`,
      type,
      default: { boolean: true, string: "it's", datetime: '2024-01-31T12:00:00' }[type] ?? 1,
      shape: null,
    })),
  { name: 'many', type: 'double', default: [0.5], shape: [-1] },
  { name: 'none', type: 'string', default: null, shape: null },
];

const written: readonly (readonly [inputs: readonly object[], params?: readonly object[]])[] = [
  [scalars.map((type) => ({ type, name: type, required: true })), params],
  [oddNames.map((name) => ({ type: 'string', name, required: true }))],
  [oddNames.map((name, index) => ({ type: scalars[index % scalars.length], name, required: index % 2 === 0 }))],
  [nested],
  [scalars.map((type) => ({ type }))],
  [[{ type: 'string' }]],
  [[{ type: 'sparkml_vector', name: 'features' }]],
  ...['bool', 'int8', 'int64', 'uint8', 'float32', 'float64', 'str', 'object'].flatMap((dtype) => [
    [[tensor(dtype, [-1, 3])]] as const,
    [[tensor(dtype, [-1, 2, 2], 'a'), tensor(dtype, [-1], "b'")], params] as const,
  ]),
  [[tensor('float32', [2, -1, 3])]],
  [[tensor('float64', [-1])]],
  [[tensor('float32', [-1, 28, 28])]],
];

function texts(): readonly { id: string; inputs: string; params: string | null }[] {
  const own = written.map(([inputs, given], index) => ({
    id: `written ${index}`,
    inputs: JSON.stringify(inputs),
    params: given ? JSON.stringify(given) : null,
  }));
  const found = new Map<string, { id: string; inputs: string; params: string | null }>();
  for (const { id, files, verdict } of conformanceCases()) {
    if (verdict.signature !== 'ok' || verdict.load !== 'ok') continue;
    const { parts, signature } = readMlmodel(files.MLmodel);
    const json = (name: string): string | null => parts.find((part) => part.name === name)?.json ?? null;
    const inputs = json('inputs');
    if (signature?.inputs === undefined || inputs === null) continue;
    found.set(inputs + (json('params') ?? ''), { id, inputs, params: json('params') });
  }
  return [...own, ...found.values()];
}

function signatureOf(inputs: string, given: string | null) {
  const unsigned = minimal.replace(/^signature:\n(?: .*\n)+/m, '').trimEnd();
  const quoted = (text: string | null): string => (text === null ? 'null' : JSON.stringify(text));
  const { signature } = readMlmodel(
    `${unsigned}\nsignature: {"inputs": ${quoted(inputs)}, "outputs": null, "params": ${quoted(given)}}\n`,
  );
  assert.ok(signature, inputs);
  return signature;
}

const cases = texts().map((one) => ({ ...one, signature: signatureOf(one.inputs, one.params) }));
const samples = cases.flatMap((one) =>
  envelopes.map((envelope) => {
    const sample = requestSample(envelope, {
      signature: one.signature,
      isFromTypeHint: false,
      example: undefined,
    });
    return { one, envelope, body: sample.kind === 'body' ? sample.body : undefined };
  }),
);

describe('what is made of a signature', () => {
  it('as a request: the real scoring server takes it and predict does not refuse it', async function () {
    this.timeout(300_000);
    const given = samples.flatMap(({ one, envelope, body }) => (body ? [{ one, envelope, text: bodyText(body) }] : []));
    const answers = await askOracle<{ serving: string; servingError?: string; signature?: string }>(
      'exampleOracle.py',
      given.map(({ one, text }) => ({ inputs: one.inputs, params: one.params, outputs: null, body: text })),
    );
    const wrong = answers.flatMap(({ serving, servingError, signature }, index) => {
      const { one, envelope } = given[index] ?? assert.fail();
      return serving === 'ok' ? [] : [{ id: one.id, envelope, servingError, signature }];
    });
    assert.deepEqual(wrong, []);
    assert.ok(given.length > 1000, `${given.length} bodies of ${cases.length} signatures`);
    // mutations hold much that nothing fits, as names that are no texts
    const served = new Set(given.map(({ one }) => one));
    const usual = cases.filter(({ id }) => /^(written|real)/.test(id));
    const without = usual.filter((one) => !served.has(one));
    assert.deepEqual(
      without.map(({ id, inputs }) => `${id} ${inputs}`),
      [],
    );
    assert.ok(served.size > cases.length * 0.8, `${served.size} of ${cases.length} signatures`);
  });

  it('as a request with the data of a saved example: the real scoring server takes that, too', async function () {
    this.timeout(300_000);
    const given = conformanceCases().flatMap(({ id, files, verdict }) => {
      if (!/^(real|example)/.test(id) || verdict.load !== 'ok' || verdict.signature !== 'ok') return [];
      const document = readMlmodel(files.MLmodel);
      const saved = savedExampleText(document, siblingsOf(files));
      const root = saved && readJson(saved.text).root;
      const example = root && servingBodyOf(root, saved.info, document.signature);
      if (!example) return [];
      const json = (name: string): string | null => document.parts.find((part) => part.name === name)?.json ?? null;
      const isFromTypeHint = isTypeHinted(document);
      return envelopes.flatMap((envelope) => {
        const sample = requestSample(envelope, { signature: document.signature, isFromTypeHint, example });
        if (sample.kind === 'refused') return [];
        const [inputs, params] = [json('inputs'), json('params')];
        const body = bodyText(sample.body);
        return [{ id, isExample: sample.isExample, inputs, params, outputs: null, hint: isFromTypeHint, body }];
      });
    });
    const answers = await askOracle<{ serving: string; servingError?: string }>('exampleOracle.py', given);
    const wrong = answers.flatMap(({ serving, servingError }, index) =>
      serving === 'ok' ? [] : [{ ...given[index], servingError }],
    );
    assert.deepEqual(wrong, []);
    const ofExamples = given.filter(({ isExample }) => isExample).length;
    assert.ok(ofExamples > 1000, `${ofExamples} of ${given.length} bodies have the data of an example`);
  });

  it('as a model, a schema and a call: Python takes the rows, refuses what is none, and sends the same body', async function () {
    this.timeout(300_000);
    const questions = cases.map(({ signature }) => {
      const rows = sampleRows(signature.inputs ?? assert.fail());
      const body = samples.find((sample) => sample.one.signature === signature && sample.body)?.body;
      return {
        pydantic: pydanticText(signature),
        schema: jsonSchemaText(signature),
        rows: rows.map((row) => layJson(row)).filter((row) => !/\\u[dD][89a-fA-F]/.test(row)),
        wrong: ['3', '"text"', 'null'].filter(() => !takesAnything(signature.inputs ?? assert.fail())),
        calls: body ? [pythonText(body)] : [],
        body: body && JSON.stringify(JSON.parse(bodyText(body))),
      };
    });
    const answers = await askOracle<{ pydantic: string; schema: string; sent: string[] }>('exportOracle.py', questions);
    const wrong = answers.flatMap(({ pydantic, schema, sent }, index) => {
      const { id, inputs } = cases[index] ?? assert.fail();
      const body = questions[index]?.body;
      const isSent = body === undefined || JSON.stringify(JSON.parse(sent[0] ?? 'null')) === body;
      return pydantic === 'ok' && schema === 'ok' && isSent ? [] : [{ id, inputs, pydantic, schema, isSent }];
    });
    assert.deepEqual(wrong, []);
  });

  it('as TypeScript and Markdown: it can be read', () => {
    for (const { signature } of cases) {
      const text = typescriptText(signature);
      assert.match(text, /^export /);
      transformSync(text, { loader: 'ts' });
      assert.match(markdownText(signature, renderEnglish), /^## Inputs\n/);
    }
  });

  it('as a command line: the shell gives curl the body as it is', () => {
    for (const { one, body } of samples.filter(({ body: made }, index) => made && (index < 40 || index % 97 === 0))) {
      assert.ok(body);
      const got = execFileSync(
        '/bin/sh',
        ['-c', `curl() { for last; do :; done; printf %s "$last"; }\n${curlText(body)}`],
        {
          encoding: 'utf8',
        },
      );
      assert.deepEqual(JSON.parse(got), JSON.parse(bodyText(body)), one.id);
    }
  });
});

function takesAnything(schema: {
  readonly kind: string;
  readonly specs: readonly { readonly kind: string }[];
}): boolean {
  const [only] = schema.specs;
  return only?.kind === 'tensor' && 'shape' in only && Array.isArray(only.shape) && only.shape.length === 0;
}
