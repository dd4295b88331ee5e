import { enforceColumns } from '../../src/core/signature/enforce/columns.ts';
import { dataFrameFromJson } from '../../src/core/signature/enforce/frameCast.ts';
import { enforceElement } from '../../src/core/signature/enforce/nested.ts';
import { castColumn } from '../../src/core/signature/enforce/pandas/astype.ts';
import { dataFrame } from '../../src/core/signature/enforce/pandas/dataFrame.ts';
import type { Frame } from '../../src/core/signature/enforce/pandas/frame.ts';
import { dictEntries, listItems } from '../../src/core/signature/enforce/pythonValue.ts';
import { Refusal } from '../../src/core/signature/enforce/refusal.ts';
import type { Value } from '../../src/core/signature/enforce/value.ts';
import type { DataProblem } from '../../src/core/signature/enforce/verdict.ts';
import { numpyTypeOf } from '../../src/core/signature/grammar/numpyType.ts';
import { readSchema } from '../../src/core/signature/grammar/readSchema.ts';
import type { JsonNode } from '../../src/core/signature/json/jsonNode.ts';
import { readJson } from '../../src/core/signature/json/readJson.ts';
import type { ColumnSchema } from '../../src/core/signature/spec.ts';
import type { FrameAnswer, FrameQuestion } from './frameOracle.ts';

/** Whether our answer to a question is the oracle's: taken or refused, and for questions of pandas alone what came out. */
export function isSameAnswer(question: FrameQuestion, real: FrameAnswer): boolean {
  const mine = answer(question);
  if (mine === 'refused' || 'error' in real) return mine === 'refused' && 'error' in real;
  return mine.shown === undefined || JSON.stringify(mine.shown) === JSON.stringify(real.ok);
}

function answer(question: FrameQuestion): 'refused' | { readonly shown: unknown } {
  try {
    const problems: DataProblem[] = [];
    const shown = answers[question.op](question, problems);
    return problems.length > 0 ? 'refused' : { shown };
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

const answers: Readonly<Record<FrameQuestion['op'], (question: FrameQuestion, problems: DataProblem[]) => unknown>> = {
  frame: ({ data, columns, index }) =>
    shownFrame(dataFrame(jsonOf(data), { columns: optionalJson(columns), index: optionalJson(index) })),
  cast: ({ data, type }, problems) => {
    const schema = schemaOf(`[{"type": "${type}", "name": "a"}]`);
    const rows = listItems(jsonOf(data))?.map(listOf) ?? [];
    const entries = new Map<string, Value>([
      ['columns', jsonOf('["a"]')],
      ['data', { kind: 'list', items: rows, span: noSpan }],
    ]);
    dataFrameFromJson({ kind: 'dict', entries, span: noSpan }, 'split', schema, problems);
  },
  astype: ({ data, type = '' }) => {
    const dtype = numpyTypeOf(type);
    const items = listItems(jsonOf(data)) ?? [];
    if (dtype === undefined) throw new Error(`no dtype: ${type}`);
    const [column] = dataFrame({
      kind: 'dict',
      entries: new Map([['a', { kind: 'list', items, span: noSpan }]]),
      span: noSpan,
    }).columns;
    return column && castColumn(column, dtype).dtype.name;
  },
  enforce: ({ data, schema = '' }, problems) => enforceColumns(jsonOf(data), schemaOf(schema), problems),
  uncast: ({ data, schema = '' }, problems) => {
    const parts = dictEntries(jsonOf(data));
    const frame = dataFrame(parts?.get('data') ?? jsonOf('null'), {
      columns: parts?.get('columns'),
      index: parts?.get('index'),
    });
    enforceColumns(frame, schemaOf(schema), problems);
  },
  split: ({ data, schema = '', orient = 'split' }, problems) => {
    const frame = dataFrameFromJson(jsonOf(data), orient, schemaOf(schema), problems);
    if (frame) enforceColumns(frame, schemaOf(schema), problems);
  },
  element: ({ data, schema = '' }) => {
    const [spec] = schemaOf(schema).specs;
    if (spec === undefined) return undefined;
    const once = enforceElement(jsonOf(data), spec.type, spec.isRequired);
    return shownCell(enforceElement(once, spec.type, spec.isRequired));
  },
};

function jsonOf(text: string): JsonNode {
  const { root, isRefused } = readJson(text);
  if (root === undefined || isRefused) throw new Error(`no JSON: ${text}`);
  return root;
}

function optionalJson(text: string | undefined): JsonNode | undefined {
  return text === undefined ? undefined : jsonOf(text);
}

const noSpan = { start: 0, end: 0 };

function listOf(item: Value): Value {
  return { kind: 'list', items: [item], span: item.span };
}

function schemaOf(text: string): ColumnSchema {
  const { schema, isRefused } = readSchema(text);
  if (schema?.kind !== 'columns' || isRefused) throw new Error(`no schema of columns: ${text}`);
  return schema;
}

/** A frame as the oracle writes its own. */
function shownFrame(frame: Frame): unknown {
  return {
    rows: frame.rows,
    columns: frame.columns.map(({ label, dtype, cells }) => ({
      label: shownCell(label),
      dtype: dtype.name,
      cells: cells.map(shownCell),
    })),
  };
}

function shownCell(cell: Value): unknown {
  const items = listItems(cell) ?? (cell.kind === 'ndarray' ? cell.cells : undefined);
  if (items !== undefined) return ['list', ...items.map(shownCell)];
  const entries = dictEntries(cell);
  if (entries !== undefined) return ['dict', ...[...entries].map(([key, item]) => [key, shownCell(item)])];
  switch (cell.kind) {
    case 'boolean':
      return String(cell.value);
    case 'integer':
      return `i${BigInt(cell.value)}`;
    case 'float':
      return `f${cell.value}`;
    case 'string':
      return `s${cell.value}`;
    case 'bytes':
      return `b${cell.length}`;
    case 'scalar':
      return shownScalar(cell);
    default:
      return 'null';
  }
}

function shownScalar({ dtype, value }: Extract<Value, { kind: 'scalar' }>): string {
  const kind: string = dtype.kind;
  if (dtype.kind === 'M') return 'time';
  if (dtype.kind === 'S') return `b${String(value).length}`;
  return `${{ b: '', i: 'i', u: 'i', f: 'f', U: 's' }[kind] ?? '?'}${String(value)}`;
}
