import type { JsonNode } from '../json/jsonNode.ts';
import type { ScalarType, Signature, TensorSpec } from '../spec.ts';
import { paramFields, rowOf, type Field, type FieldType, type ParamField, type Row } from './fields.ts';
import { json, layJson } from './layJson.ts';
import { jsonArray, jsonBoolean, jsonInteger, jsonObject, jsonString } from './madeJson.ts';

type Members = readonly (readonly [string, JsonNode])[];

/**
 * JSON Schema (draft 2020-12) of one row of the inputs as `dataframe_records` holds it, or of the arrays of `inputs`; parameters stand under
 * `$defs`. It says what is declared: MLflow 3.17.2 converts some other values, too.
 */
export function jsonSchemaText({ inputs, params }: Signature): string {
  const row = inputs && rowOf(inputs);
  const defined = paramFields(params ?? []);
  const schema = jsonObject([
    ['$schema', jsonString('https://json-schema.org/draft/2020-12/schema')],
    ...(row ? rowMembers(row) : []),
    ...(defined.length > 0 ? [['$defs', jsonObject([['params', paramsSchema(defined)]])] as const] : []),
  ]);
  return `${layJson(schema, json)}\n`;
}

/** MLflow ignores columns that it does not know. */
function rowMembers({ isNamed, fields }: Row): Members {
  if (isNamed) return objectMembers(fields, true);
  const [only] = fields;
  if (fields.length === 1 && only?.type.kind === 'tensor') return membersOf(only.type);
  const items = fields.map(({ type }) => jsonObject(membersOf(type)));
  return [
    ['type', jsonString('array')],
    ['prefixItems', jsonArray(items)],
    ['minItems', jsonInteger(items.length)],
  ];
}

function objectMembers(fields: readonly Field[], takesMore: boolean): Members {
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => jsonString(name));
  return [
    ['type', jsonString('object')],
    ['properties', jsonObject(fields.map(({ name, type }) => [name, jsonObject(membersOf(type))]))],
    ...(required.length > 0 ? [['required', jsonArray(required)] as const] : []),
    ['additionalProperties', jsonBoolean(takesMore)],
  ];
}

function membersOf(type: FieldType): Members {
  switch (type.kind) {
    case 'scalar':
      return scalars[type.type];
    case 'array':
      return listOf(membersOf(type.items));
    case 'vector':
      return listOf(scalars.double);
    case 'map':
      return [
        ['type', jsonString('object')],
        ['additionalProperties', jsonObject(membersOf(type.values))],
      ];
    case 'object':
      return objectMembers(type.properties, false);
    case 'any':
      return [];
    case 'tensor':
      return tensorMembers(type.spec);
  }
}

/** Only the outermost length of a tensor may be left open by MLflow's own tools, but every one may be -1. */
function tensorMembers({ dtype, shape }: TensorSpec): Members {
  const cell: Members = dtypes[dtype.kind] ?? [];
  return shape.reduceRight<Members>((items, length) => {
    const isFixed = length.kind === 'integer' && length.value >= 0;
    const count = isFixed ? jsonInteger(length.value) : undefined;
    return [...listOf(items), ...(count ? [['minItems', count] as const, ['maxItems', count] as const] : [])];
  }, cell);
}

function listOf(items: Members): Members {
  return [
    ['type', jsonString('array')],
    ['items', jsonObject(items)],
  ];
}

function paramsSchema(fields: readonly ParamField[]): JsonNode {
  const properties = fields.map(
    ({ name, type, spec }) =>
      [name, jsonObject([...paramMembers(type, spec.defaultValue), ['default', spec.defaultValue]])] as const,
  );
  return jsonObject([
    ['type', jsonString('object')],
    ['properties', jsonObject(properties)],
    ['additionalProperties', jsonBoolean(true)],
  ]);
}

/** A parameter whose default is null may be sent as null; of whole numbers MLflow takes any size. */
function paramMembers(type: FieldType, defaultValue: JsonNode): Members {
  if (defaultValue.kind === 'null') return [];
  if (type.kind === 'array') return listOf(paramMembers(type.items, jsonBoolean(true)));
  const isWhole = type.kind === 'scalar' && (type.type === 'integer' || type.type === 'long');
  return isWhole ? integer : membersOf(type);
}

const scalars: Readonly<Record<ScalarType, Members>> = {
  boolean: [['type', jsonString('boolean')]],
  integer: whole(-(2 ** 31), 2 ** 31 - 1),
  long: whole(-(2n ** 63n), 2n ** 63n - 1n),
  float: [['type', jsonString('number')]],
  double: [['type', jsonString('number')]],
  string: [['type', jsonString('string')]],
  binary: [
    ['type', jsonString('string')],
    ['contentEncoding', jsonString('base64')],
  ],
  // no format: what MLflow takes need not have a zone, and some checkers would refuse it then
  datetime: [
    ['type', jsonString('string')],
    ['description', jsonString('ISO 8601')],
  ],
};

function whole(least: number | bigint, most: number | bigint): Members {
  return [
    ['type', jsonString('integer')],
    ['minimum', jsonInteger(least)],
    ['maximum', jsonInteger(most)],
  ];
}

const number: Members = [['type', jsonString('number')]];
const integer: Members = [['type', jsonString('integer')]];
const text: Members = [['type', jsonString('string')]];

const dtypes: Readonly<Record<string, Members>> = {
  b: scalars.boolean,
  i: integer,
  u: integer,
  f: number,
  S: text,
  U: text,
  T: text,
};
