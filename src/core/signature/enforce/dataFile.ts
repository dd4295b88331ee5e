import type { Span } from '../../base/span.ts';
import { dictOf, type JsonArray, type JsonMember, type JsonNode, type JsonObject } from '../json/jsonNode.ts';
import { readJson, type JsonProblem } from '../json/readJson.ts';

/** What a data file holds, by its form. */
export type DataFile =
  /** A request of the scoring server, as it is sent. */
  | { readonly kind: 'request'; readonly root: JsonObject }
  /** `{"columns": […], "data": […]}` */
  | { readonly kind: 'split'; readonly root: JsonObject }
  /** A list of objects, or a line for each. */
  | { readonly kind: 'records'; readonly root: JsonArray }
  | { readonly kind: 'value'; readonly root: JsonNode };

export type DataRead =
  | { readonly kind: 'read'; readonly data: DataFile }
  | { readonly kind: 'refused'; readonly problems: readonly Pick<JsonProblem, 'message' | 'at'>[] };

/** Of lines of JSON each is read on its own, and a problem stands at its place in the whole file. */
export function readData(text: string, isLines: boolean): DataRead {
  if (isLines) return readLines(text);
  const { root, problems, isRefused } = readJson(text, { allowBom: true });
  if (isRefused || root === undefined) return { kind: 'refused', problems };
  return { kind: 'read', data: formOf(root) };
}

/** Keys of MLflow 3.17.2's scoring server: one of the first four, or any of those that language models are asked with. */
const requestKeys = ['inputs', 'instances', 'dataframe_split', 'dataframe_records', 'messages', 'prompt', 'input'];

function formOf(root: JsonNode): DataFile {
  if (root.kind === 'object') {
    const keys = dictOf(root);
    if (requestKeys.some((key) => keys.has(key))) return { kind: 'request', root };
    if (keys.get('data')?.value.kind === 'array') return { kind: 'split', root };
  }
  const isTable = root.kind === 'array' && root.items.length > 0 && root.items.every(({ kind }) => kind === 'object');
  return isTable ? { kind: 'records', root } : { kind: 'value', root };
}

function readLines(text: string): DataRead {
  const items: JsonNode[] = [];
  const start = text.startsWith('\ufeff') ? 1 : 0;
  for (let at = start; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    if (line.trim() !== '') {
      const { root, problems, isRefused } = readJson(line);
      if (isRefused || root === undefined) {
        const offset = at;
        return {
          kind: 'refused',
          problems: problems.map((one) => ({ message: one.message, at: movedSpan(one.at, offset) })),
        };
      }
      items.push(moved(root, at));
    }
    at = end + 1;
  }
  return {
    kind: 'read',
    data: { kind: 'records', root: { kind: 'array', span: { start: 0, end: text.length }, items } },
  };
}

/** The same node further on in a text. */
function moved<Node extends JsonNode>(node: Node, offset: number): Node;
function moved(node: JsonNode, offset: number): JsonNode {
  const span = movedSpan(node.span, offset);
  if (node.kind === 'array') return { ...node, span, items: node.items.map((item) => moved(item, offset)) };
  if (node.kind === 'object')
    return { ...node, span, members: node.members.map((member) => movedMember(member, offset)) };
  return { ...node, span };
}

function movedMember({ key, value }: JsonMember, offset: number): JsonMember {
  return { key: moved(key, offset), value: moved(value, offset) };
}

function movedSpan({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

/** The request that carries the data: what a client sends to the scoring server. */
export function requestOf({ kind, root }: DataFile): JsonObject {
  if (kind === 'request') return root;
  const name = { split: 'dataframe_split', records: 'dataframe_records', value: 'inputs' }[kind];
  const key = { kind: 'string', value: name, span: { start: root.span.start, end: root.span.start } } as const;
  return { kind: 'object', span: root.span, members: [{ key, value: root }] };
}
