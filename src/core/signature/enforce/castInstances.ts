import { message } from '../../base/message.ts';
import type { Schema } from '../spec.ts';
import { attempt } from './attempt.ts';
import { castInputs, convert } from './castInputs.ts';
import type { Data } from './data.ts';
import { npArray } from './numpy/array.ts';
import { dictEntries, kindName, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import { columnName, hasNames, specsByKey } from './schemaNames.ts';
import type { PyDict, Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/**
 * What MLflow 3.17.2 makes of `instances` (`parse_instances_data`): rows become columns, anything else is cast like `inputs`; then all required
 * columns must be of one length. Undefined when something was refused.
 */
export function castInstances(input: Value, schema: Schema | undefined, problems: DataProblem[]): Data | undefined {
  const before = problems.length;
  const items = listItems(input);
  const [first] = items ?? [];
  const isRows = items !== undefined && first !== undefined && dictEntries(first) !== undefined;
  const cast = isRows ? columnsOf(items, input, schema, problems) : castInputs(input, schema, problems);
  if (cast === undefined || problems.length > before) return undefined;
  attempt(problems, undefined, () => checkLengths(cast, schema));
  return problems.length > before ? undefined : cast;
}

function columnsOf(rows: readonly Value[], input: Value, schema: Schema | undefined, problems: DataProblem[]): PyDict {
  const specs = specsByKey(schema);
  const columns = new Map<string, Value[]>();
  for (const row of rows) {
    const entries = dictEntries(row);
    if (entries === undefined)
      problems.push({ message: message('dataInstanceRow', { kind: kindName(row) }), at: row.span });
    for (const [key, value] of entries ?? []) {
      const cast = convert(value, schema, specs.get(key), problems);
      const column = columns.get(key) ?? [];
      columns.set(key, column);
      if (cast !== undefined) column.push(cast);
    }
  }
  return stacked(columns, input, specs, problems);
}

function stacked(
  columns: ReadonlyMap<string, readonly Value[]>,
  input: Value,
  specs: ReadonlyMap<string, number>,
  problems: DataProblem[],
): PyDict {
  const entries = new Map<string, Value>();
  for (const [key, items] of columns) {
    const index = specs.get(key);
    const list: Value = { kind: 'list', items, span: items[0]?.span ?? input.span };
    const array = attempt(problems, index === undefined ? undefined : { part: 'inputs', index }, () => npArray(list));
    if (array !== undefined) entries.set(key, array);
  }
  return { kind: 'dict', entries, span: input.span };
}

function checkLengths(cast: Data, schema: Schema | undefined): void {
  const entries = cast.kind === 'frame' || cast.kind === 'sparse' ? undefined : dictEntries(cast);
  if (entries === undefined) return;
  const counted = schema !== undefined && hasNames(schema) ? countedKeys(schema) : undefined;
  let expected: number | undefined;
  for (const [key, value] of entries) {
    if ((value.kind !== 'ndarray' && listItems(value) === undefined) || counted?.has(key) === false) continue;
    const length = value.kind === 'ndarray' ? value.shape[0] : listItems(value)?.length;
    if (length === undefined) throw new Refusal(message('dataInstanceScalar', { name: key }), value.span);
    expected ??= length;
    if (length !== expected) throw new Refusal(message('dataInstanceLengths'), value.span);
  }
}

/** Optional columns and columns of arrays may have other lengths. */
function countedKeys(schema: Schema): ReadonlySet<string> {
  const counted = new Set<string>();
  for (const [index, spec] of schema.specs.entries()) {
    const name = columnName(spec, index);
    if (name.kind === 'string' && (spec.kind === 'tensor' || spec.isRequired)) counted.add(name.value);
  }
  for (const [key, index] of specsByKey(schema)) {
    const spec = schema.specs[index];
    if (spec?.kind === 'column' && (spec.type.kind === 'array' || spec.type.kind === 'vector')) counted.delete(key);
  }
  return counted;
}
