import { message, type Message } from '../base/message.ts';
import { inside, whereOf, type Change, type ComparedPart, type ComparedPlace } from './compareChange.ts';
import { elementText } from './elementText.ts';
import type { ElementType, Property, ScalarType } from './spec.ts';

/**
 * What differs between two types at one place, at any depth. Inputs and parameters are compared as a caller sees them: what the old type took
 * must be taken. Outputs as a reader sees them: what the new type gives must be what the old type promised.
 */
export function* compareElements(old: ElementType, now: ElementType, place: ComparedPlace): Iterable<Change> {
  const [before, after] = [asArray(old), asArray(now)];
  if (before.kind === 'array' && after.kind === 'array') {
    yield* compareElements(before.items, after.items, inside(place, '[]'));
    return;
  }
  if (before.kind === 'map' && after.kind === 'map') {
    yield* compareElements(before.values, after.values, inside(place, '{}'));
    return;
  }
  if (before.kind === 'object' && after.kind === 'object') {
    yield* compareProperties(before.properties, after.properties, place);
    return;
  }
  const isSame = before.kind === after.kind && (before.kind !== 'scalar' || scalarOf(before) === scalarOf(after));
  if (!isSame) yield typeChange(before, after, place);
}

/** The properties of two objects, which take no property that they do not know. */
function* compareProperties(
  old: readonly Property[],
  now: readonly Property[],
  place: ComparedPlace,
): Iterable<Change> {
  const after = new Map(now.map((property) => [property.name, property]));
  const before = new Set(old.map(({ name }) => name));
  for (const property of old) {
    const at = inside(place, `.${property.name}`);
    const other = after.get(property.name);
    if (other) {
      yield* compareElements(property.type, other.type, at);
      yield* compareRequired(property.isRequired, other.isRequired, at);
    } else {
      const text = texts[place.part].propertyRemoved;
      yield { kind: 'property-removed', ...at, isBreaking: true, message: message(text, { where: whereOf(at) }) };
    }
  }
  for (const property of now) {
    if (before.has(property.name)) continue;
    const at = inside(place, `.${property.name}`);
    const { propertyRequired, propertyOptional } = texts[place.part];
    const text = property.isRequired ? propertyRequired : propertyOptional;
    const isBreaking = property.isRequired && place.part !== 'outputs';
    yield { kind: 'property-added', ...at, isBreaking, message: message(text, { where: whereOf(at) }) };
  }
}

export function* compareRequired(old: boolean, now: boolean, place: ComparedPlace): Iterable<Change> {
  if (old === now) return;
  const { required, optional } = texts[place.part];
  yield {
    kind: 'required-changed',
    ...place,
    isBreaking: now === (place.part !== 'outputs'),
    message: message(now ? required : optional, { where: whereOf(place) }),
    from: old ? 'required' : 'optional',
    to: now ? 'required' : 'optional',
  };
}

/** MLflow takes a `sparkml_vector` for what it is: an array of doubles. */
function asArray(type: ElementType): Exclude<ElementType, { kind: 'vector' }> {
  return type.kind === 'vector' ? { kind: 'array', items: { kind: 'scalar', type: 'double' } } : type;
}

function scalarOf(type: ElementType): ScalarType | undefined {
  return type.kind === 'scalar' ? type.type : undefined;
}

function typeChange(old: ElementType, now: ElementType, place: ComparedPlace): Change {
  const isWider = takes(now, old, place.part);
  const isNarrower = takes(old, now, place.part);
  const isSafe = place.part === 'outputs' ? isNarrower : isWider;
  const [from, to] = [elementText(old), elementText(now)];
  return {
    kind: isWider ? 'type-widened' : isNarrower ? 'type-narrowed' : 'type-changed',
    ...place,
    isBreaking: !isSafe,
    message: isSafe
      ? message(texts[place.part].typeSafe, { where: whereOf(place), from, to })
      : unsafeType(old, now, place),
    from,
    to,
  };
}

function unsafeType(old: ElementType, now: ElementType, place: ComparedPlace): Message {
  const args = { where: whereOf(place), from: elementText(old), to: elementText(now) };
  const isColumn = place.part === 'inputs' && place.path === undefined;
  const isToFloat = scalarOf(now) === 'double' || scalarOf(now) === 'float';
  if (isColumn && scalarOf(old) === 'long' && isToFloat) return message('compareInputTypeInt64', args);
  return message(texts[place.part].typeUnsafe, args);
}

/** Whether whatever fits `narrow` fits `wide`, sent as a table and as JSON, and still is of the kind that is declared. */
function takes(wide: ElementType, narrow: ElementType, part: ComparedPart): boolean {
  if (wide.kind === 'any') return true;
  const [from, to] = [scalarOf(narrow), scalarOf(wide)];
  if (from === undefined || to === undefined) return false;
  return (part === 'params' ? paramWidenings : columnWidenings)[from]?.includes(to) ?? false;
}

/**
 * What MLflow 3.17.2 takes in both of its ways (`_enforce_mlflow_datatype`, `cast_df_types_according_to_schema`): an int64 column is refused for
 * doubles, an int32 column is not.
 */
const columnWidenings: Partial<Record<ScalarType, readonly ScalarType[]>> = {
  integer: ['long', 'double'],
  float: ['double'],
};

/** The conversions of parameters in MLflow 3.17.2 (`DataType` checks of `ParamSpec`). */
const paramWidenings: Partial<Record<ScalarType, readonly ScalarType[]>> = {
  integer: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
};

const texts = {
  inputs: {
    propertyRequired: 'compareInputPropertyRequired',
    propertyOptional: 'compareInputPropertyOptional',
    propertyRemoved: 'compareInputPropertyRemoved',
    typeSafe: 'compareInputTypeSafe',
    typeUnsafe: 'compareInputTypeUnsafe',
    required: 'compareInputRequired',
    optional: 'compareInputOptional',
  },
  outputs: {
    propertyRequired: 'compareOutputPropertyAdded',
    propertyOptional: 'compareOutputPropertyAdded',
    propertyRemoved: 'compareOutputPropertyRemoved',
    typeSafe: 'compareOutputTypeSafe',
    typeUnsafe: 'compareOutputTypeUnsafe',
    required: 'compareOutputRequired',
    optional: 'compareOutputOptional',
  },
  params: {
    propertyRequired: 'compareParamPropertyRequired',
    propertyOptional: 'compareParamPropertyOptional',
    propertyRemoved: 'compareParamPropertyRemoved',
    typeSafe: 'compareParamTypeSafe',
    typeUnsafe: 'compareParamTypeUnsafe',
    required: 'compareParamRequired',
    optional: 'compareParamOptional',
  },
} as const;
