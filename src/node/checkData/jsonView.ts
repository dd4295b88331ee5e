import { attempt } from '../../core/signature/enforce/attempt.ts';
import { columnFrame } from '../../core/signature/enforce/columnFrame.ts';
import type { DataFile } from '../../core/signature/enforce/dataFile.ts';
import { dataFrameFromJson } from '../../core/signature/enforce/frameCast.ts';
import { npArray } from '../../core/signature/enforce/numpy/array.ts';
import type { Column } from '../../core/signature/enforce/pandas/frame.ts';
import { objectCells } from '../../core/signature/enforce/pandas/inference.ts';
import { dictEntries } from '../../core/signature/enforce/pythonValue.ts';
import { contentOf, type DataContent } from '../../core/signature/enforce/strictData.ts';
import type { NdArray, Value } from '../../core/signature/enforce/value.ts';
import { dictOf } from '../../core/signature/json/jsonNode.ts';
import type { Schema } from '../../core/signature/spec.ts';
import { viewOfFrame, type DataView, type ViewColumn } from './dataView.ts';

export interface JsonView {
  readonly view: DataView;
  /** A table, which the scoring server casts column by column. */
  readonly isTable: boolean;
}

/** JSON data as columns, where they can be seen so. */
export function viewOfJson(data: DataFile, text: string, schema: Schema | undefined): JsonView | undefined {
  return viewOfContent(contentOf(data), text, schema);
}

export function viewOfContent(
  { table, node }: Pick<DataContent, 'table' | 'node'>,
  text: string,
  schema: Schema | undefined,
): JsonView | undefined {
  if (table) {
    const frame = attempt([], undefined, () => dataFrameFromJson(node, table, undefined));
    return frame && { view: viewOfFrame(frame, text, true), isTable: true };
  }
  if (schema?.kind === 'tensors') return { view: viewOfArrays(node), isTable: false };
  const frame = schema && attempt([], undefined, () => columnFrame(node, schema));
  return frame && { view: viewOfFrame(frame, text, false), isTable: false };
}

/** Each list as the array that numpy makes of it. */
function viewOfArrays(node: Value): DataView {
  const entries = dictEntries(node) ?? new Map([['', node]]);
  const columns = [...entries].map(([name, value]): ViewColumn => {
    const array = attempt([], undefined, () => npArray(value));
    const label: Value = { kind: 'string', value: name, span: value.span };
    const column: Column = { label, span: value.span, ...objectCells([value]) };
    return {
      name,
      column,
      type: arrayText(array),
      countEmpty: () => 0,
      cells: () => [],
      cellAt: () => undefined,
      served: () => undefined,
    };
  });
  const placeOf: DataView['placeOf'] = ({ start }) => {
    const column = columns.findIndex(({ column: { span } }) => span.start <= start && start < span.end);
    return column < 0 ? undefined : { column, row: undefined };
  };
  const [first] = entries.values();
  const rows = first && (first.kind === 'array' || first.kind === 'list') ? first.items.length : 1;
  return { rows, columns, placeOf };
}

function arrayText(array: Value | undefined): string {
  if (array?.kind !== 'ndarray') return 'object';
  const { dtype, shape }: NdArray = array;
  return `${dtype.name} (${shape.join(', ')})`;
}

/** The key under which the scoring server gets the data. */
export function envelopeOf({ kind, root }: DataFile): string {
  if (kind !== 'request') return { split: 'dataframe_split', records: 'dataframe_records', value: 'inputs' }[kind];
  const keys = dictOf(root);
  return requestKeys.find((key) => keys.has(key)) ?? '';
}

const requestKeys = ['dataframe_split', 'dataframe_records', 'inputs', 'instances', 'messages', 'prompt', 'input'];
