import type { ElementType, ScalarType, Signature } from '../spec.ts';
import { paramFields, rowOf, type Field, type FieldType, type Row } from './fields.ts';
import { json } from './layJson.ts';

/** Types of one row of the inputs (or of the arrays), of the outputs and of the parameters, as JSON holds them. */
export function typescriptText({ inputs, outputs, params }: Signature): string {
  const defined = paramFields(params ?? []);
  const texts = [
    ...(inputs ? [rowText('Input', rowOf(inputs))] : []),
    ...(outputs ? [rowText('Output', rowOf(outputs))] : []),
    ...(defined.length > 0 ? [`export interface Params ${objectText(defined, '')}\n`] : []),
  ];
  return texts.join('\n');
}

function rowText(name: string, { isNamed, fields }: Row): string {
  if (isNamed) return `export interface ${name} ${objectText(fields, '')}\n`;
  const [only] = fields;
  if (fields.length === 1 && only?.type.kind === 'tensor') return `export type ${name} = ${typeText(only.type, '')};\n`;
  return `export type ${name} = [${fields.map(({ type }) => typeText(type, '')).join(', ')}];\n`;
}

function objectText(fields: readonly Field[], indent: string): string {
  if (fields.length === 0) return '{}';
  const inner = `${indent}  `;
  const lines = fields.map(
    ({ name, type, isRequired }) => `${inner}${keyText(name)}${isRequired ? '' : '?'}: ${typeText(type, inner)};\n`,
  );
  return `{\n${lines.join('')}${indent}}`;
}

function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : json.string(name);
}

function typeText(type: FieldType, indent: string): string {
  switch (type.kind) {
    case 'scalar':
      return scalars[type.type];
    case 'array':
      return listText(typeText(type.items, indent));
    case 'vector':
      return listText(scalars.double);
    case 'map':
      return `Record<string, ${typeText(type.values, indent)}>`;
    case 'object':
      return objectText(type.properties satisfies readonly { readonly type: ElementType }[], indent);
    case 'any':
      return 'unknown';
    case 'tensor':
      return `${dtypes[type.spec.dtype.kind] ?? 'unknown'}${'[]'.repeat(type.spec.shape.length)}`;
  }
}

function listText(item: string): string {
  return `${item}[]`;
}

/** Binary is base64, a time ISO 8601; a `long` beyond 2 ** 53 loses digits in JavaScript. */
const scalars: Readonly<Record<ScalarType, string>> = {
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  string: 'string',
  binary: 'string',
  datetime: 'string',
};

const dtypes: Readonly<Record<string, string>> = {
  b: 'boolean',
  i: 'number',
  u: 'number',
  f: 'number',
  S: 'string',
  U: 'string',
  T: 'string',
};
