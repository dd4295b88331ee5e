import assert from 'node:assert/strict';
import type { SignaturePart, SignaturePartName } from '../../../../../src/core/mlmodel/document.ts';
import { rowIndex, rowsOf } from '../../../../../src/core/mlmodel/page/signatureRows.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import type { ElementType, Property } from '../../../../../src/core/signature/spec.ts';
import { writeTypeText } from '../../../../../src/core/signature/typeText.ts';
import { conformanceCases } from '../../../../support/conformance.ts';
import { signed } from '../../../../support/modelPages.ts';

function partOf(name: SignaturePartName, json: string): SignaturePart {
  const part = readMlmodel(signed({ [name]: json })).parts[0];
  assert.ok(part);
  return part;
}

/** `path name type`, then `!` of what is required, the shape, the default and how many rows are inside. */
function rows(name: SignaturePartName, json: string): readonly string[] {
  return rowsOf(partOf(name, json)).rows.map((row) =>
    [
      row.path.join('.'),
      row.name ?? '–',
      `${row.type}${row.isRequired === true ? '!' : row.isRequired === false ? '?' : ''}`,
      ...(row.shape === null ? [] : [row.shape]),
      ...(row.default === null ? [] : [`= ${row.default}`]),
      ...(row.inside === 0 ? [] : [`+${row.inside}`]),
    ].join(' '),
  );
}

const book = `[{"type": "long", "name": "id", "required": true},
  {"type": "array", "items": {"type": "object", "properties": {
    "price": {"type": "double", "required": true},
    "sides": {"type": "map", "values": {"type": "object", "properties": {"ask": {"type": "float", "required": false}}}}
  }}, "name": "book", "required": true},
  {"type": "any", "name": "rest", "required": false}]`;

describe('the rows of a part', () => {
  it('are the columns, and the properties of their objects below them', () => {
    assert.deepEqual(rows('inputs', book), [
      '0 id long!',
      '1 book array<object>! +3',
      '1.0 price double!',
      '1.1 sides map<object>! +1',
      '1.1.0 ask float?',
      '2 rest any?',
    ]);
  });

  it('have no name where there is none, and JSON where it is no text', () => {
    assert.deepEqual(rows('inputs', '[{"type": "long"}, {"type": "long"}]'), ['0 – long!', '1 – long!']);
    assert.deepEqual(rows('inputs', '[{"type": "long", "name": 1.50}, {"type": "long", "name": ["a"]}]'), [
      '0 1.50 long!',
      '1 ["a"] long!',
    ]);
    assert.deepEqual(rows('inputs', '[{"type": "long", "name": ""}]'), ['0  long!']);
  });

  it('are tensors with dtype and shape', () => {
    const tensor = (spec: string): string => `[{"type": "tensor", "name": "x", "tensor-spec": ${spec}}]`;
    assert.deepEqual(rows('inputs', tensor('{"dtype": "f8", "shape": [-1, 28]}')), ['0 x float64 (-1, 28)']);
    assert.deepEqual(rows('outputs', tensor('{"dtype": "str", "shape": []}')), ['0 x str ()']);
    assert.deepEqual(rows('outputs', tensor('{"dtype": "f8", "shape": [-1, 2.50, "a"]}')), [
      '0 x float64 (-1, 2.50, "a")',
    ]);
  });

  it('are parameters with default and shape', () => {
    assert.deepEqual(
      rows(
        'params',
        `[{"name": "t", "type": "double", "default": 1.0, "shape": null},
          {"name": "h", "dtype": "long", "default": [1, 6], "shape": [-1]},
          {"name": "s", "type": "string", "default": "a", "shape": null},
          {"name": null, "type": "string", "default": null, "shape": null},
          {"name": "o", "type": "object", "properties": {"p": {"type": "long"}}, "default": {"p": 1}, "shape": null}]`,
      ),
      [
        '0 t double = 1.0',
        '1 h long (-1) = [1, 6]',
        '2 s string = "a"',
        '3 null string = null',
        '4 o object = {"p": 1} +1',
        '4.0 p long!',
      ],
    );
  });

  it('are there also where MLflow refuses them, so that they can be mended', () => {
    assert.deepEqual(
      rows(
        'inputs',
        '[{"type": "int", "name": "a"}, "b", {"name": "c"}, {"type": "array", "items": "long", "name": "d"}]',
      ),
      ['0 a int?', '2 c ?', '3 d array<long>?'],
    );
    assert.deepEqual(
      rows('inputs', '[{"type": "object", "name": "o", "properties": {"p": {"type": "int"}, "q": 1}}]'),
      ['0 o object? +2', '0.0 p int!', '0.1 q 1!'],
    );
    assert.deepEqual(
      rows('inputs', '[{"type": "tensor", "name": "x"}, {"type": "tensor", "tensor-spec": {"dtype": "int"}}]'),
      ['0 x ', '1 – int64'],
    );
    assert.deepEqual(rows('params', '[{"name": "t", "type": "long", "default": 0.5, "shape": [2]}, {"type": "int"}]'), [
      '0 t long (2) = 0.5',
      '1 – int',
    ]);
  });

  it('are what can be made out of broken JSON', () => {
    assert.deepEqual(rows('inputs', '[{"type": "long", "name": "a"}, {"type": "double", "name": "b"'), [
      '0 a long!',
      '1 b double!',
    ]);
    assert.deepEqual(rows('inputs', '{'), []);
    assert.equal(rowsOf(partOf('inputs', '{"type": "long"}')).isList, false);
  });

  it('keep the last of a property that is written twice, at the place of the first', () => {
    const json =
      '[{"type": "object", "name": "o", "properties": {"a": {"type": "long"}, "b": {"type": "float"}, "a": {"type": "string"}}}]';
    assert.deepEqual(rows('inputs', json), ['0 o object? +2', '0.0 a string!', '0.1 b float!']);
  });

  it('are found by their path', () => {
    const found = rowsOf(partOf('inputs', book));
    for (const [index, row] of found.rows.entries()) assert.equal(rowIndex(found, row.path), index, row.path.join('.'));
    for (const path of [[], [3], [-1], [0, 0], [1, 2], [1, 1, 0, 0]]) assert.equal(rowIndex(found, path), undefined);
  });

  it('are written where they say', () => {
    const part = partOf('inputs', book);
    const { spans } = rowsOf(part);
    const texts = spans.map(({ start, end }) => part.json.slice(start, end));
    assert.ok(texts[1]?.startsWith('{"type": "array"') && texts[1].endsWith('"required": true}'));
    assert.equal(texts[2], '"price": {"type": "double", "required": true}');
    assert.equal(texts[4], '"ask": {"type": "float", "required": false}');
  });

  it('are cut where texts are long, and end where types are too deep', () => {
    const long = 'x'.repeat(5000);
    const [row] = rowsOf(partOf('inputs', `[{"type": "long", "name": "${long}"}]`)).rows;
    assert.equal(row?.name?.length, 2000);
    const [param] = rowsOf(
      partOf('params', `[{"name": "p", "type": "string", "default": "${long}", "shape": null}]`),
    ).rows;
    assert.equal(param?.default?.length, 2000);
    const deep = 300;
    const nest = `{"type": "object", "properties": {"p": `.repeat(deep);
    const json = `[${nest}{"type": "long"}${'}}'.repeat(deep)}]`;
    assert.equal(rowsOf(partOf('inputs', json)).rows.length, 200);
    const arrays = `[${'{"type": "array", "items": '.repeat(20_000)}{"type": "long"}${'}'.repeat(20_000)}]`;
    assert.ok((rowsOf(partOf('inputs', arrays)).rows[0]?.type.length ?? 0) <= 8000);
  });

  it('are those that MLflow reads, wherever it reads the part', () => {
    let count = 0;
    for (const { id, files } of conformanceCases()) {
      for (const part of readMlmodel(files.MLmodel).parts) {
        if (part.problems.some(({ isRefused }) => isRefused)) continue;
        assert.deepEqual(shownOf(part), readOf(part), id);
        count++;
      }
    }
    assert.ok(count > 2000, String(count));
  });
});

type Told = readonly [path: string, type: string, isRequired: boolean | null];

function shownOf(part: SignaturePart): readonly Told[] {
  return rowsOf(part).rows.map(({ path, type, isRequired }) => [path.join('.'), type, isRequired]);
}

function readOf({ schema, params = [] }: SignaturePart): readonly Told[] {
  return [
    ...(schema?.specs ?? []).flatMap((spec, index): Told[] =>
      spec.kind === 'tensor'
        ? [[String(index), spec.dtype.name, null]]
        : [[String(index), writeTypeText(spec.type), spec.isRequired], ...inside(spec.type, String(index))],
    ),
    ...params.flatMap(({ type }, index): Told[] => [
      [String(index), writeTypeText(type), null],
      ...inside(type, String(index)),
    ]),
  ];
}

function inside(type: ElementType, path: string): readonly Told[] {
  return propertiesOf(type).flatMap(({ type: of, isRequired }, index): Told[] => [
    [`${path}.${index}`, writeTypeText(of), isRequired],
    ...inside(of, `${path}.${index}`),
  ]);
}

function propertiesOf(type: ElementType): readonly Property[] {
  if (type.kind === 'array') return propertiesOf(type.items);
  if (type.kind === 'map') return propertiesOf(type.values);
  return type.kind === 'object' ? type.properties : [];
}
