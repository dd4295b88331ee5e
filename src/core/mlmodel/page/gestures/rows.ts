import type { Span } from '../../../base/span.ts';
import { memberOf, valueOf } from '../../../signature/grammar/members.ts';
import { dictOf, type JsonMember, type JsonNode, type JsonObject } from '../../../signature/json/jsonNode.ts';
import { readJson } from '../../../signature/json/readJson.ts';
import type { SignaturePart } from '../../document.ts';
import type { RowPath, SignatureRow } from '../modelPage.ts';
import { spanOf, type PlacedObject } from './members.ts';

/** A row as it is written. What MLflow refuses of it may be there all the same: a gesture may be what mends it. */
export interface Row extends PlacedObject {
  readonly kind: SignatureRow['kind'];
  readonly path: RowPath;
  /** From the base on: the spans of the object are in it. */
  readonly text: string;
  /** `null`: without one. A name that is no text is as JSON writes it. */
  readonly name: string | null;
  /** The property itself, its key included. */
  readonly member: JsonMember | undefined;
}

/** Rows beside one another: those of the part itself, or those of one object. */
export interface Siblings {
  readonly kind: Row['kind'];
  /** The list or object around them, in the JSON of the part. */
  readonly span: Span;
  /** Each row in the JSON of the part. */
  readonly pieces: readonly Span[];
  readonly names: readonly (string | null)[];
  /** A property is written twice, so that the text and the rows differ. */
  readonly isTwice: boolean;
}

/** The rows of a part, each read when it is asked for. */
export interface PartRows {
  readonly part: SignaturePart;
  /** Undefined where no object is there. */
  siblings(parent: RowPath): Siblings | undefined;
  row(path: RowPath): Row | undefined;
}

/** Undefined where the JSON is no list, or none that Python reads. */
export function rowsOf(part: SignaturePart): PartRows | undefined {
  const whole = topSiblings(part);
  if (!whole) return undefined;
  const tops = new Map<number, Row | undefined>();
  const opened = new WeakMap<JsonObject, Opened | undefined>();

  const top = (index: number): Row | undefined => {
    if (!tops.has(index)) tops.set(index, topRow(part, whole, index));
    return tops.get(index);
  };
  const open = (path: RowPath): Opened | undefined => {
    const row = rowAt(path);
    if (!row) return undefined;
    if (!opened.has(row.object)) opened.set(row.object, openRow(row));
    return opened.get(row.object);
  };
  const rowAt = (path: RowPath): Row | undefined => {
    const index = path.at(-1);
    if (index === undefined || path.length > deepest) return undefined;
    if (path.length === 1) return top(index);
    const inside = open(path.slice(0, -1));
    const member = inside?.members[index];
    if (!inside || member?.value.kind !== 'object') return undefined;
    const { base, text } = inside;
    return { kind: 'property', path, name: member.key.value, member, object: member.value, base, text };
  };
  return {
    part,
    row: rowAt,
    siblings: (parent) => (parent.length === 0 ? whole : open(parent)?.siblings),
  };
}

/** Levels of rows. */
const deepest = 200;

/** The JSON is only read as a whole where MLflow refuses something in it: what was read before knows the rows otherwise. */
function topSiblings(part: SignaturePart): Siblings | undefined {
  const { json, schema, params, problems } = part;
  const specs = schema?.specs ?? params;
  const kind = part.name === 'params' ? 'param' : schema?.kind === 'tensors' ? 'tensor' : 'column';
  if (specs && specs.length > 0 && problems.every(({ isRefused }) => !isRefused)) {
    const span = { start: json.indexOf('['), end: json.lastIndexOf(']') + 1 };
    const names = specs.map(({ name }) => (name ? textOf(json, name) : null));
    return { kind, span, pieces: specs.map((spec) => spec.span), names, isTwice: false };
  }
  const { root, isRefused } = readJson(json);
  if (isRefused || root?.kind !== 'array') return undefined;
  const names = root.items.map((item) => (item.kind === 'object' ? nameOf(json, item) : null));
  return { kind, span: root.span, pieces: root.items.map(({ span }) => span), names, isTwice: false };
}

function topRow(part: SignaturePart, siblings: Siblings, index: number): Row | undefined {
  const piece = siblings.pieces[index];
  if (!piece) return undefined;
  const text = part.json.slice(piece.start, piece.end);
  const { root: object } = readJson(text);
  if (object?.kind !== 'object') return undefined;
  const kind = part.name === 'params' ? 'param' : wordOf(object) === 'tensor' ? 'tensor' : 'column';
  return { kind, path: [index], name: nameOf(text, object), member: undefined, object, base: piece.start, text };
}

function nameOf(json: string, object: JsonObject): string | null {
  const name = valueOf(object, 'name');
  return name && name.kind !== 'null' ? textOf(json, name) : null;
}

function textOf(json: string, node: JsonNode): string {
  return node.kind === 'string' ? node.value : json.slice(node.span.start, node.span.end);
}

interface Opened {
  readonly siblings: Siblings;
  readonly base: number;
  readonly text: string;
  readonly members: readonly JsonMember[];
}

/** The properties of the object that a row holds, whatever is around it. As Python has them: the last of those with one name. */
function openRow({ object, base, text }: Row): Opened | undefined {
  const node = propertiesIn(object);
  if (!node) return undefined;
  const members = Array.from(dictOf(node).values());
  const shifted = ({ start, end }: Span): Span => ({ start: base + start, end: base + end });
  const siblings: Siblings = {
    kind: 'property',
    span: shifted(node.span),
    pieces: members.map((member) => shifted(spanOf(member))),
    names: members.map(({ key }) => key.value),
    isTwice: members.length < node.members.length,
  };
  return { siblings, base, text, members };
}

const partOf: ReadonlyMap<string | undefined, string> = new Map([
  ['array', 'items'],
  ['map', 'values'],
]);

function propertiesIn(object: JsonObject): JsonObject | undefined {
  let inner = object;
  for (let key = partOf.get(wordOf(inner)); key !== undefined; key = partOf.get(wordOf(inner))) {
    const next = memberOf(inner, key)?.value;
    if (next?.kind !== 'object') return undefined;
    inner = next;
  }
  const properties = wordOf(inner) === 'object' ? valueOf(inner, 'properties') : undefined;
  return properties?.kind === 'object' ? properties : undefined;
}

function wordOf(object: JsonObject): string | undefined {
  const type = valueOf(object, 'type');
  return type?.kind === 'string' ? type.value : undefined;
}
