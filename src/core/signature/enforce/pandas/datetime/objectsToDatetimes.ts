import { message } from '../../../../base/message.ts';
import { shown } from '../../numpy/shown.ts';
import { kindName } from '../../pythonValue.ts';
import { Refusal } from '../../refusal.ts';
import type { Value } from '../../value.ts';
import type { TypedCells } from '../inference.ts';
import { Mixture } from './mixture.ts';
import { textMoment } from './textMoment.ts';

/** Values of any kind as times, each read by itself (`array_to_datetime` of pandas 3.1.1); throws a Refusal at the first that is none. */
export function objectsToDatetimes(cells: readonly Value[], unit = 'ns'): TypedCells {
  const mixture = new Mixture(unit);
  for (const cell of cells) addCell(cell, mixture);
  return mixture.finish();
}

function addCell(cell: Value, mixture: Mixture): void {
  const value =
    cell.kind === 'scalar' || cell.kind === 'integer' || cell.kind === 'float' || cell.kind === 'string'
      ? cell.value
      : undefined;
  if (cell.kind === 'null' || (cell.kind === 'scalar' && value === undefined) || Number.isNaN(value))
    mixture.addNothing(cell);
  else if (typeof value === 'string') addText(cell, value, mixture);
  else if (typeof value === 'number' || typeof value === 'bigint') addNumber(cell, value, mixture);
  else throw new Refusal(message('columnNoTime', { kind: kindName(cell) }), cell.span);
}

function addText(cell: Value, text: string, mixture: Mixture): void {
  const moment = textMoment(text);
  if (moment === undefined) throw new Refusal(message('columnTimeText', { text: shown(cell) }), cell.span);
  if (moment === 'none') mixture.addNothing(cell);
  else mixture.addMoment(cell, moment);
}

function addNumber(cell: Value, value: number | bigint, mixture: Mixture): void {
  if (value === lowest || value === Number(lowest)) {
    mixture.addNothing(cell);
    return;
  }
  if (value < lowest || value >= -lowest) throw new Refusal(message('columnTimeRange'), cell.span);
  mixture.addNumber(cell, value);
}

/** Stands for NaT. */
const lowest = -(2n ** 63n);
