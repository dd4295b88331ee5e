import { parseTree, type Node } from 'jsonc-parser';
import { message, type Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { SpecName } from '../../signature/spec.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import type { TextEdit } from '../rule.ts';
import { viewOf } from '../rules/modelView.ts';
import { textOf } from '../rules/values.ts';
import type { Siblings } from '../siblings.ts';
import { holds, isShallow, jsonPlaceAt, writtenInside } from './jsonPlace.ts';

/** A column or parameter that can be called otherwise. */
export interface Renamable {
  readonly part: SignaturePart;
  readonly name: string;
  /** In the JSON, with its quotes. */
  readonly span: Span;
  /** In the file, without its quotes. */
  readonly at: Span;
}

export interface FileEdit extends TextEdit {
  /** A sibling; the `MLmodel` file itself when left out. */
  readonly file?: string;
}

export function renamableAt(document: MlmodelDocument, offset: number): Renamable | undefined {
  const place = jsonPlaceAt(document, offset);
  if (!place) return undefined;
  const { part } = place;
  const specs = [...(part.schema?.specs ?? []), ...(part.params ?? [])];
  const spec = specs.find(({ span }) => holds(span, place.offset));
  if (!spec || spec.name?.kind !== 'string') return undefined;
  const { span, value } = spec.name;
  if (value === '') return undefined;
  return { part, name: value, span, at: part.toFile({ start: span.start + 1, end: span.end - 1 }) };
}

/** Why a name cannot be taken, or undefined. */
export function nameProblem({ part, name }: Renamable, wanted: string): Message | undefined {
  if (wanted === '') return message('featureNameEmpty');
  const names: readonly SpecName[] = [...(part.schema?.specs ?? []), ...(part.params ?? [])].map((spec) => spec.name);
  const isTaken = wanted !== name && names.some((one) => one?.kind === 'string' && one.value === wanted);
  return isTaken ? message('featureNameTaken', { name: wanted, part: part.name }) : undefined;
}

/** Of the signature, and of the example files where the name stands for the same column. */
export function renameEdits(
  document: MlmodelDocument,
  siblings: Pick<Siblings, 'text'>,
  renamable: Renamable,
  wanted: string,
): readonly FileEdit[] {
  const { part, span, name } = renamable;
  const json = JSON.stringify(wanted);
  const own: FileEdit = { at: part.toFile(span), text: writtenInside(part.scalar, json) };
  if (part.name === 'outputs') return [own];
  const { exampleInfo } = viewOf(document);
  const files = new Set(
    ['artifact_path', 'serving_input_path'].flatMap((key) => textOf(exampleInfo.get(key)?.value) ?? []),
  );
  const inExamples = [...files].flatMap((file) => {
    const root = parseExample(siblings.text(file));
    const names = root ? (part.name === 'params' ? parameterNames(root) : columnNames(root)) : [];
    return names
      .filter(({ value }) => value === name)
      .map(({ offset, length }): FileEdit => ({ file, at: { start: offset, end: offset + length }, text: json }));
  });
  return [own, ...inExamples];
}

function parseExample(text: string | undefined): Node | undefined {
  return text === undefined || !isShallow(text) ? undefined : parseTree(text);
}

/** Keys around the data: of a request to the scoring server, and of an example with parameters. */
const wrappers = ['dataframe_split', 'dataframe_records', 'inputs', 'instances'];

/** The strings that name columns, wherever the example is written as MLflow writes it. */
function columnNames(node: Node): Node[] {
  if (node.type === 'array') return (node.children ?? []).flatMap(keys);
  const wrapped = wrappers.flatMap((key) => member(node, key) ?? []);
  if (wrapped.length > 0) return wrapped.flatMap((inner) => splitNames(inner) ?? namesOf(inner));
  return splitNames(node) ?? keys(node);
}

function namesOf(node: Node): Node[] {
  return node.type === 'array' ? (node.children ?? []).flatMap(keys) : keys(node);
}

/** `{"columns": […], "data": […]}` */
function splitNames(node: Node): Node[] | undefined {
  const columns = member(node, 'columns');
  return columns?.type === 'array' && member(node, 'data') ? (columns.children ?? []) : undefined;
}

function parameterNames(root: Node): Node[] {
  const params = member(root, 'params');
  return params ? keys(params) : [];
}

function keys(node: Node): Node[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => property.children?.[0] ?? []);
}

function member(node: Node, key: string): Node | undefined {
  if (node.type !== 'object') return undefined;
  return node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
}
