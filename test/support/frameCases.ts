import type { Dice } from './dice.ts';
import type { FrameQuestion } from './frameOracle.ts';

const integers = [
  '0',
  '1',
  '2',
  '-1',
  '-7',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '-9223372036854775809',
  '18446744073709551615',
  '18446744073709551616',
  '1' + '0'.repeat(30),
  '1' + '0'.repeat(400),
];
const floats = [
  '0.0',
  '1.0',
  '-0.0',
  '1.5',
  '2.0',
  '1e300',
  '3.4e39',
  '1e18',
  '1e19',
  '-1e19',
  'NaN',
  'Infinity',
  '-Infinity',
  '9223372036854775808.0',
];
const texts = [
  'a',
  '',
  '1',
  ' 1 ',
  '1_0',
  '1e3',
  '1.5',
  'inf',
  'nan',
  '１',
  'é',
  'true',
  'None',
  '0x1',
  '2024-01-02',
  'YWJj',
  'x'.repeat(40),
  '\\ud800',
  'ab',
  '١٢',
  '1__0',
  '9223372036854775808',
];
const containers = [
  '[]',
  '[1]',
  '[1, 2]',
  '[1.5]',
  '["a"]',
  '[null]',
  '[[1]]',
  '{}',
  '{"a": 1}',
  '{"a": null, "b": [1]}',
  '[{"a": 1}]',
  '[["a", 1]]',
  '["ab"]',
  '[true]',
];

/** A scalar as JSON text, often of the near-miss kind. */
export function scalarText(dice: Dice): string {
  const sort = dice.below(10);
  if (sort === 0) return 'null';
  if (sort === 1) return dice.pick(['true', 'false']);
  if (sort < 5) return dice.chance(0.6) ? String(dice.below(5)) : dice.pick(integers);
  if (sort < 7) return dice.chance(0.5) ? `${dice.below(5)}.5` : dice.pick(floats);
  return `"${dice.pick(texts)}"`;
}

/** Any value; containers seldom. */
export function valueText(dice: Dice, depth = 2): string {
  if (depth === 0 || dice.chance(0.8)) return scalarText(dice);
  if (dice.chance(0.5)) return dice.pick(containers);
  const count = dice.below(4);
  const inner = Array.from({ length: count }, () => valueText(dice, depth - 1));
  if (dice.chance(0.5)) return `[${inner.join(', ')}]`;
  return `{${inner.map((value) => `"${dice.pick(['a', 'b', 'c'])}": ${value}`).join(', ')}}`;
}

/** Values of one kind, sometimes with one of another among them. */
export function columnValues(dice: Dice, count: number): string[] {
  const kind = dice.below(7);
  const one = (): string => {
    if (dice.chance(0.08)) return valueText(dice);
    if (kind === 0) return dice.pick(integers);
    if (kind === 1) return dice.pick(floats);
    if (kind === 2) return `"${dice.pick(texts)}"`;
    if (kind === 3) return dice.pick(['true', 'false', 'true', 'false', 'null']);
    if (kind === 4) return dice.pick(['null', '1', '2.5']);
    if (kind === 5) return dice.pick(['0', '1', 'null', '0.0']);
    return valueText(dice);
  };
  return Array.from({ length: count }, one);
}

const labels = ['"a"', '"b"', '"c"', '0', '1', '1.0', 'null', 'true', '["a"]', '["a", "b"]', '{"a": 1}'];

function labelList(dice: Dice, count: number): string {
  if (dice.chance(0.04))
    return dice.pick([
      '"ab"',
      '5',
      '{"a": 1, "b": 2}',
      '[["a", "b"]]',
      '[["a", "b"], [1, 2]]',
      '[["a"], [1, 2]]',
      '[[]]',
      '[]',
      'null',
      'true',
    ]);
  const plain = dice.chance(0.85);
  const length = dice.chance(0.9) ? count : dice.below(4);
  return `[${Array.from({ length }, (_, at) => (plain ? `"${'abcdef'[at] ?? 'z'}"` : dice.pick(labels))).join(', ')}]`;
}

function rowsOf(columns: readonly (readonly string[])[], count: number): string[][] {
  return Array.from({ length: count }, (_, row) => columns.map((column) => column[row] ?? 'null'));
}

/** A table in one of the shapes that JSON has for it. */
export function tableText(dice: Dice): { readonly data: string; readonly width: number; readonly height: number } {
  const width = dice.below(3) + (dice.chance(0.92) ? 1 : 0);
  const height = dice.below(3) + (dice.chance(0.9) ? 1 : 0);
  const columns = Array.from({ length: width }, () => columnValues(dice, height));
  const shape = dice.below(10);
  const names = Array.from({ length: width }, (_, at) => 'abcdef'[at] ?? 'z');
  if (shape < 3) {
    const rows = rowsOf(columns, height).map(
      (row) => `[${row.slice(0, dice.chance(0.95) ? width : dice.below(width + 1)).join(', ')}]`,
    );
    if (dice.chance(0.05)) rows[dice.below(height + 1)] = dice.pick(['null', '5', '"ab"', '{"a": 1}', '[]']);
    return { data: `[${[...rows].map((row) => row ?? '[]').join(', ')}]`, width, height };
  }
  if (shape < 6) {
    const rows = rowsOf(columns, height).map(
      (row) =>
        `{${row
          .map((cell, at) => `"${names[at]}": ${cell}`)
          .filter(() => dice.chance(0.94))
          .join(', ')}}`,
    );
    if (dice.chance(0.05))
      rows[dice.below(height + 1)] = dice.pick([
        'null',
        '5',
        '""',
        '"ab"',
        '["ab"]',
        '[]',
        '[["a", 1]]',
        '[[1, 2]]',
        '[["a", 1, 2]]',
      ]);
    return { data: `[${[...rows].map((row) => row ?? '{}').join(', ')}]`, width, height };
  }
  if (shape < 9) {
    const cells = columns.map((column, at) => {
      const sort = dice.below(20);
      const value =
        sort === 0
          ? valueText(dice)
          : sort === 1
            ? `{${column.map((cell, row) => `"r${row}": ${cell}`).join(', ')}}`
            : `[${column.join(', ')}]`;
      return `"${names[at]}": ${value}`;
    });
    return { data: `{${cells.join(', ')}}`, width, height };
  }
  return { data: dice.chance(0.6) ? `[${(columns[0] ?? []).join(', ')}]` : valueText(dice, 3), width: 1, height };
}

export function frameQuestion(dice: Dice): FrameQuestion {
  const { data, width, height } = tableText(dice);
  return {
    op: 'frame',
    data,
    ...(dice.chance(0.4) && { columns: labelList(dice, width) }),
    ...(dice.chance(0.15) && { index: labelList(dice, height) }),
  };
}

const numpyTypes = [
  'bool',
  'int8',
  'int32',
  'int64',
  'uint8',
  'uint64',
  'float16',
  'float32',
  'float64',
  'complex128',
  'object',
  'str',
  'bytes',
  'datetime64[ns]',
  'datetime64[D]',
  'datetime64[s]',
  'datetime64',
];

/** A column as any dtype of numpy, as the table of a model with a tensor is cast. */
export function astypeQuestion(dice: Dice): FrameQuestion {
  const values = columnValues(dice, dice.below(4));
  if (dice.chance(0.2)) values.push('"2024-01-02"');
  return { op: 'astype', type: dice.pick(numpyTypes), data: `[${values.join(', ')}]` };
}

const scalarTypes = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'];

function typeText(dice: Dice, depth: number, mayBeVector = true): string {
  const sort = depth === 0 ? 0 : dice.below(10);
  if (sort < 6) return `"type": "${dice.pick(scalarTypes)}"`;
  if (sort < 8) return `"type": "array", "items": {${typeText(dice, depth - 1)}}`;
  if (sort === 8 && dice.chance(0.6)) {
    const names = ['x', 'y', 'z'].slice(0, dice.below(3) + 1);
    const properties = names.map(
      (name) => `"${name}": {${typeText(dice, depth - 1, false)}, "required": ${dice.chance(0.6)}}`,
    );
    return `"type": "object", "properties": {${properties.join(', ')}}`;
  }
  if (sort === 8) return `"type": "map", "values": {${typeText(dice, depth - 1)}}`;
  return dice.chance(0.6) || !mayBeVector ? '"type": "any"' : '"type": "sparkml_vector"';
}

/** A schema of columns and the text of each column's type. */
export function schemaText(dice: Dice): {
  readonly schema: string;
  readonly types: readonly string[];
  readonly isNamed: boolean;
} {
  const isNamed = dice.chance(0.85);
  const types = Array.from({ length: dice.below(3) + 1 }, () => typeText(dice, dice.chance(0.5) ? 2 : 0));
  const specs = types.map(
    (type, at) => `{${type}${isNamed ? `, "name": "${'abc'[at]}"` : ''}, "required": ${!isNamed || dice.chance(0.75)}}`,
  );
  return { schema: `[${specs.join(', ')}]`, types, isNamed };
}

const good: Readonly<Record<string, readonly string[]>> = {
  boolean: ['true', 'false'],
  integer: ['0', '1', '-7', '2147483648'],
  long: ['0', '1', '5', '9223372036854775808'],
  float: ['0.5', '1.0', '0', '1'],
  double: ['0.5', '1.0', '0', '1', '2'],
  string: ['"a"', '""', '"1"'],
  binary: [
    '"YWJj"',
    '""',
    '"YW=="',
    '"YWJ"',
    '"Y"',
    '"YW=Jj"',
    '"é"',
    '"=="',
    '"YWJj===="',
    '"YQ=a="',
    '"YWJj\\nYQ=="',
  ],
  datetime: ['"2024-01-02"', '"2024-01-02"', '"2024-01-02 03:04:05"'],
};

/** A value for a type body, with any other at times. */
export function valueFor(dice: Dice, type: string, wrong: number): string {
  if (dice.chance(wrong)) return valueText(dice);
  const parsed = JSON.parse(`{${type}}`) as TypeBody;
  return bodyValue(dice, parsed, wrong);
}

interface TypeBody {
  readonly type: string;
  readonly items?: TypeBody;
  readonly values?: TypeBody;
  readonly properties?: Readonly<Record<string, TypeBody & { readonly required: boolean }>>;
}

function bodyValue(dice: Dice, body: TypeBody, wrong: number): string {
  if (dice.chance(wrong)) return valueText(dice);
  const texts = good[body.type];
  if (texts) return dice.pick(texts);
  if (body.type === 'array' && body.items) {
    const { items } = body;
    const one = dice.chance(0.3) ? columnValues(dice, dice.below(3)) : undefined;
    return `[${(one ?? Array.from({ length: dice.below(4) }, () => bodyValue(dice, items, wrong))).join(', ')}]`;
  }
  if (body.type === 'sparkml_vector')
    return `[${Array.from({ length: dice.below(3) }, () => dice.pick(good.double ?? [])).join(', ')}]`;
  if (body.type === 'object') {
    const members = Object.entries(body.properties ?? {}).flatMap(([name, property]) =>
      !property.required && dice.chance(0.4) ? [] : [`"${name}": ${bodyValue(dice, property, wrong)}`],
    );
    if (dice.chance(wrong)) members.push('"zz": 1');
    return `{${members.join(', ')}}`;
  }
  if (body.type === 'map' && body.values) {
    const { values } = body;
    return `{${['k', 'l']
      .slice(0, dice.below(3))
      .map((key) => `"${key}": ${bodyValue(dice, values, wrong)}`)
      .join(', ')}}`;
  }
  return valueText(dice);
}

/** Data that fit a schema more or less, in one of the shapes that a table may have. */
export function schemaQuestion(dice: Dice): FrameQuestion {
  const { schema, types, isNamed } = schemaText(dice);
  const wrong = dice.pick([0, 0.02, 0.05, 0.15]);
  if (dice.chance(0.15))
    return { op: 'element', schema: `[${firstSpec(schema)}]`, data: valueFor(dice, types[0] ?? '', wrong) };
  const height = dice.below(3) + (dice.chance(0.95) ? 1 : 0);
  const names = types.map((_, at) => (isNamed ? ('abc'[at] ?? 'z') : String(at)));
  const columns = types.map((type) =>
    dice.chance(0.2) ? columnValues(dice, height) : Array.from({ length: height }, () => valueFor(dice, type, wrong)),
  );
  if (dice.chance(0.1)) {
    const at = dice.below(names.length + 1);
    names.splice(at, dice.below(2), dice.pick(['zz', 'a', 'b']));
    columns.splice(at, 0, columnValues(dice, height));
  }
  const rows = rowsOf(columns, height);
  const records = `[${rows.map((row) => recordOf(dice, names, row, wrong / 2)).join(', ')}]`;
  const table = `[${rows.map((row) => `[${row.join(', ')}]`).join(', ')}]`;
  const sort = dice.below(10);
  if (sort < 3) return { op: 'split', orient: 'split', schema, data: splitText(dice, names, table, height, isNamed) };
  if (sort < 5) return { op: 'split', orient: 'records', schema, data: records };
  if (sort < 7) return { op: 'uncast', schema, data: splitText(dice, names, table, height, isNamed) };
  const wide = `{${names.map((name, at) => `"${name}": ${dice.chance(0.08) ? (rows[0]?.[at] ?? '1') : `[${(columns[at] ?? []).join(', ')}]`}`).join(', ')}}`;
  return {
    op: 'enforce',
    schema,
    data: dice.pick([
      records,
      records,
      wide,
      wide,
      table,
      recordOf(dice, names, rows[0] ?? []),
      rows[0]?.[0] ?? 'null',
    ]),
  };
}

function recordOf(dice: Dice, names: readonly string[], row: readonly string[], dropped = 0): string {
  const members = names.map((name, at) => `"${name}": ${row[at] ?? 'null'}`).filter(() => !dice.chance(dropped));
  return `{${members.join(', ')}}`;
}

function firstSpec(schema: string): string {
  return JSON.stringify((JSON.parse(schema) as unknown[])[0]);
}

function splitText(dice: Dice, names: readonly string[], table: string, height: number, isNamed: boolean): string {
  const parts = [`"data": ${table}`];
  if (isNamed || dice.chance(0.4)) {
    const labels = names.map((name) => (dice.chance(0.03) ? dice.pick(['null', '1', 'true', '"a"']) : `"${name}"`));
    parts.push(`"columns": [${labels.join(', ')}]`);
  }
  if (dice.chance(0.12))
    parts.push(
      `"index": [${Array.from({ length: height }, (_, at) => dice.pick([String(at), '"r"', 'null', '0'])).join(', ')}]`,
    );
  return `{${parts.join(', ')}}`;
}
