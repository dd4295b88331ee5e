import { elementMembers } from '../elementText.ts';
import { pythonJson, pythonString } from '../pythonJson.ts';
import type { ColumnSpec, Schema, TensorSpec } from '../spec.ts';

/** The JSON of `inputs` or `outputs` as MLflow 3.17.2 writes it (`Schema.to_json`), to the character. */
export function writeSignatureJson({ specs }: Schema): string {
  return `[${specs.map((spec) => (spec.kind === 'column' ? columnJson(spec) : tensorJson(spec))).join(', ')}]`;
}

function columnJson({ name, type, isRequired }: ColumnSpec): string {
  const named = name === undefined ? '' : `, "name": ${pythonJson(name)}`;
  return `{${elementMembers(type)}${named}, "required": ${isRequired}}`;
}

function tensorJson({ name, dtype, shape }: TensorSpec): string {
  const named = name === undefined ? '' : `"name": ${pythonJson(name)}, `;
  const lengths = shape.map(pythonJson).join(', ');
  return `{${named}"type": "tensor", "tensor-spec": {"dtype": ${pythonString(dtype.name)}, "shape": [${lengths}]}}`;
}
