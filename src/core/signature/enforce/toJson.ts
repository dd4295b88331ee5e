import type { Span } from '../../base/span.ts';
import type { JsonArray, JsonMember, JsonNode } from '../json/jsonNode.ts';
import { npArray, toPython } from './numpy/array.ts';
import { labelKey } from './pandas/labels.ts';
import type { Column, Frame } from './pandas/frame.ts';
import { dictEntries, listItems } from './pythonValue.ts';
import type { SparseMatrix } from './sparse.ts';
import type { NdArray, NumpyScalar, Value } from './value.ts';

/** What `json.dumps` with MLflow 3.17.2's `NumpyEncoder` writes of a value; undefined where it raises. */
export function jsonOf(value: Value): JsonNode | undefined {
  if (value.kind === 'bytes') return base64Of(value.length, value.span);
  if (value.kind === 'scalar') return scalarJson(value);
  if (value.kind === 'ndarray') return nested(value, 0, { at: 0 });
  if (isLeaf(value)) return value;
  const items = listItems(value);
  if (items !== undefined) return listJson(items.map(jsonOf), value.span);
  const members: JsonMember[] = [];
  for (const [key, item] of dictEntries(value) ?? []) {
    const json = jsonOf(item);
    if (json === undefined) return undefined;
    members.push({ key: { kind: 'string', value: key, span: item.span }, value: json });
  }
  return { kind: 'object', members, span: value.span };
}

type Leaf = Exclude<JsonNode, { kind: 'array' | 'object' }>;

function isLeaf(value: Value): value is Leaf {
  return ['null', 'boolean', 'integer', 'float', 'string'].includes(value.kind);
}

/** An array at the top of an example: NaN in it becomes null (`_handle_ndarray_nans`). */
export function tensorJson(array: NdArray): JsonNode | undefined {
  const cells = array.cells.map((cell): Value => {
    return cell.kind === 'scalar' && isNaNOf(cell) ? { kind: 'null', span: cell.span } : cell;
  });
  return nested({ ...array, cells }, 0, { at: 0 });
}

/** Complex numbers that were written as texts are still these texts. */
function isNaNOf({ dtype, value }: NumpyScalar): boolean {
  if (dtype.kind !== 'f' && dtype.kind !== 'c') return false;
  return Number.isNaN(value) || (typeof value === 'string' && /nan/i.test(value));
}

/** Dense: of cells that are written twice the sum counts, but only whether there is a value matters here. */
export function matrixJson({
  shape: [rows, columns],
  data,
  indices,
  indptr,
  isByColumn,
  span,
}: SparseMatrix): JsonNode | undefined {
  if (rows * columns > largestMatrix || data.dtype.kind === 'O' || data.dtype.kind === 'U') return undefined;
  const zero = npArray({ kind: 'integer', value: 0, span }, data.dtype).cells[0];
  if (zero === undefined) return undefined;
  const cells: Value[] = Array.from({ length: rows * columns }, () => zero);
  for (let line = 0; line + 1 < indptr.cells.length; line += 1) {
    for (let at = numberOf(indptr.cells[line]); at < numberOf(indptr.cells[line + 1]); at += 1) {
      const index = numberOf(indices.cells[at]);
      const place = isByColumn ? index * columns + line : line * columns + index;
      const cell = data.cells[at];
      if (cell !== undefined && place in cells) cells[place] = cell;
    }
  }
  return nested({ kind: 'ndarray', dtype: data.dtype, shape: [rows, columns], cells, span }, 0, { at: 0 });
}

const largestMatrix = 10_000_000;

function numberOf(cell: Value | undefined): number {
  return cell?.kind === 'scalar' ? Number(cell.value) : NaN;
}

/** `_convert_dataframe_to_split_dict`: no index, and no names that are only 0, 1, 2 … */
export function frameJson(frame: Frame): JsonNode | undefined {
  const rows: (JsonNode | undefined)[] = [];
  for (let row = 0; row < frame.rows; row += 1) {
    rows.push(
      listJson(
        frame.columns.map((column) => cellJson(column, row)),
        frame.span,
      ),
    );
  }
  const data = listJson(rows, frame.span);
  const names = listJson(
    frame.columns.map(({ label }) => jsonOf(label)),
    frame.labelSpan ?? frame.span,
  );
  if (data === undefined || names === undefined) return undefined;
  const isNumbered = frame.columns.every(
    ({ label }, index) => labelKey(label) === labelKey({ kind: 'integer', value: index, span: label.span }),
  );
  const members = isNumbered ? [memberOf('data', data)] : [memberOf('columns', names), memberOf('data', data)];
  return { kind: 'object', members, span: frame.span };
}

function cellJson({ cells, dtype, span }: Column, row: number): JsonNode | undefined {
  const cell = cells[row];
  if (cell === undefined) return { kind: 'null', span };
  if (dtype.kind === 'c' || (dtype.kind === 'f' && dtype.size === 16)) return undefined;
  if (dtype.kind === 'm') return isNoTime(cell) ? { kind: 'string', value: 'NaT', span: cell.span } : undefined;
  if (cell.kind !== 'scalar' || cell.dtype.kind !== 'M') return jsonOf(cell);
  const zone = dtype.kind === 'zoned' && cell.value !== undefined ? '+00:00' : '';
  return { kind: 'string', value: isoText(cell) + zone, span: cell.span };
}

function isNoTime(cell: Value): boolean {
  return cell.kind === 'null' || (cell.kind === 'scalar' && cell.value === undefined);
}

/** `Timestamp.isoformat()`. */
function isoText({ value, dtype }: NumpyScalar): string {
  if (value === undefined) return 'NaT';
  const perSecond = { s: 1n, ms: 1000n, us: 1_000_000n, ns: 1_000_000_000n }[dtype.unit ?? ''] ?? 1_000_000_000n;
  const count = BigInt(value);
  const fraction = ((count % perSecond) + perSecond) % perSecond;
  const nanoseconds = (fraction * (1_000_000_000n / perSecond)).toString().padStart(9, '0');
  const date = new Date(Number((count - fraction) / perSecond) * 1000).toISOString().slice(0, 19);
  if (fraction === 0n) return date;
  return `${date}.${nanoseconds.endsWith('000') ? nanoseconds.slice(0, 6) : nanoseconds}`;
}

function nested(array: NdArray, depth: number, position: { at: number }): JsonNode | undefined {
  const length = array.shape[depth];
  if (length === undefined) {
    const cell = array.cells[position.at++];
    return cell && jsonOf(cell);
  }
  const items: (JsonNode | undefined)[] = [];
  for (let index = 0; index < length; index += 1) items.push(nested(array, depth + 1, position));
  return listJson(items, array.span);
}

function listJson(items: readonly (JsonNode | undefined)[], span: Span): JsonArray | undefined {
  const made: JsonNode[] = [];
  for (const item of items) {
    if (item === undefined) return undefined;
    made.push(item);
  }
  return { kind: 'array', items: made, span };
}

function memberOf(key: string, value: JsonNode): JsonMember {
  return { key: { kind: 'string', value: key, span: value.span }, value };
}

/** Longer floats and complex numbers have no JSON, nor have durations that Python keeps as such. */
function scalarJson(cell: NumpyScalar): JsonNode | undefined {
  const { dtype } = cell;
  if (dtype.kind === 'c' || dtype.kind === 'V' || (dtype.kind === 'f' && dtype.size === 16)) return undefined;
  if (dtype.kind === 'm' && cell.value !== undefined && pythonDurations.test(dtype.unit ?? '')) return undefined;
  if (dtype.kind === 'M' && cell.value !== undefined && !fineUnits.test(dtype.unit ?? '')) {
    return { kind: 'string', value: '2000-01-01', span: cell.span }; // a date as such; which one decides nothing
  }
  const python = toPython(cell);
  if (python.kind === 'bytes') return base64Of(python.length, cell.span);
  return isLeaf(python) ? python : undefined;
}

const pythonDurations = /^\d*(?:W|D|h|m|s|ms|us)$/;
const fineUnits = /^\d*(?:ns|ps|fs|as)$/;

/** Only that it is base64 of so many bytes counts: which ones is not known any more. */
function base64Of(length: number, span: Span): JsonNode {
  const text = 'A'.repeat(Math.ceil((length * 4) / 3)).padEnd(Math.ceil(length / 3) * 4, '=');
  return { kind: 'string', value: length === 0 ? '' : `${text}\n`, span };
}
