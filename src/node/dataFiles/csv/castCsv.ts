import type { ScalarType } from '../../../core/signature/spec.ts';
import { dtypes } from '../../../core/signature/enforce/numpy/numpyTypes.ts';
import type { PandasType } from '../../../core/signature/enforce/pandas/pandasType.ts';
import type { Fault } from '../table.ts';
import { floatOf, inferCsv, tokenOf, type CsvColumn, type CsvInference } from './csvColumn.ts';

/** What a column is when pandas was told its dtype. */
export type CsvCast =
  | { readonly kind: 'cast'; readonly dtype: PandasType }
  | { readonly kind: 'refused'; readonly fault: Fault; readonly row: number };

/**
 * `read_csv(…, dtype=…)` of pandas 3.1.1 for the dtypes that MLflow 3.17.2's types stand for (`pandas_type`), for the rows from `from` up to
 * `to`. Pandas infers first and then casts, and what changes its value by the cast is refused.
 */
export function castCsv(column: CsvColumn, from: number, to: number, type: ScalarType, name: string): CsvCast {
  if (type === 'string' || type === 'binary') return { kind: 'cast', dtype: dtypes.object };
  if (type === 'datetime') return { kind: 'refused', fault: { kind: 'times', name }, row: from };
  const inferred = inferCsv(column, from, to);
  const row = firstMisfit(column, from, to, inferred, type);
  if (row === undefined) return { kind: 'cast', dtype: castTypes[type] };
  return { kind: 'refused', fault: faultOf(column.text(row), type), row };
}

type CastType = Exclude<ScalarType, 'string' | 'binary' | 'datetime'>;

const castTypes: Readonly<Record<CastType, PandasType>> = {
  boolean: dtypes.bool,
  integer: dtypes.int32,
  long: dtypes.int64,
  float: dtypes.float32,
  double: dtypes.float64,
};

function firstMisfit(
  column: CsvColumn,
  from: number,
  to: number,
  inferred: CsvInference,
  type: CastType,
): number | undefined {
  const { kind, isNumeric } = inferred;
  const isBoolean = kind === 'booleans' || kind === 'mixedBooleans';
  if (type === 'float' || type === 'double') {
    if (isNumeric || isBoolean) return undefined;
    return firstRow(column, from, to, isText) ?? firstRow(column, from, to, isTruth) ?? from;
  }
  const bounds = limits[type];
  if (isBoolean && !inferred.hasMissing) return undefined;
  const found =
    firstRow(column, from, to, isText) ??
    firstRow(column, from, to, (text) => (isBoolean ? tokenOf(text) === 'missing' : isNoWhole(text, bounds)));
  // numbers of which each would do, but which pandas does not read together
  return found ?? (kind === 'integers' || kind === 'floats' ? undefined : from);
}

function firstRow(
  column: CsvColumn,
  from: number,
  to: number,
  isMisfit: (text: string) => boolean,
): number | undefined {
  for (let row = from; row < to; row += 1) if (isMisfit(column.text(row))) return row;
  return undefined;
}

function isText(text: string): boolean {
  return tokenOf(text) === 'text';
}

function isTruth(text: string): boolean {
  return tokenOf(text) === 'boolean';
}

interface Limits {
  readonly low: number;
  readonly high: number;
}

const limits: Readonly<Record<'boolean' | 'integer' | 'long', Limits>> = {
  boolean: { low: 0, high: 1 },
  integer: { low: -(2 ** 31), high: 2 ** 31 - 1 },
  long: { low: -(2 ** 63), high: 2 ** 63 - 1025 }, // the largest float below 2^63 is 2^63 - 1024
};

function isNoWhole(text: string, { low, high }: Limits): boolean {
  const token = tokenOf(text);
  if (token === 'float') return !isWhole(floatOf(text), low, high);
  if (token === 'negative' || token === 'positive') return high < 2 ** 53 && !isWhole(Number(text), low, high);
  return true;
}

function isWhole(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

function faultOf(text: string, type: ScalarType): Fault {
  const token = tokenOf(text);
  if (token === 'missing') return { kind: 'missing', type };
  const isNumber = token !== 'text' && token !== 'boolean' && token !== 'float';
  return { kind: isNumber ? 'range' : 'cast', text, type };
}
