import { message } from '../../../../base/message.ts';
import { dtypes } from '../../numpy/numpyTypes.ts';
import { pythonText } from '../../numpy/pythonText.ts';
import { shown } from '../../numpy/shown.ts';
import { kindName } from '../../pythonValue.ts';
import { Refusal } from '../../refusal.ts';
import type { Value } from '../../value.ts';
import type { TypedCells } from '../inference.ts';
import { guessFormat } from './guessFormat.ts';
import { Mixture } from './mixture.ts';
import { objectsToDatetimes } from './objectsToDatetimes.ts';
import { FormatReader } from './strptime.ts';
import { isNoTime, isPresent } from './textMoment.ts';

/**
 * `pandas.to_datetime(column)` of pandas 3.1.1, and then nanoseconds: the first text fixes a format for all where one can be guessed. Numbers
 * count nanoseconds. Throws a Refusal at the first value that is no time.
 */
export function toDatetime(column: TypedCells): TypedCells {
  const { dtype, cells } = column;
  if (dtype.kind === 'M' || dtype.kind === 'zoned') return column;
  if (dtype.kind === 'f') return { dtype: dtypes.datetime, cells: cells.map(wrapped) };
  const [first] = cells;
  if (dtype.kind === 'b' && first === undefined) throw new Refusal(message('columnNoTime', { kind: 'a boolean' }));
  if (dtype.kind === 'b' && first !== undefined)
    throw new Refusal(message('columnNoTime', { kind: kindName(first) }), first.span);
  const leader = cells.find((cell) => !isNothing(cell));
  const format = leader?.kind === 'string' ? guessFormat(leader.value) : undefined;
  return format === undefined ? objectsToDatetimes(cells) : formatted(cells, new FormatReader(format));
}

/** Floats lose their fraction, and what does not fit wraps around. */
function wrapped(cell: Value): Value {
  const value =
    cell.kind === 'float' && Number.isFinite(cell.value)
      ? BigInt.asIntN(64, BigInt(Math.trunc(cell.value)))
      : undefined;
  return { kind: 'scalar', dtype: dtypes.datetime, value, span: cell.span };
}

function isNothing(cell: Value): boolean {
  if (cell.kind === 'string') return isNoTime(cell.value);
  return (
    cell.kind === 'null' ||
    (cell.kind === 'float' && Number.isNaN(cell.value)) ||
    (cell.kind === 'scalar' && cell.value === undefined)
  );
}

/** With a format also numbers are read as texts. */
function formatted(cells: readonly Value[], reader: FormatReader): TypedCells {
  const mixture = new Mixture();
  for (const cell of cells) {
    if (isNothing(cell) || isLowest(cell) || (cell.kind === 'string' && isPresent(cell.value))) {
      mixture.addNothing(cell);
      continue;
    }
    const moment = reader.read(pythonText(cell));
    if (moment === undefined) throw new Refusal(message('columnTimeFormat', { text: shown(cell) }), cell.span);
    mixture.addMoment(cell, moment);
  }
  return mixture.finish();
}

function isLowest(cell: Value): boolean {
  return (
    (cell.kind === 'integer' || cell.kind === 'float') && (cell.value === -(2n ** 63n) || cell.value === -(2 ** 63))
  );
}
