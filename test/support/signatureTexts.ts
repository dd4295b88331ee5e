/** Random signature texts, valid and odd, always the same for the same seed. */
export interface SignatureTexts {
  schema(): string;
  params(): string;
  json(): string;
  dtype(): string;
  datetime(): string;
}

/** `oddity` is how often something is not as it should be, from 0 to 1. */
export function signatureTexts(seed: number): SignatureTexts {
  const next = mulberry32(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const chance = (probability: number): boolean => next() < probability;
  let oddity = 0;
  const odd = (): boolean => chance(oddity);
  const some = (make: () => string, most: number): string[] => Array.from({ length: below(most + 1) }, make);

  const text = (): string => JSON.stringify(pick(words));
  const value = (depth = 0): string => {
    const kind = below(depth > 2 ? 6 : 8);
    if (kind < 6) return kind < 2 ? text() : pick(atoms);
    if (kind === 6) return `[${some(() => value(depth + 1), 3).join(', ')}]`;
    return `{${some(() => `${text()}: ${value(depth + 1)}`, 3).join(', ')}}`;
  };
  const object = (members: readonly (readonly [key: string, value: string])[]): string => {
    let all = members.map(([key, written]) => `"${key}": ${odd() ? value() : written}`);
    if (odd()) all = all.filter(() => chance(0.7));
    if (odd()) all.push(`"${pick(keys)}": ${value()}`);
    if (odd() && members.length > 0) all.push(`"${pick(members)[0]}": ${chance(0.5) ? value() : pick(members)[1]}`);
    if (chance(0.3)) all.reverse();
    return `{${all.join(', ')}}`;
  };
  const type = (depth: number): readonly (readonly [string, string])[] => {
    const kind = depth > 3 ? 0 : below(9);
    if (odd() && chance(0.5)) return [['type', JSON.stringify(pick(wrongTypes))]];
    if (kind < 4) return [['type', JSON.stringify(pick(scalars))]];
    if (kind === 4)
      return [
        ['type', '"array"'],
        ['items', object(type(depth + 1))],
      ];
    if (kind === 5)
      return [
        ['type', '"map"'],
        ['values', object(type(depth + 1))],
      ];
    if (kind === 6) return [['type', '"any"']];
    if (kind === 7) return [['type', '"sparkml_vector"']];
    return [
      ['type', '"object"'],
      ['properties', properties(depth)],
    ];
  };
  const properties = (depth: number): string => {
    const all = Array.from({ length: 1 + below(3) }, (_, index) => {
      const members = [...type(depth + 1), ...(chance(0.5) ? [['required', pick(['true', 'false'])] as const] : [])];
      return `"${odd() ? pick(keys) : `p${index}`}": ${odd() ? value() : object(members)}`;
    });
    return `{${all.join(', ')}}`;
  };
  const name = (index: number): readonly (readonly [string, string])[] =>
    odd() ? (chance(0.5) ? [] : [['name', value()]]) : [['name', `"c${odd() ? 0 : index}"`]];
  const column = (index: number, isNamed: boolean): string =>
    object([
      ...type(0),
      ...(isNamed ? name(index) : odd() ? name(index) : []),
      ...(chance(0.6)
        ? [['required', pick(isNamed ? ['true', 'false'] : ['true', 'true', 'true', 'false'])] as const]
        : []),
    ]);
  const shape = (): string => `[${some(() => (odd() ? value() : pick(['-1', '0', '1', '3', '28'])), 3).join(', ')}]`;
  const tensor = (index: number, isNamed: boolean): string => {
    const dtype = odd() ? (chance(0.5) ? JSON.stringify(pick(oddDtypes)) : descriptor()) : JSON.stringify(pick(dtypes));
    const spec = object([
      ['dtype', dtype],
      ['shape', shape()],
    ]);
    return object([['type', '"tensor"'], ['tensor-spec', spec], ...(isNamed ? name(index) : [])]);
  };
  const descriptor = (): string =>
    pick([
      'null',
      '[]',
      '{}',
      value(),
      `{"names": ["a", ${text()}], "formats": ["i4", ${JSON.stringify(pick(oddDtypes))}]}`,
    ]);
  const scalarDefault = (declared: string): string => {
    if (chance(0.1)) return 'null';
    if (declared === 'boolean') return pick(['true', 'false']);
    if (declared === 'integer' || declared === 'long') return pick(['1', '-5', '9223372036854775808', '0']);
    if (declared === 'float' || declared === 'double') return pick(['1.5', '1', 'NaN', '1e400', '-0.0', '2e3']);
    if (declared === 'datetime') return JSON.stringify(pick(datetimes));
    return text();
  };
  const elementDefault = (depth = 0): string =>
    chance(0.5) || depth > 2
      ? pick([
          '1',
          '0',
          '1.5',
          '"a"',
          'true',
          'null',
          '[1]',
          '[0, 1]',
          '[1.5, null]',
          '["a", "b"]',
          '[]',
          '{}',
          '[true, false]',
          '[null]',
          '["a", 1]',
          '9223372036854775808',
          '18446744073709551616',
          '-1',
          'NaN',
          '"2020-01-01"',
          '[9223372036854775808, -1]',
          '[[1], [2]]',
          '["é"]',
          '[1, null]',
          '[1.5, 2]',
          '[true, null]',
          '[1, true]',
          '[18446744073709551616, 1.5]',
          '{"a": 1}',
          '[{"a": 1}]',
          '18446744073709551616',
          '[18446744073709551616, 1.5]',
          '[true, "1"]',
          '["1e5", null, 1]',
          '[[], {}]',
          '[{}, ""]',
          '["x", []]',
          '[["é"], 1]',
          '[{"é": 1}]',
          '[null, null]',
          '["-inf", false]',
          '["nan", 1]',
          '[9223372036854775808, null]',
        ])
      : `{${['p0', 'p1', 'p2']
          .filter(() => chance(0.7))
          .map((key) => `"${key}": ${elementDefault(depth + 1)}`)
          .join(', ')}}`;
  const param = (index: number): string => {
    const declared = odd() ? pick([...wrongTypes, 'object', 'array', 'any']) : pick(scalars);
    const isList = chance(0.3);
    const shapeMember: readonly (readonly [string, string])[] = isList
      ? [['shape', odd() ? pick(['[-1.0]', '[]', '[2]', '[-1, -1]', '""', '{}', '-1', '[true]', '{"-1": 0}']) : '[-1]']]
      : chance(0.5)
        ? [['shape', 'null']]
        : [];
    const key = chance(0.1) ? 'dtype' : 'type';
    if (chance(0.2)) {
      const given = `{${['p0', 'p1', 'p2']
        .filter(() => chance(0.7))
        .map((p) => `"${p}": ${elementDefault()}`)
        .join(', ')}}`;
      return object([
        ...name(index),
        ['type', '"object"'],
        ['properties', properties(1)],
        ['default', odd() ? value() : given],
        ...shapeMember,
      ]);
    }
    const item = (): string => (odd() ? value() : scalarDefault(declared));
    const given = isList ? `[${some(item, 3).join(', ')}]` : item();
    return object([...name(index), [key, JSON.stringify(declared)], ['default', given], ...shapeMember]);
  };
  const list = (make: (index: number) => string): string => {
    const items = Array.from({ length: chance(0.05) ? 0 : 1 + below(3) }, (_, index) =>
      odd() ? value() : make(index),
    );
    return `[${items.join(', ')}]`;
  };
  /** Far from where Python gives up, which depends on its callers. */
  const deep = (): string => {
    const [open, close] = pick([
      ['{"type": "array", "items": ', '}'],
      ['{"type": "map", "values": ', '}'],
      ['{"type": "object", "properties": {"a": ', '}}'],
      ['{"type": "any", "items": ', '}'],
      ['[', ']'],
      ['{"a":', '}'],
    ] as const);
    const levels = pick([20, 100, 250, 1100]);
    return `[${open.repeat(levels)}${pick(['{"type": "long"}', '1', '{"type": "int"}'])}${close.repeat(levels)}]`;
  };
  const begin = (): void => {
    oddity = pick([0, 0.02, 0.05, 0.1, 0.3]);
  };
  const maybeBroken = (whole: string): string => (chance(0.1) ? mutated(whole) : chance(0.02) ? value() : whole);
  const mutated = (whole: string): string => {
    let result = whole;
    for (let step = below(3); step >= 0; step--) {
      const at = below(result.length + 1);
      const kind = below(4);
      if (kind === 0) result = result.slice(0, at) + pick(pieces) + result.slice(at);
      else if (kind === 1) result = result.slice(0, at) + result.slice(at + 1 + below(3));
      else if (kind === 2) result = result.slice(0, at) + pick(pieces) + result.slice(at + 1);
      else result = result.slice(0, at) + result.slice(at, at + below(20)) + result.slice(at);
    }
    return result;
  };
  return {
    schema() {
      begin();
      if (chance(0.005)) return deep();
      const isNamed = chance(0.7);
      const isTensors = chance(0.3);
      return maybeBroken(
        list((index) => ((odd() ? !isTensors : isTensors) ? tensor(index, isNamed) : column(index, isNamed))),
      );
    },
    params() {
      begin();
      return maybeBroken(list(param));
    },
    dtype: () => mutated(pick([...dtypes, ...oddDtypes])),
    datetime: () => mutated(pick(datetimes)),
    json: () => (chance(0.005) ? deep() : mutated(chance(0.3) ? mutated(value()) : value())),
  };
}

/** A small generator of random numbers that is the same everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const scalars = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'];
const wrongTypes = [
  'int',
  'int64',
  'Long',
  'str',
  'number',
  '',
  'tensor',
  'list',
  'long ',
  'float64',
  'bool',
  'name',
  'cls',
];
const keys = [
  'optional',
  'required',
  'foo',
  'cls',
  'self',
  'name',
  'type',
  'items',
  'properties',
  'values',
  'dtype',
  'shape',
  'default',
  '',
  'é',
  'tensor-spec',
];
const words = [
  '',
  'a',
  'c0',
  'c1',
  'p0',
  'p1',
  'long',
  'array',
  'é',
  '😀',
  '\ud800',
  'a"b\\c\n\u0000',
  '1',
  'None',
  'True',
  'type',
  '2020-01-01',
  'x'.repeat(50),
];
const atoms = [
  'null',
  'true',
  'false',
  '0',
  '1',
  '-1',
  '1.0',
  '-0',
  '-0.0',
  '1e5',
  '1E-7',
  '1e400',
  '-1e-400',
  'NaN',
  'Infinity',
  '-Infinity',
  '9007199254740993',
  '123456789012345678901234567890',
  '1e16',
  '0.1',
  `1${'0'.repeat(400)}`,
  `1${'0'.repeat(4300)}`,
  `1${'0'.repeat(4299)}`,
  '1.5e+3',
  '"\\ud83d\\ude00"',
  '"\\ud800"',
  '"\\/"',
  '[]',
  '{}',
];
const pieces = [
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '"',
  '\\',
  "'",
  ' ',
  '\n',
  '\t',
  '\r',
  '\f',
  '\u00a0',
  '\ufeff',
  '0',
  '1',
  '-',
  '+',
  '.',
  'e',
  'E',
  'true',
  'null',
  'NaN',
  'Infinity',
  '-Infinity',
  'True',
  '//',
  '/*',
  '\u0000',
  '\u001f',
  '\u007f',
  '\\u',
  '\\ud800',
  '\\udc00',
  '\\u00e9',
  '\\n',
  '\\x',
  '00',
  '1.',
  '.5',
  '\u2028',
  '\ud800',
];
const dtypes = [
  'float64',
  'float32',
  'int64',
  'int32',
  'uint8',
  'bool',
  'str',
  'bytes',
  'object',
  'datetime64[ns]',
  'complex64',
  'float16',
];
const oddDtypes = [
  'string',
  'Int64',
  'U10',
  'S',
  'U',
  'S5',
  'c',
  '<i8',
  '>f4',
  'M8[s]',
  'M8[2W]',
  'i4,f4',
  '(2,3)i4',
  '2i4',
  'int',
  'float',
  'V10',
  'O',
  '?',
  '',
  ' ',
  'T',
  'category',
  'datetime64',
  'timedelta64[h]',
  'bool8',
  'a',
  '1U',
  'f 8',
  '\ud800',
  'float128',
];
const datetimes = [
  '2020-01-01',
  '2020-01-01T00:00:00',
  '2020-01-01T00:00:00Z',
  'NaT',
  '',
  'now',
  'today',
  '2020-13-01',
  'x',
  '2020-01-01 10:00:00.123456789',
  '10000-01-01',
  '2020',
  '01/02/2020',
];
