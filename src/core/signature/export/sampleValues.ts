import type { JsonNode } from '../json/jsonNode.ts';
import type { ElementType, NumpyType, ParamSpec, ScalarType, TensorSpec } from '../spec.ts';
import { jsonArray, jsonBoolean, jsonFloat, jsonInteger, jsonObject, jsonString } from './madeJson.ts';

/** A value that fits the type, as a request holds it; `isLeast`: without what may be left out. */
export function sampleValue(type: ElementType, isLeast = false): JsonNode {
  switch (type.kind) {
    case 'scalar':
      return scalars[type.type];
    case 'array':
      return jsonArray([sampleValue(type.items, isLeast)]);
    case 'vector':
      return jsonArray([jsonFloat(0.5), jsonFloat(1.5)]);
    case 'map':
      return jsonObject([['key', sampleValue(type.values, isLeast)]]);
    case 'object':
      return jsonObject(
        type.properties
          .filter(({ isRequired }) => isRequired || !isLeast)
          .map(({ name, type: of }) => [name, sampleValue(of, isLeast)]),
      );
    case 'any':
      return jsonString('text');
  }
}

/** The default, or a value of the type where that says nothing. */
export function sampleParam({ type, defaultValue, isList }: ParamSpec): JsonNode {
  if (defaultValue.kind !== 'null') return defaultValue;
  return isList ? jsonArray([sampleValue(type)]) : sampleValue(type);
}

/** Lengths of an array that fits: one where any length does. */
export function sampleLengths({ shape }: TensorSpec): readonly number[] {
  return shape.map((length) => (length.kind === 'integer' && length.value >= 0 ? Number(length.value) : 1));
}

/** An array of these lengths, outermost first. */
export function sampleArray(dtype: NumpyType, lengths: readonly number[]): JsonNode {
  const cell = cells[dtype.kind] ?? scalars.double;
  return lengths.reduceRight<JsonNode>((item, length) => jsonArray(Array.from({ length }, () => item)), cell);
}

/** An item of the samples of a table; binary is sent in base64, dates in ISO 8601. */
const scalars: Readonly<Record<ScalarType, JsonNode>> = {
  boolean: jsonBoolean(true),
  integer: jsonInteger(1),
  long: jsonInteger(1),
  float: jsonFloat(0.5),
  double: jsonFloat(0.5),
  string: jsonString('text'),
  binary: jsonString('Ynl0ZXM='),
  datetime: jsonString('2024-01-31T12:00:00'),
};

const cells: Partial<Record<NumpyType['kind'], JsonNode>> = {
  b: scalars.boolean,
  i: scalars.long,
  u: scalars.long,
  f: scalars.double,
  M: scalars.datetime,
  O: scalars.string,
  S: scalars.string,
  U: scalars.string,
  T: scalars.string,
};
