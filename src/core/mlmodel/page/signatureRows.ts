import type { Span } from '../../base/span.ts';
import { isTruthy, valueOf } from '../../signature/grammar/members.ts';
import { numpyTypeOfJson } from '../../signature/grammar/numpyDescriptor.ts';
import { dictOf, type JsonNode, type JsonObject } from '../../signature/json/jsonNode.ts';
import { readJson } from '../../signature/json/readJson.ts';
import { scalarTypes, type ColumnSchema } from '../../signature/spec.ts';
import type { SignaturePart } from '../document.ts';
import type { RowPath, SignatureRow } from './modelPage.ts';
import { cutText, longestText } from './shownText.ts';

/** The rows of a part of the signature, and where each of them is written. */
export interface PartRows {
  readonly rows: readonly SignatureRow[];
  /** Of each row, in the JSON: the whole `{…}`; of a property from its name to its end. */
  readonly spans: readonly Span[];
  /** The JSON is a list, whatever is in it. */
  readonly isList: boolean;
}

/** By what was read of the part, which the next version of the text shares where the part is unchanged. */
const known = new WeakMap<object, PartRows>();

/**
 * The rows of a part, depth first. Rows that MLflow 3.17.2 refuses are among them, with what is written of them, so that a person sees what there
 * is to mend; where nothing is refused, paths count in `specs` and `properties` of the schema.
 */
export function rowsOf(part: SignaturePart): PartRows {
  const read = part.schema ?? part.params ?? part;
  const before = known.get(read);
  if (before !== undefined) return before;
  const made = plainRows(part) ?? writtenRows(part);
  known.set(read, made);
  return made;
}

/** The index of a row among the rows; undefined where there is none of that path. */
export function rowIndex({ rows }: PartRows, path: RowPath): number | undefined {
  let level = 0;
  for (let index = 0; index < rows.length;) {
    const row = rows[index];
    if (row === undefined || row.path.length !== level + 1) return undefined;
    const isOnWay = row.path[level] === path[level];
    if (isOnWay && ++level === path.length) return index;
    index += isOnWay ? 1 : row.inside + 1;
  }
  return undefined;
}

/** Of columns of simple types only, which is what most signatures with thousands of them have: their JSON need not be read again. */
function plainRows({ schema, problems }: SignaturePart): PartRows | undefined {
  if (schema?.kind !== 'columns' || problems.some(({ isRefused }) => isRefused) || !isPlain(schema)) return undefined;
  const rows = schema.specs.map(({ name, type, isRequired }, index): SignatureRow => {
    const shown = name?.kind === 'string' ? cutText(name.value) : null;
    const written = type.kind === 'scalar' ? type.type : '';
    return { ...nothing, path: [index], name: shown, kind: 'column', type: written, isRequired };
  });
  return { rows, spans: schema.specs.map(({ span }) => span), isList: true };
}

function isPlain({ specs }: ColumnSchema): boolean {
  return specs.every(({ name, type }) => type.kind === 'scalar' && (name === undefined || name.kind === 'string'));
}

const nothing = { shape: null, default: null, inside: 0 } as const;

interface Draft {
  readonly part: SignaturePart;
  readonly rows: SignatureRow[];
  readonly spans: Span[];
}

function writtenRows(part: SignaturePart): PartRows {
  const { root } = readJson(part.json);
  const draft: Draft = { part, rows: [], spans: [] };
  const items = root?.kind === 'array' ? root.items : [];
  for (const [index, item] of items.entries()) {
    if (item.kind === 'object') pushRow(draft, specRow(part, item, [index]), item.span, item);
  }
  return { rows: draft.rows, spans: draft.spans, isList: root?.kind === 'array' };
}

/** Objects within objects that have rows: a gesture cannot name a row that is deeper. */
const deepest = 200;

function pushRow(draft: Draft, row: SignatureRow, span: Span, held: JsonObject): void {
  const { part, rows, spans } = draft;
  const at = rows.push(row) - 1;
  spans.push(span);
  const properties = row.path.length < deepest ? propertiesIn(held) : undefined;
  if (properties === undefined) return;
  // as Python's dict has them: of a property that is written twice, the last one at the place of the first
  let index = 0;
  for (const { key, value } of dictOf(properties).values()) {
    const at = { start: key.span.start, end: value.span.end };
    const path = [...row.path, index++];
    if (value.kind === 'object') pushRow(draft, propertyRow(part, key.value, value, path), at, value);
    else {
      rows.push({
        ...nothing,
        path,
        name: cutText(key.value),
        kind: 'property',
        type: jsonShown(part, value),
        isRequired: true,
      });
      spans.push(at);
    }
  }
  rows[at] = { ...row, inside: rows.length - at - 1 };
}

function specRow(part: SignaturePart, object: JsonObject, path: RowPath): SignatureRow {
  const name = valueOf(object, 'name');
  if (part.name === 'params') return paramRow(part, object, path);
  const base = { ...nothing, path, name: name && name.kind !== 'null' ? jsonShown(part, name) : null };
  if (wordOf(object) !== 'tensor')
    return { ...base, kind: 'column', type: typeText(part, object), isRequired: isRequired(object, false) };
  const spec = valueOf(object, 'tensor-spec');
  const [dtype, shape] = spec?.kind === 'object' ? [valueOf(spec, 'dtype'), valueOf(spec, 'shape')] : [];
  return {
    ...base,
    kind: 'tensor',
    type: dtype ? cutText(numpyTypeOfJson(dtype)?.name ?? jsonShown(part, dtype)) : '',
    isRequired: null,
    shape: shape ? shapeText(part, shape) : null,
  };
}

/** Null is a name as well, and of two types the first that is true counts (MLflow 3.17.2). */
function paramRow(part: SignaturePart, object: JsonObject, path: RowPath): SignatureRow {
  const [name, shape, defaultValue] = ['name', 'shape', 'default'].map((key) => valueOf(object, key));
  const [type, dtype] = [valueOf(object, 'type'), valueOf(object, 'dtype')];
  const isDtype = dtype !== undefined && !(type && isTruthy(type));
  return {
    path,
    name: name ? jsonShown(part, name) : null,
    kind: 'param',
    type: isDtype ? jsonShown(part, dtype) : typeText(part, object),
    isRequired: null,
    shape: shape && shape.kind !== 'null' ? shapeText(part, shape) : null,
    default: defaultValue ? jsonWritten(part, defaultValue) : null,
    inside: 0,
  };
}

function propertyRow(part: SignaturePart, name: string, object: JsonObject, path: RowPath): SignatureRow {
  return {
    ...nothing,
    path,
    name: cutText(name),
    kind: 'property',
    type: typeText(part, object),
    isRequired: isRequired(object, true),
  };
}

/** Where nothing is said, scalars and properties are required, other columns are not (MLflow 3.17.2). */
function isRequired(object: JsonObject, isProperty: boolean): boolean {
  const required = valueOf(object, 'required');
  return required ? isTruthy(required) : isProperty || scalars.has(wordOf(object) ?? '');
}

const scalars: ReadonlySet<string> = new Set(scalarTypes);
const parts: ReadonlyMap<string | undefined, string> = new Map([
  ['array', 'items'],
  ['map', 'values'],
]);

function wordOf(object: JsonObject): string | undefined {
  const type = valueOf(object, 'type');
  return type?.kind === 'string' ? type.value : undefined;
}

/** The object in the arrays and maps that a type is made of, and the words of these. */
function unwrapped(object: JsonObject): { readonly inner: JsonNode | undefined; readonly wrappers: readonly string[] } {
  const wrappers: string[] = [];
  let inner: JsonNode | undefined = object;
  while (inner?.kind === 'object') {
    const word = wordOf(inner);
    const key = parts.get(word);
    if (word === undefined || key === undefined) break;
    wrappers.push(word);
    inner = valueOf(inner, key);
  }
  return { inner, wrappers };
}

/** As `writeTypeText` writes what MLflow reads, and what is written where that is no type. */
function typeText(part: SignaturePart, object: JsonObject): string {
  const { inner, wrappers } = unwrapped(object);
  const type = inner?.kind === 'object' ? valueOf(inner, 'type') : inner;
  const word = type ? jsonShown(part, type) : '';
  // a map of vectors is a vector itself (MLflow 3.17.2)
  const around = word === 'sparkml_vector' && wrappers.at(-1) === 'map' ? wrappers.slice(0, -1) : wrappers;
  return cutText(`${around.map((wrapper) => `${wrapper}<`).join('')}${word}${'>'.repeat(around.length)}`, longestType);
}

/** UTF-16 units: a type that MLflow reads is never as long, so that it is never cut. */
const longestType = 8000;

function propertiesIn(object: JsonObject): JsonObject | undefined {
  const { inner } = unwrapped(object);
  const properties = inner?.kind === 'object' && wordOf(inner) === 'object' ? valueOf(inner, 'properties') : undefined;
  return properties?.kind === 'object' ? properties : undefined;
}

function jsonShown(part: SignaturePart, node: JsonNode): string {
  return node.kind === 'string' ? cutText(node.value) : jsonWritten(part, node);
}

/** As it is written: Python and JavaScript do not write each number alike. */
function jsonWritten({ json }: SignaturePart, { span: { start, end } }: JsonNode): string {
  return cutText(json.slice(start, Math.min(end, start + longestText + 1)));
}

/** Dimensions of a shape that are looked at: no more of them can be shown anyway. */
const mostDimensions = 1000;

function shapeText(part: SignaturePart, shape: JsonNode): string {
  if (shape.kind !== 'array') return jsonWritten(part, shape);
  const shown = shape.items.slice(0, mostDimensions).map((size) => jsonWritten(part, size));
  return cutText(`(${shown.join(', ')}${shape.items.length > shown.length ? ', …' : ''})`);
}
