import { specName } from '../compareSchemas.ts';
import type { JsonNode } from '../json/jsonNode.ts';
import type { ColumnSpec, Schema, TensorSpec } from '../spec.ts';
import { jsonArray, jsonInteger, jsonObject, jsonString } from './madeJson.ts';
import type { Envelope } from './requestSample.ts';
import { sampleArray, sampleLengths, sampleValue } from './sampleValues.ts';

/** Numbers of a request that a person still can look at; an image of 224 × 224 × 3 has 150,528. */
export const hugest = 200_000;

/** How many values the arrays of a sample hold. */
export function sampleSize({ specs }: Schema): number {
  return specs.reduce(
    (sum, spec) => sum + (spec.kind === 'tensor' ? sampleLengths(spec).reduce((all, length) => all * length, 1) : 1),
    0,
  );
}

/**
 * What could stand in the envelope for the declared inputs, the usual form first. What may be left out is there at first: some of it JSON cannot
 * hold, such as a time inside of an object.
 */
export function* declaredCandidates(envelope: Envelope, schema: Schema): Iterable<JsonNode> {
  if (schema.kind === 'tensors') return yield* tensors(envelope, schema.specs);
  yield* columns(envelope, schema.specs, false);
  yield* columns(envelope, schema.specs, true);
}

function* columns(envelope: Envelope, all: readonly ColumnSpec[], isLeast: boolean): Iterable<JsonNode> {
  const specs = all.filter(({ isRequired, name }) => isRequired || name === undefined || !isLeast);
  const fields = new Map(specs.map((spec, index) => [keyOf(spec, index), sampleValue(spec.type, isLeast)]));
  const cells = [...fields.values()];
  const isNamed = specs[0]?.name !== undefined;
  if (envelope === 'dataframe_split') return yield* splits(specs, [cells]);
  const record = jsonObject(fields);
  if (envelope === 'dataframe_records') return yield jsonArray([record]);
  if (!isNamed && cells.length === 1) yield jsonArray(cells);
  if (!isNamed) yield jsonArray([jsonArray(cells)]);
  yield jsonArray([record]);
  yield jsonObject([...fields].map(([name, cell]) => [name, jsonArray([cell])]));
  yield record;
}

function* tensors(envelope: Envelope, specs: readonly TensorSpec[]): Iterable<JsonNode> {
  const fields = new Map(specs.map((spec, index) => [keyOf(spec, index), spec]));
  const count = Math.max(0, ...specs.map((spec) => sampleLengths(spec)[0] ?? 1));
  const rows = Array.from({ length: count }, () =>
    [...fields].map(([name, spec]) => [name, sampleArray(spec.dtype, sampleLengths(spec).slice(1))] as const),
  );
  const records = jsonArray(rows.map(jsonObject));
  const [only] = specs;
  const isNamed = only?.name !== undefined;
  if (envelope === 'dataframe_records') {
    yield records;
    if (!isNamed && only)
      yield jsonArray(spread(only).map((cells) => jsonObject(cells.map((cell, at) => [String(at), cell]))));
    return;
  }
  if (envelope === 'dataframe_split') {
    yield* splits(
      specs,
      rows.map((row) => row.map(([, cell]) => cell)),
    );
    if (!isNamed && only) yield jsonObject([['data', jsonArray(spread(only).map(jsonArray))]]);
    return;
  }
  if (!isNamed && only) yield sampleArray(only.dtype, sampleLengths(only));
  if (envelope === 'instances' && isNamed) yield records;
  yield jsonObject([...fields].map(([name, spec]) => [name, sampleArray(spec.dtype, sampleLengths(spec))]));
}

/** With the names of the columns, and without where the columns have none. */
function* splits(
  specs: readonly (ColumnSpec | TensorSpec)[],
  rows: readonly (readonly JsonNode[])[],
): Iterable<JsonNode> {
  const data = ['data', jsonArray(rows.map(jsonArray))] as const;
  const names = [...new Set(specs.map(keyOf))];
  if (specs[0]?.name === undefined) {
    yield jsonObject([data]);
    yield jsonObject([['columns', jsonArray(names.map((_, index) => jsonInteger(index)))], data]);
  } else {
    yield jsonObject([['columns', jsonArray(names.map(jsonString))], data]);
  }
}

/** A matrix as the rows of a table. */
function spread(spec: TensorSpec): readonly (readonly JsonNode[])[] {
  const array = sampleArray(spec.dtype, sampleLengths(spec));
  return array.kind === 'array' ? array.items.map((row) => (row.kind === 'array' ? row.items : [row])) : [];
}

/** Columns without names are called by their position, as pandas does. */
function keyOf({ name }: ColumnSpec | TensorSpec, index: number): string {
  return name === undefined ? String(index) : specName(name, index);
}
