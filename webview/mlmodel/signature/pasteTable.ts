import type { NewRow } from '../../../src/core/mlmodel/page/gesture.ts';
import { readCells } from './tableCells.ts';
import { isPandasName, pastedType, type Holds } from './pastedType.ts';

interface Read {
  readonly rows: readonly NewRow[];
  readonly ignored: readonly string[];
}

/** Rows of a spreadsheet or a CSV text, with or without a header; also one name a line, `name: type` and `name type`. */
export function pasteTable(text: string, holds: Holds): Read {
  const table = readCells(text).filter((cells) => cells.some((cell) => cell !== ''));
  const [first = []] = table;
  const heading = headingOf(first);
  const body = heading ? table.slice(1) : table;
  const places = heading ?? (holds === 'params' ? paramPlaces : columnPlaces);
  const isPandas = body.some((cells) => cells.some(isPandasName));
  if (!heading && isListOfNames(table, holds, isPandas))
    return { rows: first.filter((cell) => cell !== '').map((name) => usual(name, holds)), ignored: [] };
  const rows: NewRow[] = [];
  const ignored: string[] = [];
  for (const cells of body) {
    const row = rowOf(cells, places, holds, isPandas);
    if (row) rows.push(row);
    else ignored.push(cells.join('\t'));
  }
  return { rows, ignored };
}

type Field = 'name' | 'type' | 'required' | 'nullable' | 'shape' | 'default';
type Places = Partial<Readonly<Record<Field, number>>>;

const columnPlaces: Places = { name: 0, type: 1, required: 2, shape: 3 };
const paramPlaces: Places = { name: 0, type: 1, required: 2, default: 3, shape: 4 };

const headings: Readonly<Record<string, Field>> = {
  name: 'name',
  column: 'name',
  'column name': 'name',
  field: 'name',
  feature: 'name',
  parameter: 'name',
  type: 'type',
  dtype: 'type',
  'data type': 'type',
  datatype: 'type',
  required: 'required',
  nullable: 'nullable',
  optional: 'nullable',
  shape: 'shape',
  default: 'default',
};

/** Where each field stands; undefined where the row is no header. */
function headingOf(cells: readonly string[]): Places | undefined {
  const fields = cells.map((cell) => headings[cell.toLowerCase()]);
  const isHeading =
    fields.includes('name') && (cells.length === 1 || fields.some((field) => field && field !== 'name'));
  if (!isHeading) return undefined;
  return Object.fromEntries(fields.flatMap((field, index) => (field ? [[field, index]] : [])));
}

/** One row with more than a column needs, none of which is a type: the header of a data file. */
function isListOfNames(table: readonly (readonly string[])[], holds: Holds, isPandas: boolean): boolean {
  const [first = []] = table;
  return table.length === 1 && first.length > 1 && pastedType(first[1] ?? '', holds, isPandas) === undefined;
}

function rowOf(cells: readonly string[], places: Places, holds: Holds, isPandas: boolean): NewRow | undefined {
  const cell = (field: Field): string => {
    const place = places[field];
    const text = place === undefined ? '' : (cells[place] ?? '');
    return text === '–' ? '' : text;
  };
  if (cells.length === 1) return rowOfLine(cell('name'), holds, isPandas);
  const written = cell('type');
  const usualType = usual('', holds).type;
  const type = written === '' ? usualType : pastedType(written, holds, isPandas);
  if (type === undefined) return undefined;
  const isRequired = truth(cell('required')) ?? negated(truth(cell('nullable')));
  return {
    name: cell('name') === '' ? null : cell('name'),
    type,
    ...(isRequired !== undefined && { isRequired }),
    ...(isShape(cell('shape')) && { shape: cell('shape') }),
    ...(cell('default') !== '' && { default: cell('default') }),
  };
}

const longestLine = 2000;

/** `name`, `name: type` or `name   type`. */
function rowOfLine(line: string, holds: Holds, isPandas: boolean): NewRow | undefined {
  const name = line
    .replace(/,$/, '')
    .replace(/^(?:[-*•]|"(?=.*"$)|'(?=.*'$))\s*/, '')
    .replace(/["']$/, '');
  if (name === '' || name.length > longestLine) return undefined;
  for (const split of [/^["']?([^:]*?)["']?\s*:\s*["']?(.+?)["']?$/, /^(.*\S)\s+(\S+)$/]) {
    const [, before = '', after = ''] = split.exec(name) ?? [];
    const type = before === '' ? undefined : pastedType(after, holds, isPandas);
    if (type !== undefined) return { name: before, type };
  }
  return usual(name, holds);
}

function usual(name: string, holds: Holds): NewRow {
  return { name, type: holds === 'tensors' ? 'float64' : 'double' };
}

function truth(text: string): boolean | undefined {
  if (/^(?:true|yes|y|1|x|✓|✔|required)$/i.test(text)) return true;
  return /^(?:false|no|n|0|optional)$/i.test(text) ? false : undefined;
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function isShape(text: string): boolean {
  return /^\(\s*-?\d+(?:\s*,\s*-?\d+)*\s*,?\s*\)$/.test(text);
}
