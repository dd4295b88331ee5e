import { message } from '../../../base/message.ts';
import { dictEntries } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { Value } from '../value.ts';
import { inferCells, objectCells, textCells, type TypedCells } from './inference.ts';
import { textLabels } from './labels.ts';

/** One value for every row. */
export function broadcast(value: Value, rows: number): TypedCells {
  if (value.kind === 'ndarray') return lengthenedCells(objectCells(keysOfZeroDimensional(value)), rows, value);
  const cells = Array.from({ length: rows }, () => value);
  if (rows > 0) return inferCells(cells);
  return value.kind === 'string' ? textCells(cells) : { dtype: inferCells([value]).dtype, cells };
}

/** The only element of an array without dimensions, as pandas unpacks it; anything else as it is. */
export function scalarOf(value: Value): Value {
  if (value.kind !== 'ndarray' || value.shape.length > 0) return value;
  const [only] = value.cells;
  return only === undefined || dictEntries(only) !== undefined ? value : only;
}

/** A dict in an array without dimensions is taken for the list of its keys. */
function keysOfZeroDimensional(value: Value): readonly Value[] {
  const only = value.kind === 'ndarray' ? value.cells[0] : undefined;
  return textLabels([...((only && dictEntries(only)) ?? new Map<string, Value>()).keys()], value);
}

/** Cells for as many rows: a single one is repeated, any other number must fit. */
export function lengthenedCells(typed: TypedCells, rows: number, data: Value): TypedCells {
  const [only] = typed.cells;
  if (typed.cells.length === rows) return typed;
  if (only !== undefined && typed.cells.length === 1)
    return { dtype: typed.dtype, cells: Array.from({ length: rows }, () => only) };
  throw new Refusal(message('frameIndexLength', { rows: typed.cells.length, index: rows }), data.span);
}
