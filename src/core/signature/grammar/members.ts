import type { JsonMember, JsonNode, JsonObject } from '../json/jsonNode.ts';

/** The member that Python's dict holds: of a key that is there twice, the last. */
export function memberOf(object: JsonObject, key: string): JsonMember | undefined {
  // A loop of its own: this is where the time goes with thousands of columns.
  const { members } = object;
  for (let index = members.length - 1; index >= 0; index--) {
    const member = members[index];
    if (member?.key.value === key) return member;
  }
  return undefined;
}

export function valueOf(object: JsonObject, key: string): JsonNode | undefined {
  return memberOf(object, key)?.value;
}

/** Python's truth of a value: `0`, `""`, `[]`, `{}` and null are false, NaN is true. */
export function isTruthy(node: JsonNode): boolean {
  switch (node.kind) {
    case 'null':
      return false;
    case 'object':
      return node.members.length > 0;
    case 'array':
      return node.items.length > 0;
    case 'string':
      return node.value !== '';
    case 'boolean':
      return node.value;
    case 'integer':
    case 'float':
      return Number.isNaN(node.value) || Boolean(node.value);
  }
}

/** What iterating over a value gives: the items of a list, the characters of a text, the keys of a dict; else an error. */
export function iterated(node: JsonNode): readonly JsonNode[] | undefined {
  if (node.kind === 'array') return node.items;
  if (node.kind === 'string') return Array.from(node.value, (value) => ({ kind: 'string', span: node.span, value }));
  if (node.kind === 'object') return Array.from(new Map(node.members.map(({ key }) => [key.value, key])).values());
  return undefined;
}

/** From here on `float(int)` overflows in Python. */
const floatLimit = 2n ** 1024n - 2n ** 970n;

export function fitsFloat(value: number | bigint): boolean {
  return value < floatLimit && value > -floatLimit;
}
