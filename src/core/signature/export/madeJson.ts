import type { JsonFloat, JsonInteger, JsonNode, JsonObject, JsonString } from '../json/jsonNode.ts';

/** JSON that stands in no file: its parts have no places. */
const span = { start: 0, end: 0 } as const;

export const jsonNull: JsonNode = { kind: 'null', span };

export function jsonBoolean(value: boolean): JsonNode {
  return { kind: 'boolean', value, span };
}

export function jsonInteger(value: number | bigint): JsonInteger {
  return { kind: 'integer', value, span };
}

export function jsonFloat(value: number): JsonFloat {
  return { kind: 'float', value, span };
}

export function jsonString(value: string): JsonString {
  return { kind: 'string', value, span };
}

export function jsonArray(items: readonly JsonNode[]): JsonNode {
  return { kind: 'array', items, span };
}

/** The members keep their order, also where a name looks like a number, and any name is one: `__proto__` too. */
export function jsonObject(members: Iterable<readonly [string, JsonNode]>): JsonObject {
  return { kind: 'object', members: [...members].map(([key, value]) => ({ key: jsonString(key), value })), span };
}
