import { parseTree, type Node } from 'jsonc-parser';
import type { Span } from '../../base/span.ts';
import { isShallow } from './jsonPlace.ts';

/** A string that names a column or parameter in an example. */
export interface ExampleName {
  readonly value: string;
  /** With its quotes. */
  readonly at: Span;
}

export interface ExampleKind {
  /** A request to the scoring server: its data are always inside of a key. */
  readonly isRequest: boolean;
  /** The columns of the signature: in an example that is no request, their names are columns before they are anything else. */
  readonly columns: ReadonlySet<string>;
}

/** Wherever the example is written as MLflow writes it. Empty for what is broken or nested without end. */
export function exampleColumns(text: string, kind: ExampleKind): readonly ExampleName[] {
  const root = parse(text);
  return root ? named(columnsOf(root, kind)) : [];
}

export function exampleParameters(text: string, { isRequest, columns }: ExampleKind): readonly ExampleName[] {
  const root = isRequest || !columns.has('params') ? parse(text) : undefined;
  const params = root && member(root, 'params');
  return params ? named(keys(params)) : [];
}

function parse(text: string): Node | undefined {
  return isShallow(text) ? parseTree(text) : undefined;
}

function named(nodes: readonly Node[]): readonly ExampleName[] {
  return nodes.flatMap(({ value, offset, length }: { value?: unknown; offset: number; length: number }) =>
    typeof value === 'string' ? [{ value, at: { start: offset, end: offset + length } }] : [],
  );
}

/** Keys around the data: of a request, and of an example with parameters. */
const wrappers = ['dataframe_split', 'dataframe_records', 'inputs', 'instances'];

function columnsOf(root: Node, { isRequest, columns }: ExampleKind): readonly Node[] {
  if (root.type === 'array') return (root.children ?? []).flatMap(keys);
  const wrapped = wrappers.filter((key) => isRequest || !columns.has(key)).flatMap((key) => member(root, key) ?? []);
  if (wrapped.length > 0) return wrapped.flatMap((inner) => splitNames(inner) ?? namesOf(inner));
  const isTable = !columns.has('columns') || !columns.has('data');
  return (isTable ? splitNames(root) : undefined) ?? keys(root);
}

function namesOf(node: Node): readonly Node[] {
  return node.type === 'array' ? (node.children ?? []).flatMap(keys) : keys(node);
}

/** `{"columns": […], "data": […]}` */
function splitNames(node: Node): readonly Node[] | undefined {
  const columns = member(node, 'columns');
  return columns?.type === 'array' && member(node, 'data') ? (columns.children ?? []) : undefined;
}

function keys(node: Node): readonly Node[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => property.children?.[0] ?? []);
}

function member(node: Node, key: string): Node | undefined {
  if (node.type !== 'object') return undefined;
  return node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
}
