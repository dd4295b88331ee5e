import { elementMembers } from '../../../signature/elementText.ts';
import { memberOf, valueOf } from '../../../signature/grammar/members.ts';
import type { JsonObject } from '../../../signature/json/jsonNode.ts';
import type { ElementType } from '../../../signature/spec.ts';
import { writeTypeText } from '../../../signature/typeText.ts';
import { removeMembers, replaceNode, writeMember, type PlacedObject } from './members.ts';
import type { JsonEdit } from '../../partEdits.ts';

/** Where the object stands that says the type: of a column only MLflow 3.17.2 refuses keys that it does not know. */
export type TypePlace = 'column' | 'property' | 'param';

/**
 * Another type in place of the one that is written. What both have around them stays as it is, and so do the properties of an object that is one
 * before and after.
 */
export function typeEdits(
  placed: PlacedObject,
  place: TypePlace,
  before: ElementType | undefined,
  after: ElementType,
): JsonEdit[] {
  let { object } = placed;
  let [old, wanted] = [before, after];
  while (old && isWrapper(old) && isWrapper(wanted) && old.kind === wanted.kind) {
    const next = valueOf(object, partOf[old.kind]);
    if (next?.kind !== 'object') break;
    object = next;
    [old, wanted] = [insideOf(old), insideOf(wanted)];
  }
  if (old && writeTypeText(old) === writeTypeText(wanted)) return [];
  const at = { object, base: placed.base };
  const isStrict = object === placed.object && place === 'column' && wanted.kind === 'scalar';
  return (old && rewrapped(at, old, wanted)) ?? replaced(at, isStrict, wanted);
}

/** An object that is new has one property: MLflow 3.17.2 refuses one without any. */
export function filled(type: ElementType, isRequired = true): ElementType {
  if (type.kind === 'array') return { kind: 'array', items: filled(type.items, isRequired) };
  if (type.kind === 'map') return { kind: 'map', values: filled(type.values, isRequired) };
  if (type.kind !== 'object' || type.properties.length > 0) return type;
  const property = { name: 'field', type: { kind: 'scalar', type: 'string' }, isRequired, span: { start: 0, end: 0 } };
  return { kind: 'object', properties: [property as (typeof type.properties)[number]] };
}

type Wrapper = Extract<ElementType, { kind: 'array' | 'map' }>;

const partOf = { array: 'items', map: 'values' } as const;
const parts: ReadonlySet<string> = new Set(['items', 'values', 'properties']);

function isWrapper(type: ElementType): type is Wrapper {
  return type.kind === 'array' || type.kind === 'map';
}

function insideOf(type: Wrapper): ElementType {
  return type.kind === 'array' ? type.items : type.values;
}

/** Other arrays and maps around the same object. Undefined where it is not an object both times. */
function rewrapped(at: PlacedObject, before: ElementType, after: ElementType): JsonEdit[] | undefined {
  const [old, wanted] = [wrappersOf(before), wrappersOf(after)];
  if (old.inner.kind !== 'object' || wanted.inner.kind !== 'object') return undefined;
  const { object, base } = at;
  let holder: JsonObject = object;
  for (const wrapper of old.wrappers) {
    const next = valueOf(holder, partOf[wrapper]);
    if (next?.kind !== 'object') return undefined;
    holder = next;
  }
  const [outer] = old.wrappers;
  const properties = memberOf(holder, 'properties');
  const around = outer ? memberOf(object, partOf[outer]) : properties;
  const type = memberOf(object, 'type');
  if (!properties || !around || !type) return undefined;
  const names = [...wanted.wrappers, 'object'];
  const opening = wanted.wrappers.map((wrapper, index) => `"${partOf[wrapper]}": {"type": "${names[index + 1]}", `);
  const span = (start: number, end: number): JsonEdit['at'] => ({ start: base + start, end: base + end });
  return [
    replaceNode(at, type.value, `"${names[0]}"`),
    { at: span(around.key.span.start, properties.key.span.start), text: opening.join('') },
    { at: span(properties.value.span.end, around.value.span.end), text: '}'.repeat(wanted.wrappers.length) },
  ];
}

function wrappersOf(type: ElementType): { readonly wrappers: Wrapper['kind'][]; readonly inner: ElementType } {
  const wrappers: Wrapper['kind'][] = [];
  let inner = type;
  for (; isWrapper(inner); inner = insideOf(inner)) wrappers.push(inner.kind);
  return { wrappers, inner };
}

/** The type with all that belongs to it. A column of a simple type keeps no key that MLflow does not know. */
function replaced(at: PlacedObject, isStrict: boolean, type: ElementType): JsonEdit[] {
  const isGone = (key: string): boolean => parts.has(key) || (isStrict && !scalarKeys.has(key));
  const written = elementMembers(filled(type)).replace(/^"type": /, '');
  return [writeMember(at, 'type', written), ...removeMembers(at, isGone)];
}

const scalarKeys: ReadonlySet<string> = new Set(['type', 'name', 'required']);
