import { dictOf, type JsonNode, type JsonObject } from '../json/jsonNode.ts';
import { jsonArray, jsonObject, jsonString } from './madeJson.ts';
import type { Envelope } from './requestSample.ts';

/** Rows of an example that are enough to show how a request looks. */
const fewRows = 5;

/** What could stand in the envelope for a saved request, the few first rows before all of them. */
export function* exampleCandidates(envelope: Envelope, example: JsonObject): Iterable<JsonNode> {
  const sent = dictOf(example);
  const table = tableOf(sent.get('dataframe_split')?.value) ?? tableOfRecords(sent.get('inputs')?.value);
  if (table) {
    if (table.rows.length > fewRows) yield* fromTable(envelope, { ...table, rows: table.rows.slice(0, fewRows) });
    yield* fromTable(envelope, table);
  }
  if (envelope === 'dataframe_split' || envelope === 'dataframe_records') return;
  const data = sent.get(envelope)?.value ?? sent.get('inputs')?.value;
  if (data === undefined) return;
  if (data.kind === 'array' && data.items.length > fewRows) yield jsonArray(data.items.slice(0, fewRows));
  yield data;
}

interface Table {
  /** Undefined: the columns have no names. */
  readonly names: readonly string[] | undefined;
  readonly rows: readonly (readonly JsonNode[])[];
}

function* fromTable(envelope: Envelope, { names, rows }: Table): Iterable<JsonNode> {
  const data = jsonArray(rows.map(jsonArray));
  if (envelope === 'dataframe_split') {
    yield jsonObject([...(names ? [['columns', jsonArray(names.map(jsonString))] as const] : []), ['data', data]]);
    return;
  }
  const keys = names ?? rows[0]?.map((_, index) => String(index)) ?? [];
  const records = jsonArray(
    rows.map((row) => jsonObject(keys.map((key, index) => [key, row[index] ?? jsonString('')]))),
  );
  if (envelope !== 'dataframe_records' && names === undefined) yield data;
  yield records;
}

/** Undefined for what is no table of rows of one length with a text for each column. */
function tableOf(split: JsonNode | undefined): Table | undefined {
  if (split?.kind !== 'object') return undefined;
  const parts = dictOf(split);
  const [columns, data] = [parts.get('columns')?.value, parts.get('data')?.value];
  if (data?.kind !== 'array') return undefined;
  const rows = data.items.map((row) => (row.kind === 'array' ? row.items : []));
  const names = columns === undefined ? undefined : namesOf(columns);
  const width = names?.length ?? rows[0]?.length ?? 0;
  const isWhole = rows.length > 0 && width > 0 && rows.every(({ length }) => length === width);
  return isWhole ? { names, rows } : undefined;
}

/** Undefined also for names that are numbers: those are positions. */
function namesOf(columns: JsonNode): readonly string[] | undefined {
  if (columns.kind !== 'array') return undefined;
  const names = columns.items.map((name) => (name.kind === 'string' ? name.value : undefined));
  return names.every((name) => name !== undefined) ? names : undefined;
}

function tableOfRecords(list: JsonNode | undefined): Table | undefined {
  if (list?.kind !== 'array') return undefined;
  const records = list.items.map((item) => (item.kind === 'object' ? dictOf(item) : undefined));
  const names = [...(records[0]?.keys() ?? [])];
  const rows = records.map((record) => names.flatMap((name) => record?.get(name)?.value ?? []));
  return names.length > 0 && rows.every(({ length }) => length === names.length) ? { names, rows } : undefined;
}
