import { Dice } from './dice.ts';

/** One case for `oracle/exampleOracle.py`: texts as they stand in files. */
export interface ExampleCase {
  readonly inputs: string | null;
  readonly params: string | null;
  readonly hint: boolean;
  readonly info: Readonly<Record<string, string>> | null;
  readonly example: string | null;
  readonly body: string | null;
  /** Whether the body is made of the example. */
  readonly make: boolean;
}

/** Random signatures of every kind with random data, most of them near what fits; the same for the same seed. */
export function exampleCases(seed: number, count: number): readonly ExampleCase[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, () => exampleCase(dice));
}

function exampleCase(dice: Dice): ExampleCase {
  const wrong = dice.pick([0, 0, 0.05, 0.15, 0.3]);
  const specs = dice.chance(0.03) ? [] : specsOf(dice);
  const params = dice.chance(0.2) ? paramsOf(dice) : [];
  const { type, example, body } = payload(dice, specs, wrong);
  const values = dice.chance(params.length > 0 ? 0.8 : 0.05) ? paramValues(dice, params) : undefined;
  const isWrapped = values !== undefined && dice.chance(0.8);
  const info: Record<string, string> = { artifact_path: 'input_example.json', type };
  if (isWrapped) info['params'] = 'true';
  const make = dice.chance(0.2);
  return {
    inputs: specs.length === 0 ? null : list(specs.map((spec) => specText(dice, spec))),
    params: params.length === 0 ? null : list(params.map(paramText)),
    hint: dice.chance(0.03),
    info,
    example: isWrapped
      ? object([
          ['inputs', example],
          ['params', values],
        ])
      : example,
    body: make ? null : bodyText(dice, body, values, wrong),
    make,
  };
}

interface Type {
  readonly type: string;
  readonly items?: Type;
  readonly values?: Type;
  readonly properties?: readonly (readonly [string, Type, boolean])[];
  readonly dtype?: string;
  readonly shape?: readonly number[];
}

interface Spec {
  readonly type: Type;
  readonly name: string | undefined;
  readonly isRequired: boolean;
}

const scalars = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'];
const dtypes = [
  'bool',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'float16',
  'float32',
  'float64',
];
const otherDtypes = [
  'str',
  'bytes',
  'object',
  'complex64',
  'complex128',
  'datetime64[ns]',
  'datetime64[D]',
  'timedelta64[ns]',
  'float128',
];

function specsOf(dice: Dice): readonly Spec[] {
  const isTensor = dice.chance(0.3);
  const isNamed = dice.chance(isTensor ? 0.6 : 0.85);
  const count = isTensor && !isNamed ? 1 : dice.pick([1, 1, 2, 2, 3]);
  const depth = dice.chance(0.5) ? 2 : 0;
  return Array.from({ length: count }, (_, index): Spec => ({
    type: isTensor ? tensorType(dice) : elementType(dice, depth),
    name: isNamed ? (dice.chance(0.03) ? dice.pick(['', 'a', '0', 'é']) : 'abc'[index]) : undefined,
    isRequired: !isNamed || dice.chance(0.75),
  }));
}

function tensorType(dice: Dice): Type {
  const rest = Array.from({ length: dice.pick([0, 1, 1, 2]) }, () => dice.pick([1, 2, 3, -1]));
  return {
    type: 'tensor',
    dtype: dice.pick(dice.chance(0.6) ? dtypes : otherDtypes),
    shape: [dice.pick([-1, -1, -1, 2]), ...rest],
  };
}

function elementType(dice: Dice, depth: number): Type {
  const roll = dice.next();
  if (depth === 0 || roll < 0.5) return { type: dice.pick(scalars) };
  if (roll < 0.72) return { type: 'array', items: elementType(dice, depth - 1) };
  if (roll < 0.88) {
    const names = dice.some(['p', 'q', 'é'], 0.6);
    const properties = names.map((name) => [name, elementType(dice, depth - 1), dice.chance(0.6)] as const);
    return properties.length === 0 ? { type: 'any' } : { type: 'object', properties };
  }
  if (roll < 0.94) return { type: 'map', values: elementType(dice, depth - 1) };
  return { type: depth === 2 ? dice.pick(['any', 'sparkml_vector']) : 'any' }; // a vector is only a column of its own
}

function specText(dice: Dice, { type, name, isRequired }: Spec): string {
  const members: [string, string][] = typeMembers(type);
  if (name !== undefined) members.push(['name', dice.chance(0.02) ? dice.pick(oddNames) : JSON.stringify(name)]);
  if (type.type !== 'tensor') members.push(['required', String(isRequired)]);
  return object(members);
}

/** MLflow takes any value that is not null for a name. */
const oddNames = ['1', '0', 'true', 'false', '1.5', '""', '[]', '{}', '[1]', 'NaN', '"0"'];

function typeMembers({ type, items, values, properties, dtype, shape }: Type): [string, string][] {
  const members: [string, string][] = [['type', JSON.stringify(type)]];
  if (items) members.push(['items', object(typeMembers(items))]);
  if (values) members.push(['values', object(typeMembers(values))]);
  if (properties) {
    const texts = properties.map(([name, of, isRequired]): [string, string] => [
      name,
      object([...typeMembers(of), ['required', String(isRequired)]]),
    ]);
    members.push(['properties', object(texts)]);
  }
  if (dtype)
    members.push([
      'tensor-spec',
      object([
        ['dtype', JSON.stringify(dtype)],
        ['shape', JSON.stringify(shape)],
      ]),
    ]);
  return members;
}

const good: Readonly<Record<string, readonly string[]>> = {
  boolean: ['true', 'false'],
  integer: ['0', '1', '-7', '2147483647'],
  long: ['0', '1', '5', '-9', '9007199254740993'],
  float: ['0.5', '1.0', '-2.25', '3.4e38'],
  double: ['0.5', '1.0', '-2.25', '1e308', '0', '1'],
  string: ['"a"', '""', '"é"', '"1"', '"2024-01-02"'],
  binary: ['"YWJj"', '""', '"AP8="'],
  datetime: ['"2024-01-02"', '"2024-01-02 03:04:05"', '"2024-01-02T03:04:05.123456"', '"2024-01-02T03:04:05Z"'],
};

const anything = [
  'null',
  'true',
  'false',
  '0',
  '1',
  '2',
  '-1',
  '300',
  '1.0',
  '1.5',
  '0.0',
  '-0.0',
  '1e300',
  '2147483648',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551616',
  '1000000000000000000000000000000',
  '""',
  '"a"',
  '"1"',
  '"1.5"',
  '" 1 "',
  '"1_0"',
  '"true"',
  '"null"',
  '"NaN"',
  '"2024-01-02"',
  '"2024-01-02T03:04:05Z"',
  '"2024-13-45"',
  '"12:30"',
  '"YWJj"',
  '"not base64!"',
  '"é"',
  '"\\ud800"',
  '"a\\u0000"',
  '[]',
  '[1]',
  '[1, 2]',
  '[1.5]',
  '["a"]',
  '[null]',
  '[[1]]',
  '[true]',
  '[[], []]',
  '[1, [2]]',
  '[{}]',
  '[{"a": 1}]',
  '{}',
  '{"a": 1}',
  '{"x": null}',
  '{"a": [1, 2]}',
  'NaN',
  'Infinity',
  `"${'x'.repeat(40)}"`,
];

function valueText(dice: Dice, type: Type, wrong: number): string {
  if (dice.chance(wrong)) return dice.pick(anything);
  const options = good[type.type];
  if (options) return dice.pick(options);
  if (type.items) return list(dice.times(3, () => valueText(dice, type.items ?? type, wrong)));
  if (type.type === 'sparkml_vector') return list(dice.times(3, () => dice.pick(good['double'] ?? [])));
  if (type.values)
    return object(dice.some(['k', 'l', 'm'], 0.4).map((key) => [key, valueText(dice, type.values ?? type, wrong)]));
  if (type.properties) return objectText(dice, type.properties, wrong);
  return dice.pick(anything);
}

function objectText(dice: Dice, properties: NonNullable<Type['properties']>, wrong: number): string {
  const kept = properties.filter(([, , isRequired]) => !(dice.chance(wrong) || (!isRequired && dice.chance(0.4))));
  const members = kept.map(([name, type]): [string, string] => [name, valueText(dice, type, wrong)]);
  if (dice.chance(wrong)) members.push(['zz', '1']);
  return object(members);
}

function tensorText(dice: Dice, { dtype = '', shape = [] }: Type, wrong: number): string {
  let lengths = shape.map((length) => (length === -1 ? dice.below(3) + 1 : length));
  if (dice.chance(wrong))
    lengths = dice.pick([
      [...lengths, 2],
      lengths.slice(0, -1),
      lengths.map((length) => length + 1),
      [0, ...lengths.slice(1)],
      lengths.toReversed(),
    ]);
  return nest(lengths);

  function nest([length, ...rest]: readonly number[]): string {
    if (length === undefined) return dice.chance(wrong * 0.3) ? dice.pick(anything) : dice.pick(cellsOf(dtype));
    const items = Array.from({ length }, () => nest(rest));
    return list(dice.chance(wrong * 0.1) ? items.slice(1) : items);
  }
}

function cellsOf(dtype: string): readonly string[] {
  if (dtype === 'bool') return ['true', 'false'];
  if (dtype.startsWith('int')) return ['0', '1', '2', '-3', '100'];
  if (dtype.startsWith('uint')) return ['0', '1', '2', '200'];
  if (dtype === 'str' || dtype === 'bytes') return ['"a"', '"bc"', '""'];
  if (dtype.startsWith('datetime')) return ['"2024-01-02"', '"NaT"', '5', 'null'];
  if (dtype.startsWith('timedelta')) return ['"7"', '5', 'null'];
  return ['0.0', '0.5', '1', '2', '-1.5', 'null', 'NaN'];
}

interface Payload {
  readonly type: string;
  readonly example: string;
  readonly body: [string, string][];
}

function payload(dice: Dice, specs: readonly Spec[], wrong: number): Payload {
  if (dice.chance(0.02)) return sparsePayload(dice);
  const [first] = specs;
  if (first?.type.type === 'tensor' && dice.chance(0.7)) return tensorPayload(dice, specs, wrong);
  return tablePayload(dice, specs, wrong);
}

function sparsePayload(dice: Dice): Payload {
  const parts = ['data', 'indices', 'indptr'].map((key): [string, string] => [
    key,
    dice.pick(['[1, 2]', '[0, 1]', '[0, 1, 2]', '[0, 2]', '[1.5, null]', '[]', '[0]', '[true, false]']),
  ]);
  const matrix = object([...parts, ['shape', dice.pick(['[2, 2]', '[2, 3]', '[0, 0]', '[1, 2]', '[2]', '[1.0, 2]'])]]);
  return { type: dice.pick(['sparse_matrix_csc', 'sparse_matrix_csr']), example: matrix, body: [['inputs', matrix]] };
}

function tensorPayload(dice: Dice, specs: readonly Spec[], wrong: number): Payload {
  const arrays = specs.map(({ type, name }): [string | undefined, string] => [name, tensorText(dice, type, wrong)]);
  const members = arrays.flatMap(([name, text]): [string, string][] =>
    name === undefined || dice.chance(wrong * 0.3) ? [] : [[name, text]],
  );
  if (dice.chance(wrong * 0.4)) members.push(['zz', '[1]']);
  const [only] = arrays;
  let data = only?.[0] === undefined ? (only?.[1] ?? '[]') : object(members);
  if (dice.chance(wrong * 0.3)) data = dice.pick([...anything, only?.[1] ?? '1', list([data]), object([['a', data]])]);
  return {
    type: dice.pick(['ndarray', 'ndarray', 'ndarray', 'json_object']),
    example: data,
    body: [[dice.pick(['inputs', 'inputs', 'instances']), data]],
  };
}

function tablePayload(dice: Dice, specs: readonly Spec[], wrong: number): Payload {
  const count = dice.pick([1, 1, 2, 3]);
  const columns = specs.flatMap(({ type, name, isRequired }, index): { name: string; cells: string[] }[] => {
    if (name !== undefined && ((!isRequired && dice.chance(0.4)) || dice.chance(wrong * 0.3))) return [];
    const cell = type.type === 'tensor' ? { ...type, shape: (type.shape ?? []).slice(1) } : type;
    const text = () => (cell.type === 'tensor' ? tensorText(dice, cell, wrong) : valueText(dice, cell, wrong));
    return [
      { name: name === undefined ? String(index) : JSON.stringify(name), cells: Array.from({ length: count }, text) },
    ];
  });
  if (dice.chance(wrong * 0.4 + 0.04))
    columns.push({ name: '"zz"', cells: Array.from({ length: count }, () => dice.pick(anything)) });
  if (dice.chance(0.15)) columns.reverse();
  const rows = Array.from({ length: count }, (_, row) => columns.map(({ cells }) => cells[row] ?? 'null'));
  if (dice.chance(wrong * 0.15)) rows.at(-1)?.pop();
  const texts = rows.map(list);
  const records = rows.map((row) =>
    object(row.map((cell, at) => [(columns[at]?.name ?? '').replaceAll('"', ''), cell])),
  );
  const wide = object(columns.map(({ name, cells }) => [name.replaceAll('"', ''), list(cells)]));
  const names = list(columns.map(({ name }) => name));
  const one = records[0] ?? '{}';
  const flat = list(rows.map(([first = 'null']) => first));
  const split = dice.chance(wrong * 0.15)
    ? oddSplit(dice, names, list(texts))
    : object([...(dice.chance(0.9) ? [['columns', names] as const] : []), ['data', list(texts)]]);
  const candidates =
    columns.length === 1
      ? [one, list(records), wide, rows[0]?.[0] ?? 'null', flat, list(texts)]
      : [one, list(records), wide, list(texts)];
  const bodies: readonly [string, string][] = [
    ['dataframe_split', split],
    ['dataframe_records', list(records)],
    ['inputs', dice.pick(candidates)],
    ['inputs', dice.pick(candidates)],
    ['instances', dice.pick(candidates)],
  ];
  const body = [dice.pick(bodies)];
  const type = dice.pick(['dataframe', 'dataframe', 'json_object', 'ndarray']);
  return { type, example: type === 'dataframe' ? split : dice.pick(candidates), body };
}

function oddSplit(dice: Dice, names: string, data: string): string {
  const options: readonly [string, string][][] = [
    [['columns', names]],
    [
      ['data', data],
      ['foo', '1'],
    ],
    [['data', '{}']],
    [
      ['columns', names],
      ['data', 'null'],
    ],
    [
      ['columns', '"a"'],
      ['data', data],
    ],
    [
      ['columns', names],
      ['data', data],
      ['index', '[0]'],
    ],
    [
      ['columns', names],
      ['data', data],
      ['index', '[1, 0]'],
    ],
    [
      ['columns', names],
      ['data', data],
      ['index', '["x"]'],
    ],
    [
      ['columns', names],
      ['data', '[]'],
    ],
    [
      ['columns', '[]'],
      ['data', '[]'],
    ],
    [
      ['columns', '["a", "a"]'],
      ['data', data],
    ],
    [['data', '[]']],
  ];
  return object(dice.pick(options));
}

interface Param {
  readonly name: string;
  readonly type: string;
  readonly isList: boolean;
}

const paramDefaults: Readonly<Record<string, string>> = {
  boolean: 'true',
  integer: '1',
  long: '1',
  float: '0.5',
  double: '0.5',
  string: '"a"',
  datetime: '"2024-01-02"',
};

function paramsOf(dice: Dice): readonly Param[] {
  return dice
    .some(['p', 'q', 'r'], 0.6)
    .map((name) => ({ name, type: dice.pick(Object.keys(paramDefaults)), isList: dice.chance(0.3) }));
}

function paramText({ name, type, isList }: Param): string {
  const value = paramDefaults[type] ?? 'null';
  return object([
    ['name', JSON.stringify(name)],
    ['type', JSON.stringify(type)],
    ['default', isList ? list([value]) : value],
    ['shape', isList ? '[-1]' : 'null'],
  ]);
}

function paramValues(dice: Dice, params: readonly Param[]): string {
  if (dice.chance(0.08)) return dice.pick(['[]', 'null', '"x"', '3', '{}']);
  const members = params.flatMap(({ name, type, isList }): [string, string][] => {
    if (dice.chance(0.2)) return [];
    const value = dice.chance(0.4) ? dice.pick(anything) : dice.pick(good[type] ?? anything);
    return [[name, isList && dice.chance(0.7) ? list([value]) : value]];
  });
  if (dice.chance(0.15)) members.push(['zz', dice.pick(anything)]);
  return object(members);
}

function bodyText(dice: Dice, body: readonly [string, string][], params: string | undefined, wrong: number): string {
  const members: [string, string][] = [...body];
  if (params !== undefined) members.push(['params', params]);
  if (dice.chance(wrong * 0.05))
    members.push([dice.pick(['inputs', 'instances', 'extra', 'messages', 'input']), dice.pick(anything)]);
  const text = object(members);
  if (!dice.chance(wrong * 0.06)) return text;
  return dice.pick([text.slice(0, -1), `${text}x`, '', 'null', list([text]), `\ufeff${text}`]);
}

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

function object(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(', ')}}`;
}
