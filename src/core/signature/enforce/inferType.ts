import { message } from '../../base/message.ts';
import type { ElementType, Property } from '../spec.ts';
import { dictEntries, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import type { Value } from './value.ts';

/** The type that MLflow 3.17.2 sees in a JSON value (`_infer_datatype`); throws a Refusal for lists of several types. */
export function inferType(value: Value): ElementType {
  const items = listItems(value);
  const entries = dictEntries(value);
  if (isEmpty(value) || items?.length === 0 || entries?.size === 0) return { kind: 'any' };
  if (entries !== undefined)
    return { kind: 'object', properties: [...entries].map(([name, item]) => inferProperty(name, item)) };
  if (items !== undefined)
    return { kind: 'array', items: items.map(inferType).reduce((left, right) => merge(left, right, value)) };
  return {
    kind: 'scalar',
    type:
      value.kind === 'boolean' || value.kind === 'integer' || value.kind === 'float' ? scalars[value.kind] : 'string',
  };
}

const scalars = { boolean: 'boolean', integer: 'long', float: 'double' } as const;

function isEmpty(value: Value): boolean {
  return value.kind === 'null' || (value.kind === 'float' && Number.isNaN(value.value));
}

function inferProperty(name: string, value: Value): Property {
  const type = inferType(value);
  return { name, type, isRequired: type.kind !== 'any', span: value.span };
}

/** The type of a list that holds both; throws a Refusal where there is none. */
export function merge(left: ElementType, right: ElementType, at: Pick<Value, 'span'>): ElementType {
  if (right.kind === 'any') return optional(left);
  if (left.kind === 'any') return optional(right);
  if (left.kind === 'scalar' && right.kind === 'scalar' && left.type === right.type) return left;
  if (left.kind === 'array' && right.kind === 'array')
    return { kind: 'array', items: merge(left.items, right.items, at) };
  if (left.kind === 'object' && right.kind === 'object')
    return { kind: 'object', properties: mergeProperties(left.properties, right.properties, at) };
  throw new Refusal(message('dataTypesMixed'), at.span);
}

function optional(type: ElementType): ElementType {
  if (type.kind !== 'object') return type;
  return { kind: 'object', properties: type.properties.map((property) => ({ ...property, isRequired: false })) };
}

function mergeProperties(
  left: readonly Property[],
  right: readonly Property[],
  at: Pick<Value, 'span'>,
): readonly Property[] {
  const others = new Map(right.map((property) => [property.name, property]));
  const merged = left.map((property): Property => {
    const other = others.get(property.name);
    others.delete(property.name);
    if (other === undefined) return { ...property, isRequired: false };
    return {
      ...property,
      type: merge(property.type, other.type, at),
      isRequired: property.isRequired && other.isRequired,
    };
  });
  return [...merged, ...[...others.values()].map((property) => ({ ...property, isRequired: false }))];
}
