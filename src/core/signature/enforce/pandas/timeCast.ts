import { message } from '../../../base/message.ts';
import type { NumpyType } from '../../spec.ts';
import { castElement } from '../numpy/casts.ts';
import { Refusal } from '../refusal.ts';
import type { NumpyScalar, Value } from '../value.ts';
import { objectsToDatetimes } from './datetime/objectsToDatetimes.ts';
import type { TypedCells } from './inference.ts';
import { datetimeType } from './pandasType.ts';

/** Texts and objects as times or durations of the unit; pandas 3.1.1 has only four units. */
export function objectsAsTimes(cells: readonly Value[], dtype: NumpyType): TypedCells {
  const { unit } = dtype;
  if (unit === undefined || !units.has(unit))
    throw new Refusal(message('columnUnit', { type: dtype.name }), cells[0]?.span);
  if (dtype.kind === 'm') return { dtype, cells: cells.map((cell) => duration(cell, dtype)) };
  const times = objectsToDatetimes(cells, unit);
  if (times.dtype.kind === 'zoned') throw new Refusal(message('columnZoned'), cells[0]?.span);
  return { ...times, dtype };
}

function duration(cell: Value, dtype: NumpyType): Value {
  if (cell.kind === 'null' || cell.kind === 'integer' || cell.kind === 'float') return counted(cell, dtype, 1n);
  return castElement(cell, dtype);
}

const units: ReadonlySet<string> = new Set(['s', 'ms', 'us', 'ns']);

/** Numbers that count a unit since 1970, or of a duration. A unit that pandas does not have becomes the next one, where the number must fit. */
export function countsOf(cells: readonly Value[], dtype: NumpyType): TypedCells {
  const { unit } = dtype;
  if (unit === undefined) throw new Refusal(message('columnUnit', { type: dtype.name }), cells[0]?.span);
  const [seconds, name] = coarse[unit] ?? [1n, units.has(unit) ? unit : 'ns'];
  const kept = dtype.kind === 'M' ? datetimeType(name) : { ...dtype, name: `timedelta64[${name}]`, unit: name };
  return { dtype: kept, cells: cells.map((cell) => counted(cell, kept, seconds)) };
}

/** Units longer than a second, and how long they are. */
const coarse: Readonly<Record<string, readonly [bigint, string]>> = {
  Y: [31_556_952n, 's'],
  M: [2_629_746n, 's'],
  W: [604_800n, 's'],
  D: [86_400n, 's'],
  h: [3600n, 's'],
  m: [60n, 's'],
};

function counted(cell: Value, dtype: NumpyType, factor: bigint): NumpyScalar {
  const value = countOf(cell);
  if (value === undefined || value === lowest) return { kind: 'scalar', dtype, value: undefined, span: cell.span };
  const count = value * factor;
  if (count <= lowest || count >= -lowest) throw new Refusal(message('columnTimeRange'), cell.span);
  return { kind: 'scalar', dtype, value: count, span: cell.span };
}

const lowest = -(2n ** 63n);

function countOf(cell: Value): bigint | undefined {
  if (cell.kind !== 'integer' && cell.kind !== 'float' && cell.kind !== 'boolean')
    return cell.kind === 'scalar' ? countOfScalar(cell) : undefined;
  if (cell.kind !== 'float') return BigInt.asIntN(64, BigInt(cell.value));
  return Math.abs(cell.value) < 2 ** 63 ? BigInt(Math.trunc(cell.value)) : undefined;
}

function countOfScalar({ value }: NumpyScalar): bigint | undefined {
  return typeof value === 'bigint'
    ? value
    : typeof value === 'number' && Number.isFinite(value)
      ? BigInt(Math.trunc(value))
      : undefined;
}
