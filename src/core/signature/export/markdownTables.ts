import { message, type Message } from '../../base/message.ts';
import { shapeText } from '../compareTensors.ts';
import { elementText } from '../elementText.ts';
import { pythonJson } from '../pythonJson.ts';
import type { ElementType, Schema, Signature } from '../spec.ts';
import { paramFields, rowOf, type Field } from './fields.ts';

type Say = (text: Message) => string;

/** The signature as tables for documentation; nested properties stand under their column by their path: `rows[].price`. */
export function markdownText({ inputs, outputs, params }: Signature, say: Say): string {
  const heads = [say(message('exportColumnName')), say(message('exportColumnType'))];
  const defined = paramFields(params ?? []);
  const texts = [
    ...(inputs ? [schemaText(say(message('exportHeadInputs')), inputs, heads, say)] : []),
    ...(outputs ? [schemaText(say(message('exportHeadOutputs')), outputs, heads, say)] : []),
    ...(defined.length > 0
      ? [
          tableText(
            say(message('exportHeadParams')),
            [...heads, say(message('exportColumnDefault'))],
            defined.map(({ name, type, spec }) => [name, textOf(type), pythonJson(spec.defaultValue)]),
          ),
        ]
      : []),
  ];
  return texts.join('\n');
}

function schemaText(head: string, schema: Schema, heads: readonly string[], say: Say): string {
  const { isNamed, fields } = rowOf(schema);
  const unnamed = say(message('exportUnnamed'));
  const called = isNamed ? fields : fields.map((field) => ({ ...field, name: unnamed }));
  if (schema.kind === 'tensors') {
    const rows = called.map(({ name, type }) =>
      type.kind === 'tensor' ? [name, type.spec.dtype.name, shapeText(type.spec.shape)] : [],
    );
    return tableText(head, [...heads, say(message('exportColumnShape'))], rows);
  }
  const rows = called.flatMap((field) => [...nestedRows(field, say)]);
  return tableText(head, [...heads, say(message('exportColumnRequired'))], rows);
}

function* nestedRows({ name, type, isRequired }: Field, say: Say): Iterable<readonly string[]> {
  yield [name, textOf(type), say(message(isRequired ? 'exportYes' : 'exportNo'))];
  let [path, inner] = [name, type];
  while (inner.kind === 'array' || inner.kind === 'map') {
    path += inner.kind === 'array' ? '[]' : '{}';
    inner = inner.kind === 'array' ? inner.items : inner.values;
  }
  if (inner.kind !== 'object') return;
  for (const property of inner.properties) yield* nestedRows({ ...property, name: `${path}.${property.name}` }, say);
}

function textOf(type: Field['type']): string {
  return type.kind === 'tensor' ? type.spec.dtype.name : elementText(type satisfies ElementType);
}

function tableText(head: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |\n`;
  return `## ${plain(head)}\n\n${line(heads)}|${' --- |'.repeat(heads.length)}\n${rows.map(line).join('')}`;
}

/** Text that Markdown takes for nothing else, on one line. */
export function plain(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[\\`*_[\]<>|&#~$]/g, String.raw`\$&`);
}
