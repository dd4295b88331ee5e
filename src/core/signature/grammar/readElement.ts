import { message } from '../../base/message.ts';
import type { JsonNode, JsonObject } from '../json/jsonNode.ts';
import { dictOf } from '../json/jsonNode.ts';
import type { SignatureCode } from '../problem.ts';
import type { ElementType, Property, ScalarType } from '../spec.ts';
import { scalarTypes } from '../spec.ts';
import { addMember, replaceValue } from './fixes.ts';
import { checkKeys } from './keyProblems.ts';
import { isTruthy, valueOf } from './members.ts';
import type { Reading } from './reading.ts';
import { refuse, remark, shorten, written } from './reading.ts';
import { nestedTypes, typeSpelling } from './typeSpelling.ts';

/** Where a type stands decides what else is in its object, and which types it can be. */
export type Place = 'column' | 'param' | 'property' | 'part';

/**
 * How many Python calls may be inside one another while types are read: an array or map takes one, an object three. What
 * is left of Python's 1000 when a plain script calls `Model.load` of MLflow 3.17.2.
 */
const mostCalls = 985;

/** The type that an object with `type` says; undefined where MLflow 3.17.2 refuses it. */
export function readElement(reading: Reading, object: JsonObject, place: Place, calls = 0): ElementType | undefined {
  const type = valueOf(object, 'type');
  if (!type) return refuseMissingType(reading, object, place);
  if (type.kind === 'string' && isType(type.value)) return readAs(reading, object, type.value, place, calls);
  return refuseType(reading, object, type, place, calls);
}

type TypeName = ScalarType | (typeof nestedTypes)[number];

function isType(type: string): type is TypeName {
  return isScalar(type) || readers.has(type);
}

function readAs(
  reading: Reading,
  object: JsonObject,
  type: TypeName,
  place: Place,
  calls: number,
): ElementType | undefined {
  const nested = readers.get(type);
  if (nested) {
    if (calls + nested.calls > mostCalls)
      return refuse(reading, 'signature-json', valueOf(object, 'type')?.span ?? object.span, message('grammarTooDeep'));
    const known = nested.part === undefined ? keysOf[place] : [nested.part, ...keysOf[place]];
    const isCalled = place === 'column' || nested.part !== undefined;
    checkKeys(reading, object, { known, refused: isCalled ? 'cls' : 'none' });
    return nested.read(reading, object, calls + nested.calls);
  }
  checkKeys(reading, object, { known: keysOf[place], refused: place === 'column' ? 'all' : 'none' });
  return isScalar(type) ? scalars[type] : undefined;
}

export function isScalar(type: string): type is ScalarType {
  return (scalarTypes as readonly string[]).includes(type);
}

const keysOf: Readonly<Record<Place, readonly string[]>> = {
  column: ['type', 'name', 'required'],
  param: ['type', 'name', 'dtype', 'default', 'shape'],
  property: ['type', 'required'],
  part: ['type'],
};

const scalars = Object.fromEntries(scalarTypes.map((type) => [type, { kind: 'scalar', type }])) as unknown as Readonly<
  Record<ScalarType, ElementType>
>;

interface NestedReader {
  /** The key that the type needs. */
  readonly part?: string;
  readonly calls: number;
  read(reading: Reading, object: JsonObject, calls: number): ElementType | undefined;
}

const readers: ReadonlyMap<string, NestedReader> = new Map<string, NestedReader>([
  ['array', { part: 'items', calls: 1, read: readArray }],
  ['object', { part: 'properties', calls: 3, read: readObject }],
  ['map', { part: 'values', calls: 1, read: readMap }],
  ['sparkml_vector', { calls: 0, read: () => ({ kind: 'vector' }) }],
  ['any', { calls: 0, read: () => ({ kind: 'any' }) }],
]);

/** What else is there tells which type is meant; where nothing does, it may be any. */
function refuseMissingType(reading: Reading, object: JsonObject, place: Place): undefined {
  const nested = nestedTypes.find((name) => {
    const part = readers.get(name)?.part;
    return part !== undefined && valueOf(object, part) !== undefined;
  });
  const likely = place === 'column' && valueOf(object, 'tensor-spec') ? 'tensor' : nested;
  const types = likely === undefined ? ['string', 'double', 'long'] : [likely];
  const guesses = types.map((type) => addMember(object, 'type', JSON.stringify(type)));
  return refuse(reading, 'signature-type-missing', object.span, message('grammarTypeMissing'), guesses);
}

/** What else is in the object is read as of the type that was meant; where none is, nothing more can be said of it. */
function refuseType(reading: Reading, object: JsonObject, type: JsonNode, place: Place, calls: number): undefined {
  const code: SignatureCode = 'signature-type-unknown';
  if (type.kind !== 'string')
    return refuse(reading, code, type.span, message('grammarTypeNoText', { found: written(reading, type) }));
  if (type.value === 'tensor') return refuse(reading, code, type.span, message('grammarTypeTensorInside'));
  // A nested type can only have been meant where what it needs is there.
  const possible = nestedTypes.filter((name) => {
    if (name === 'sparkml_vector' && place === 'property') return false;
    const part = readers.get(name)?.part;
    return part === undefined || valueOf(object, part) !== undefined;
  });
  const spelling = typeSpelling(type.value, [...scalarTypes, ...possible]);
  const shown = shorten(type.value);
  if (!spelling) {
    const args = { type: shown, known: [...scalarTypes, ...nestedTypes].join(', ') };
    return refuse(reading, code, type.span, message('grammarTypeUnknown', args));
  }
  const { right, isCertain } = spelling;
  const text = message('grammarTypeMeant', { type: shown, meant: right });
  refuse(reading, code, type.span, text, [replaceValue(type, JSON.stringify(right), { isPreferred: isCertain })]);
  if (isType(right)) readAs(reading, object, right, place, calls);
  return undefined;
}

function readArray(reading: Reading, object: JsonObject, calls: number): ElementType | undefined {
  const items = valueOf(object, 'items');
  if (!items) {
    const fixes = [addMember(object, 'items', '{"type": "string"}')];
    return refuse(reading, 'signature-part-missing', object.span, message('grammarItemsMissing'), fixes);
  }
  const element = readPart(reading, 'items', items, calls);
  return element && { kind: 'array', items: element };
}

function readMap(reading: Reading, object: JsonObject, calls: number): ElementType | undefined {
  const values = valueOf(object, 'values');
  if (!values) {
    const fixes = [addMember(object, 'values', '{"type": "string"}')];
    return refuse(reading, 'signature-part-missing', object.span, message('grammarValuesMissing'), fixes);
  }
  const element = readPart(reading, 'values', values, calls);
  // MLflow makes a map of vectors the vector itself.
  if (element?.kind === 'vector' && values.kind === 'object' && isVector(values)) return element;
  return element && { kind: 'map', values: element };
}

function readPart(reading: Reading, part: string, node: JsonNode, calls: number): ElementType | undefined {
  if (node.kind === 'object') return readElement(reading, node, 'part', calls);
  const text = message('grammarPartNotObject', { part, found: written(reading, node) });
  return refuse(reading, 'signature-part-invalid', node.span, text, typeObjectFixes(node));
}

/** `"long"` where `{"type": "long"}` is needed. */
function typeObjectFixes(node: JsonNode): ReturnType<typeof replaceValue>[] {
  if (node.kind !== 'string') return [];
  const right = isScalar(node.value) ? node.value : typeSpelling(node.value, scalarTypes)?.right;
  if (right === undefined) return [];
  return [replaceValue(node, `{"type": ${JSON.stringify(right)}}`, { isPreferred: right === node.value })];
}

function readObject(reading: Reading, object: JsonObject, calls: number): ElementType | undefined {
  const node = valueOf(object, 'properties');
  if (!node) return refuse(reading, 'signature-part-missing', object.span, message('grammarPropertiesMissing'));
  const code: SignatureCode = 'signature-part-invalid';
  if (node.kind !== 'object') {
    const text = message('grammarPropertiesNotObject', { found: written(reading, node) });
    return refuse(reading, code, node.span, text);
  }
  if (node.members.length === 0) return refuse(reading, code, node.span, message('grammarPropertiesEmpty'));
  const dict = dictOf(node);
  if (dict.size < node.members.length) checkKeys(reading, node, { known: [...dict.keys()], refused: 'none' });
  const properties: Property[] = [];
  for (const { key, value } of dict.values()) {
    if (key.value === 'cls') refuse(reading, 'signature-key-unknown', key.span, message('grammarPropertyCls'));
    if (value.kind !== 'object') {
      const text = message('grammarPropertyNotObject', { name: shorten(key.value), found: written(reading, value) });
      refuse(reading, code, value.span, text, typeObjectFixes(value));
      continue;
    }
    const type = readElement(reading, value, 'property', calls);
    if (type?.kind === 'vector' && isVector(value)) {
      refuse(
        reading,
        'signature-type-unknown',
        valueOf(value, 'type')?.span ?? value.span,
        message('grammarVectorProperty'),
        [replaceValue(value, '{"type": "array", "items": {"type": "double"}}')],
      );
      continue;
    }
    if (!type) continue;
    const required = valueOf(value, 'required');
    if (required && required.kind !== 'boolean') remarkRequired(reading, required, true);
    properties.push({
      name: key.value,
      type,
      isRequired: required === undefined || isTruthy(required),
      span: { start: key.span.start, end: value.span.end },
    });
  }
  return properties.length > 0 ? { kind: 'object', properties } : undefined;
}

/** Written as such: a map of vectors, which becomes one, is a type of a property. */
function isVector(object: JsonObject): boolean {
  const type = valueOf(object, 'type');
  return type?.kind === 'string' && type.value === 'sparkml_vector';
}

/** To write down what MLflow makes of it changes nothing, but that a column without a name cannot be called optional. */
export function remarkRequired(reading: Reading, required: JsonNode, isNamed: boolean): void {
  const meaning = isTruthy(required);
  const text = message('grammarRequiredKind', { found: written(reading, required), meaning: String(meaning) });
  if (isNegative(required)) {
    const rights = isNamed ? ['false', 'true'] : ['true'];
    const fixes = rights.map((right) => replaceValue(required, right));
    return remark(reading, 'signature-required-odd', required.span, text, fixes, 'warning');
  }
  const isSafe = meaning || isNamed;
  remark(reading, 'signature-required-odd', required.span, text, [
    replaceValue(required, String(isSafe ? meaning : true), { isPreferred: isSafe }),
  ]);
}

/** A text that is true to Python, though whoever wrote it meant the contrary. */
function isNegative(required: JsonNode): boolean {
  return required.kind === 'string' && /^\s*(?:false|no|n|f|off|0|none|null)\s*$/i.test(required.value);
}
