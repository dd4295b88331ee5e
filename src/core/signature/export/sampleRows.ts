import type { JsonNode } from '../json/jsonNode.ts';
import type { Schema } from '../spec.ts';
import { rowOf } from './fields.ts';
import { jsonArray, jsonObject } from './madeJson.ts';
import { sampleArray, sampleLengths, sampleValue } from './sampleValues.ts';

/** What {@link jsonSchemaText} and {@link pydanticText} describe, filled in: a row of columns, or the arrays. */
export function sampleRows(schema: Schema): readonly JsonNode[] {
  const { isNamed, fields } = rowOf(schema);
  const values = fields.map(({ type }) =>
    type.kind === 'tensor' ? sampleArray(type.spec.dtype, sampleLengths(type.spec)) : sampleValue(type),
  );
  if (isNamed) return [jsonObject(fields.map(({ name }, index) => [name, values[index] ?? jsonArray([])]))];
  const [only] = values;
  return only !== undefined && schema.kind === 'tensors' && values.length === 1 ? [only] : [jsonArray(values)];
}
