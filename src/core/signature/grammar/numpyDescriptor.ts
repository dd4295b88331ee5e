import type { JsonNode, JsonObject } from '../json/jsonNode.ts';
import type { NumpyType } from '../spec.ts';
import { isTruthy, valueOf } from './members.ts';
import { structOf, voidOf } from './numpyStructured.ts';
import { numpyTypeOf } from './numpyType.ts';

/** What `np.dtype(value)` of numpy 2.4.6 makes of a JSON value; undefined where it raises. */
export function numpyTypeOfJson(node: JsonNode, depth = 0): NumpyType | undefined {
  if (depth > deepest) return undefined;
  if (node.kind === 'string') return numpyTypeOf(node.value);
  if (node.kind === 'null') return numpyTypeOf('float64');
  // A list has to hold tuples, which JSON has not.
  if (node.kind === 'array') return node.items.length === 0 ? voidOf(0) : undefined;
  return node.kind === 'object' ? structOfDict(node, depth) : undefined;
}

const deepest = 100;

/** A struct by `names` and `formats`; any other dict would have to hold tuples. */
function structOfDict(node: JsonObject, depth: number): NumpyType | undefined {
  if (node.members.length === 0) return voidOf(0);
  const names = sequence(valueOf(node, 'names'));
  const formats = sequence(valueOf(node, 'formats'));
  if (!names || !formats || names.length !== formats.length) return undefined;
  const offsets = numbers(valueOf(node, 'offsets'), names.length);
  const titles = titlesOf(valueOf(node, 'titles'), names.length);
  if (offsets === 'invalid' || !titles || !areDistinct([...names, ...titles])) return undefined;
  const fields: NumpyType[] = [];
  for (const format of formats) {
    const field = numpyTypeOfJson(format, depth + 1);
    if (!field) return undefined;
    fields.push(field);
  }
  const end = offsets
    ? Math.max(0, ...fields.map(({ size }, index) => size + (offsets[index] ?? 0)))
    : structOf(fields).size;
  const itemsize = valueOf(node, 'itemsize');
  if (!itemsize || itemsize.kind === 'null') return voidOf(end);
  const size = itemsize.kind === 'integer' ? Number(itemsize.value) : NaN;
  return size >= end && !isAligned(node) ? voidOf(size) : undefined;
}

function isAligned(node: JsonObject): boolean {
  const aligned = valueOf(node, 'aligned');
  return aligned !== undefined && isTruthy(aligned);
}

/** A text is a sequence of its characters. */
function sequence(node: JsonNode | undefined): readonly JsonNode[] | undefined {
  if (node?.kind === 'array') return node.items;
  if (node?.kind !== 'string') return undefined;
  return Array.from(node.value, (value) => ({ kind: 'string', span: node.span, value }));
}

function numbers(node: JsonNode | undefined, count: number): readonly number[] | 'invalid' | undefined {
  if (!node || node.kind === 'null') return undefined;
  if (node.kind !== 'array' || node.items.length !== count) return 'invalid';
  const values = node.items.map((item) => (item.kind === 'integer' ? Number(item.value) : -1));
  return values.every((value) => value >= 0 && value < 2 ** 31) ? values : 'invalid';
}

function titlesOf(node: JsonNode | undefined, count: number): readonly JsonNode[] | undefined {
  if (!node || node.kind === 'null') return [];
  const titles = sequence(node);
  return titles?.length === count ? titles.filter(({ kind }) => kind !== 'null') : undefined;
}

function areDistinct(names: readonly JsonNode[]): boolean {
  const texts = names.flatMap((name) => (name.kind === 'string' ? [name.value] : []));
  return texts.length === names.length && new Set(texts).size === texts.length;
}
