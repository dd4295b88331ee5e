import { specName } from '../../signature/compareSchemas.ts';
import { shapeText } from '../../signature/compareTensors.ts';
import { elementText } from '../../signature/elementText.ts';
import { pythonJson } from '../../signature/pythonJson.ts';
import type { ElementType, ParamSpec, Property, Schema, Signature } from '../../signature/spec.ts';

/**
 * What a signature says, each part of it under a key that the same part has in other signatures: `inputs: price`, `inputs: rows[].price`,
 * `params: limit`. Of a name that is there twice the last one holds, as MLflow 3.17.2 has it.
 */
export function signatureValues({ inputs, outputs, params }: Signature): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  if (inputs) putSchema(values, 'inputs', inputs);
  if (outputs) putSchema(values, 'outputs', outputs);
  for (const [index, param] of (params ?? []).entries())
    putParam(values, `params: ${specName(param.name, index)}`, param);
  return values;
}

function putSchema(values: Map<string, string>, part: string, schema: Schema): void {
  if (schema.kind === 'tensors') {
    for (const [index, { name, dtype, shape }] of schema.specs.entries())
      values.set(`${part}: ${specName(name, index)}`, `${dtype.name} ${shapeText(shape)}`);
    return;
  }
  for (const [index, { name, type, isRequired }] of schema.specs.entries())
    putElement(values, { path: `${part}: ${specName(name, index)}`, type, isRequired });
}

function putParam(values: Map<string, string>, path: string, { type, isList, defaultValue }: ParamSpec): void {
  const word = type.kind === 'scalar' ? type.type : type.kind;
  values.set(path, `${word}${isList ? '[]' : ''} = ${pythonJson(defaultValue)}`);
  if (type.kind !== 'object') return;
  for (const property of type.properties) putElement(values, below(path, property));
}

interface Element {
  readonly path: string;
  readonly type: ElementType;
  readonly isRequired: boolean;
}

/** With what is in objects, however deep: two objects are told apart by their properties only. */
function putElement(values: Map<string, string>, outer: Element): void {
  const open = [outer];
  for (let element = open.pop(); element; element = open.pop()) {
    const { path, type, isRequired } = element;
    values.set(path, `${elementText(type)}${isRequired ? '' : '?'}`);
    const { inner, steps } = innermost(type);
    if (inner.kind !== 'object') continue;
    for (const property of inner.properties.toReversed()) open.push(below(path + steps, property));
  }
}

function below(path: string, { name, type, isRequired }: Property): Element {
  return { path: `${path}.${name}`, type, isRequired };
}

function innermost(type: ElementType): { readonly inner: ElementType; readonly steps: string } {
  let [inner, steps] = [type, ''];
  while (inner.kind === 'array' || inner.kind === 'map') {
    steps += inner.kind === 'array' ? '[]' : '{}';
    inner = inner.kind === 'array' ? inner.items : inner.values;
  }
  return { inner, steps };
}
