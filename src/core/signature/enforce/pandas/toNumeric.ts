import { message } from '../../../base/message.ts';
import { dtypes } from '../numpy/numpyTypes.ts';
import { parsePythonInt } from '../numpy/pythonNumber.ts';
import { dictEntries, kindName, listItems } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { Value } from '../value.ts';
import { cellKind, floatCell, type TypedCells } from './inference.ts';

/**
 * `pandas.to_numeric` of a column of dtype object (pandas 3.1.1): texts are read as C does, empty ones and empty lists are NaN. Throws a
 * Refusal at the first value that is no number.
 */
export function toNumeric(column: TypedCells): TypedCells {
  const numbers = column.cells.map(numberOf);
  const kinds = new Set(numbers.map(cellKind));
  if (kinds.has('unsigned') && (kinds.has('negative') || kinds.has('nan'))) return column;
  if (kinds.has('hugeInteger') && !kinds.has('float') && !kinds.has('nan')) return column;
  if (kinds.has('float') || kinds.has('nan')) return { dtype: dtypes.float64, cells: numbers.map(floatCell) };
  if (kinds.has('unsigned')) return { dtype: dtypes.uint64, cells: numbers };
  const isInteger = kinds.has('negative') || kinds.has('positive');
  return { dtype: isInteger || !kinds.has('bool') ? dtypes.int64 : dtypes.bool, cells: numbers };
}

function numberOf(cell: Value): Value {
  if (cell.kind === 'float' || cell.kind === 'boolean') return cell;
  if (cell.kind === 'integer') return checkedInteger(cell);
  if (cell.kind === 'scalar' && typeof cell.value !== 'string') return cell;
  const text = cell.kind === 'string' || cell.kind === 'scalar' ? String(cell.value) : undefined;
  if (cell.kind === 'null' || text === '' || isEmpty(cell)) return { kind: 'float', value: NaN, span: cell.span };
  if (text === undefined) throw new Refusal(message('columnNoNumber', { kind: kindName(cell) }), cell.span);
  const number = numberOfText(text, cell);
  if (number === undefined) throw new Refusal(message('columnNoNumber', { kind: kindName(cell) }), cell.span);
  return number;
}

function isEmpty(cell: Value): boolean {
  if (cell.kind === 'ndarray') return cell.shape[0] === 0;
  return listItems(cell)?.length === 0 || dictEntries(cell)?.size === 0 || (cell.kind === 'bytes' && cell.length === 0);
}

function checkedInteger(cell: Extract<Value, { kind: 'integer' }>): Value {
  if (Number.isFinite(Number(cell.value))) return cell;
  throw new Refusal(message('columnNoNumber', { kind: kindName(cell) }), cell.span);
}

function numberOfText(text: string, { span }: Value): Value | undefined {
  if (!number.test(text)) return special.test(text) ? { kind: 'float', value: Infinity, span } : undefined;
  const value = integer.test(text) ? parsePythonInt(text) : undefined;
  return value === undefined ? { kind: 'float', value: Number(text), span } : { kind: 'integer', value, span };
}

const number = /^[ \t\n\v\f\r]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\v\f\r]*$/;
const integer = /^[ \t\n\v\f\r]*[+-]?\d+[ \t\n\v\f\r]*$/;
const special = /^[+-]?(?:inf|infinity)$/i;
