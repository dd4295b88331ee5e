import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';
import { applyEdits } from '../../../../../src/core/signature/json/closeBrokenJson.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';
import { signatureTexts } from '../../../../support/signatureTexts.ts';
import type { Seen } from './seen.ts';
import { seen } from './seen.ts';

function check(text: string, ...expected: Seen[]): void {
  it(text.slice(0, 100), () => {
    const { problems, isRefused } = readSchema(text);
    assert.deepEqual(seen(text, problems), expected);
    assert.equal(
      isRefused,
      expected.some(([code]) => code.startsWith('x')),
    );
  });
}

describe('readSchema', () => {
  describe('reads', () => {
    it('columns', () => {
      const text = '[{"type": "long", "name": "a", "required": false}, {"name": 1, "type": "string"}]';
      assert.deepEqual(readSchema(text).schema, {
        kind: 'columns',
        specs: [
          {
            kind: 'column',
            name: { kind: 'string', span: { start: 26, end: 29 }, value: 'a' },
            type: { kind: 'scalar', type: 'long' },
            isRequired: false,
            span: { start: 1, end: 49 },
          },
          {
            kind: 'column',
            name: { kind: 'integer', span: { start: 60, end: 61 }, value: 1 },
            type: { kind: 'scalar', type: 'string' },
            isRequired: true,
            span: { start: 51, end: 80 },
          },
        ],
      });
    });

    it('tensors', () => {
      const text = '[{"type": "tensor", "tensor-spec": {"dtype": "f4", "shape": [-1]}}]';
      assert.deepEqual(readSchema(text).schema, {
        kind: 'tensors',
        specs: [
          {
            kind: 'tensor',
            name: undefined,
            dtype: { name: 'float32', kind: 'f', size: 4 },
            shape: [{ kind: 'integer', span: { start: 61, end: 63 }, value: -1 }],
            span: { start: 1, end: 66 },
          },
        ],
      });
    });

    it('what can be understood of one that is refused', () => {
      const { schema, isRefused } = readSchema(
        '[{"type": "int", "name": "a"}, {"type": "long", "name": "b"}, {"type": "do',
      );
      assert.equal(isRefused, true);
      assert.deepEqual(
        schema?.specs.map(({ name }) => name?.kind === 'string' && name.value),
        ['b'],
      );
    });
  });

  describe('knows the list as a whole', () => {
    check('[{"type": "long"}]');
    check('[{"type": "long"}, {"type": "double", "name": null}]');
    check('[]', ['x signature-empty', '[]']);
    check('{}', ['x signature-empty', '{}']);
    check('""', ['x signature-empty', '""']);
    check('null', ['x signature-shape', 'null']);
    check('"abc"', ['x signature-shape', '"abc"']);
    check('{"type": "long"}', ['x signature-shape', '{"type": "long"}', '[{"type": "long"}]']);
    check('[1, {"type": "long"}, null]', ['x signature-shape', '1'], ['x signature-shape', 'null']);
    check('[{"type": "long"},]', ['x signature-json', ',', '![{"type": "long"}]']);
    check('[{"type": "long"', ['x signature-json', '{', '[{"type": "long"}]']);
    check('[{"type": "long" "name": "a"}]', ['x signature-json', '"name"', '[{"type": "long", "name": "a"}]']);
    check('[{"type": "long", "required": True}]', [
      'x signature-json',
      'True',
      '![{"type": "long", "required": true}]',
    ]);
    check('[{"type": "long", "name": \'a\'}]', ['x signature-json', "'a'", '[{"type": "long", "name": "a"}]']);
    check(
      '[{"type": "int"}, {"type": "long"',
      ['x signature-json', '{', '[{"type": "int"}, {"type": "long"}]'],
      ['x signature-type-unknown', '"int"', '[{"type": "long"}, {"type": "long"'],
    );
  });

  describe('tells nothing that may follow only from broken JSON', () => {
    const [one, three] = ['{"type": "int", "name": "a"}', '{"type": "long", "name": "c"}'];
    const broken = (two: string): string => `[${one}, ${two}, ${three}, {"name": "open", "open": 1}]`;
    const before = (two: string): Seen => ['x signature-type-unknown', '"int"', broken(two).replace('"int"', '"long"')];
    const right = '{"type": "double", "name": "b", "required": true}';
    for (const [two, looked] of [
      ['{"type": "double, "name": "b", "required": true}', '"double, "'],
      ['{"type": double", "name": "b", "required": true}', 'double'],
      ['{"type: "double", "name": "b", "required": true}', '"type: "'],
      ['{"type": "double", "name": "b, "required": true}', '"b, "'],
      ['{“type”: "double", "name": "b", "required": true}', '“'],
    ] as const)
      check(broken(two), ['x signature-json', looked, broken(right)], before(two));
    const hopeless = "{'type': 'double's', 'name': 'b'}";
    check(broken(hopeless), ['x signature-json', "'type'"], before(hopeless));
  });

  describe('knows the columns together', () => {
    check('[{"type": "long", "name": "a"}, {"type": "double"}]', [
      'x signature-mixed',
      '{"type": "double"}',
      '[{"type": "long", "name": "a"}, {"type": "double", "name": "column_2"}]',
    ]);
    check('[{"type": "long", "name": null}, {"type": "double", "name": "a"}]', [
      'x signature-mixed',
      '{"type": "long", "name": null}',
      '[{"type": "long", "name": "column_1"}, {"type": "double", "name": "a"}]',
    ]);
    check('[{"type": "long", "required": false}]', [
      'x signature-mixed',
      'false',
      '[{"type": "long", "required": true}]',
    ]);
    const tensor = '{"type": "tensor", "tensor-spec": {"dtype": "int8", "shape": []}}';
    check(`[${tensor}]`);
    check(
      `[${tensor}, ${tensor}]`,
      ['x signature-mixed', tensor, `[${tensor.slice(0, -1)}, "name": "tensor_1"}, ${tensor}]`],
      ['x signature-mixed', tensor, `[${tensor}, ${tensor.slice(0, -1)}, "name": "tensor_2"}]`],
    );
    check(`[{"type": "long"}, ${tensor}]`, ['x signature-mixed', tensor]);
    check(`[${tensor}, {"type": "long"}]`, ['x signature-mixed', '{"type": "long"}']);
    check('[{"type": "long", "name": "a"}, {"type": "double", "name": "a"}]', [
      '- signature-name-duplicate',
      '"a"',
      '[{"type": "long", "name": "a"}]',
    ]);
    check(
      '[{"type": "long", "name": 1}, {"type": "double", "name": true}]',
      ['- signature-name-odd', '1'],
      ['- signature-name-odd', 'true'],
      ['- signature-name-duplicate', 'true', '[{"type": "long", "name": 1}]'],
    );
  });

  it('reads 10,000 columns', () => {
    const columns = Array.from(
      { length: 10_000 },
      (_, index) => `{"type": "double", "name": "c${index}", "required": true}`,
    );
    const { schema, problems } = readSchema(`[${columns.join(', ')}]`);
    assert.deepEqual([schema?.specs.length, problems], [10_000, []]);
  });

  it('never throws, keeps places within the text, and its fixes leave JSON', () => {
    const texts = signatureTexts(2);
    for (let index = 0; index < 1500; index++) checkAny(texts.schema());
    fc.assert(fc.property(fc.string({ unit: 'binary' }), checkAny));
    fc.assert(fc.property(fc.json(), checkAny));
  });

  it('is mended by its safe fixes, one after the other', () => {
    const texts = signatureTexts(3);
    for (let index = 0; index < 500; index++) {
      let text = texts.schema();
      for (let step = 0; step < 100; step++) {
        const fix = readSchema(text)
          .problems.flatMap(({ fixes }) => fixes ?? [])
          .find(({ isPreferred }) => isPreferred);
        if (!fix) break;
        const before = readSchema(text).problems.length;
        const isJson = !readJson(text).isRefused;
        text = applyEdits(text, fix.edits);
        // Mended JSON lets the rest be seen.
        if (!readJson(text).isRefused && isJson) assert.ok(readSchema(text).problems.length <= before, text);
        assert.ok(step < 99, text);
      }
    }
  });

  it('gives up on hostile depth', () => {
    for (const open of ['{"type": "array", "items": ', '{"type": "map", "values": '])
      assert.equal(readSchema(`[${open.repeat(986)}{"type": "long"}${'}'.repeat(986)}]`).isRefused, true);
    const deep = `[${'{"type": "object", "properties": {"a": '.repeat(400)}{"type": "long"}${'}}'.repeat(400)}]`;
    assert.deepEqual(
      readSchema(deep).problems.map(({ message }) => message.id),
      ['grammarTooDeep'],
    );
  });
});

function checkAny(text: string): void {
  const { problems, isRefused, schema } = readSchema(text);
  assert.ok(schema ?? isRefused, text);
  const isJson = !readJson(text).isRefused;
  for (const { at, fixes = [], message } of problems) {
    assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, text);
    assert.doesNotMatch(renderEnglish(message).replaceAll(text.slice(at.start, at.end), ''), /undefined/);
    if (!isJson) continue;
    for (const { edits } of fixes) assert.equal(readJson(applyEdits(text, edits)).isRefused, false, text);
  }
}
