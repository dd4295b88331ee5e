import type { Dice } from './dice.ts';

/** A Parquet file by the Python that makes it, with a schema that it is held against. */
export interface ParquetCase {
  readonly code: string;
  readonly schema: string;
}

/** Columns of pyarrow, by the text of their arrays; `None` is put among them. */
const arrowTypes: readonly (readonly [string, readonly string[]])[] = [
  ['pa.int8()', ['1', '0', '-3']],
  ['pa.int16()', ['1', '0']],
  ['pa.int32()', ['1', '0', '7']],
  ['pa.int64()', ['1', '0', '9007199254740993']],
  ['pa.int64()', ['1', '0']],
  ['pa.uint8()', ['1', '0', '200']],
  ['pa.uint16()', ['1']],
  ['pa.uint32()', ['1', '4000000000']],
  ['pa.uint64()', ['1', '18446744073709551615']],
  ['pa.float32()', ['1.5', '0.0']],
  ['pa.float64()', ['1.5', '0.0', '1.0']],
  ['pa.bool_()', ['True', 'False']],
  ['pa.string()', ['"a"', '""', '"1"', '"2024-01-02"']],
  ['pa.large_string()', ['"a"', '"é"']],
  ['pa.binary()', ['b"a"', 'b""']],
  ['pa.binary(2)', ['b"ab"']],
  ['pa.timestamp("s")', ['1', '86400']],
  ['pa.timestamp("ms")', ['1', '86400']],
  ['pa.timestamp("us")', ['1', '86400']],
  ['pa.timestamp("ns")', ['1', '86400']],
  ['pa.timestamp("us", tz="UTC")', ['1', '86400']],
  ['pa.timestamp("ms", tz="Europe/Paris")', ['1']],
  ['pa.date32()', ['1', '19000']],
  ['pa.date64()', ['86400000']],
  ['pa.time32("s")', ['1']],
  ['pa.time64("us")', ['1']],
  ['pa.duration("us")', ['1']],
  ['pa.decimal128(5, 2)', ['decimal.Decimal("1.5")', 'decimal.Decimal("2")']],
  ['pa.null()', ['None']],
  ['pa.dictionary(pa.int8(), pa.string())', ['"a"', '"b"']],
  ['pa.dictionary(pa.int8(), pa.int64())', ['1', '2']],
  ['pa.list_(pa.int64())', ['[1, 2]', '[]', '[3]']],
  ['pa.list_(pa.int32())', ['[1, 2]', '[None]']],
  ['pa.list_(pa.float64())', ['[1.5]', '[None, 2.0]', '[]']],
  ['pa.list_(pa.string())', ['["a"]', '["b", None]', '[]']],
  ['pa.list_(pa.bool_())', ['[True]', '[False, True]']],
  ['pa.list_(pa.list_(pa.int64()))', ['[[1], [2, 3]]', '[[]]', '[]']],
  ['pa.struct([("x", pa.int64()), ("y", pa.string())])', ['{"x": 1, "y": "a"}', '{"x": 2, "y": None}']],
  ['pa.list_(pa.struct([("x", pa.int64())]))', ['[{"x": 1}]', '[]']],
  ['pa.map_(pa.string(), pa.int64())', ['[("k", 1)]', '[]']],
];

/** Columns of pandas, some of dtypes that only it has. */
const pandasColumns: readonly string[] = [
  '[1, 2]',
  '[1, 0]',
  '[1, None]',
  '[1.5, None]',
  '["a", None]',
  '["a", "b"]',
  '[True, False]',
  '[True, None]',
  'pd.array([1, None], dtype="Int64")',
  'pd.array([1, 0], dtype="Int64")',
  'pd.array([1, None], dtype="Int32")',
  'pd.array([1, 0], dtype="Int32")',
  'pd.array([1, 2], dtype="UInt8")',
  'pd.array([True, None], dtype="boolean")',
  'pd.array([True, False], dtype="boolean")',
  'pd.array(["a", None], dtype="string")',
  'pd.array([1.5, None], dtype="Float32")',
  'pd.array([1.5, 2.5], dtype="Float64")',
  'pd.array([1, 2], dtype="int64[pyarrow]")',
  'pd.Categorical(["a", "b"])',
  'pd.Categorical([1, 2])',
  'pd.period_range("2024", periods=2, freq="D")',
  'pd.interval_range(0, 2)',
  '[b"x", None]',
  '[[1], [2, 3]]',
  '[["a"], None]',
  '[{"x": 1}, {"x": 2}]',
  '[datetime.date(2024, 1, 2), None]',
  '[decimal.Decimal("1.5"), None]',
  'pd.to_datetime(["2024-01-01", "2024-01-02"])',
  'pd.to_datetime(["2024-01-01", None])',
  'pd.to_datetime(["2024-01-01", "2024-01-02"]).tz_localize("UTC")',
  'pd.to_timedelta([1, 2], unit="s")',
  'np.array([1, 2], dtype=np.int8)',
  'np.array([1, 2], dtype=np.float16)',
  'np.array([1, 2], dtype=np.uint64)',
];

export function parquetCase(dice: Dice): ParquetCase {
  const width = dice.below(3) + 1;
  const names = ['a', 'b', 'c'].slice(0, width);
  const options = dice.pick([
    '{}',
    '{}',
    '{"compression": "gzip"}',
    '{"compression": "none"}',
    '{"compression": "brotli"}',
    '{"compression": "lz4"}',
    '{"compression": "zstd"}',
  ]);
  const code = dice.chance(0.55) ? arrowCode(dice, names) : pandasCode(dice, names);
  return { code: `${code}\noptions = ${options}`, schema: schemaText(dice, width) };
}

function arrowCode(dice: Dice, names: readonly string[]): string {
  const rows = dice.chance(0.06) ? 0 : dice.below(3) + 1;
  const columns = names.map((name) => {
    const [type, values] = dice.pick(arrowTypes);
    const holes = dice.chance(0.4) ? 0.3 : 0;
    const cells = Array.from({ length: rows }, () => (dice.chance(holes) ? 'None' : dice.pick(values)));
    return `"${name}": pa.array([${cells.join(', ')}], ${type})`;
  });
  return `table = pa.table({${columns.join(', ')}})`;
}

function pandasCode(dice: Dice, names: readonly string[]): string {
  const columns = names.map((name) => `"${name}": ${dice.pick(pandasColumns)}`);
  const code = `frame = pd.DataFrame({${columns.join(', ')}})`;
  if (dice.chance(0.08)) return `${code}.set_index("a")`;
  if (dice.chance(0.06)) return `${code}\nframe.index = [5, 7]`;
  if (dice.chance(0.06)) return `${code}\nframe.columns = range(len(frame.columns))`;
  return code;
}

const scalars = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'];
const nested = [
  '"type": "array", "items": {"type": "long"}',
  '"type": "array", "items": {"type": "double"}',
  '"type": "array", "items": {"type": "string"}',
  '"type": "array", "items": {"type": "array", "items": {"type": "long"}}',
  '"type": "object", "properties": {"x": {"type": "long", "required": true}, "y": {"type": "string", "required": false}}',
  '"type": "map", "values": {"type": "long"}',
  '"type": "any"',
];

function schemaText(dice: Dice, width: number): string {
  if (dice.chance(0.1)) {
    const shape = dice.pick(['[-1]', '[-1, 1]', '[-1, 2]', '[2, 1]']);
    const name = dice.pick(['', '"name": "a", ']);
    const dtype = dice.pick(['float64', 'int64', 'int32', 'str', 'object', 'bool']);
    return `[{"type": "tensor", ${name}"tensor-spec": {"dtype": "${dtype}", "shape": ${shape}}}]`;
  }
  const isNamed = dice.chance(0.9);
  const specs = ['a', 'b', 'c'].slice(0, dice.below(width) + 1).map((name) => {
    const type = dice.chance(0.75) ? `"type": "${dice.pick(scalars)}"` : dice.pick(nested);
    return isNamed ? `{${type}, "name": "${name}", "required": ${dice.chance(0.7)}}` : `{${type}, "required": true}`;
  });
  return `[${specs.join(', ')}]`;
}
