import type { Span } from '../../base/span.ts';

/** What Python's `json.loads` makes of a text, with the place of each part in it. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonInteger | JsonFloat | JsonBoolean | JsonNull;

export interface JsonObject {
  readonly kind: 'object';
  readonly span: Span;
  /** As written: of a key that is there twice, Python keeps the last value at the place of the first. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: JsonString;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export interface JsonString {
  readonly kind: 'string';
  readonly span: Span;
  readonly value: string;
}

/** A Python int: a bigint where a double cannot hold it exactly. */
export interface JsonInteger {
  readonly kind: 'integer';
  readonly span: Span;
  readonly value: number | bigint;
}

/** A Python float; `NaN`, `Infinity` and `-Infinity` are among them. */
export interface JsonFloat {
  readonly kind: 'float';
  readonly span: Span;
  readonly value: number;
}

export interface JsonBoolean {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface JsonNull {
  readonly kind: 'null';
  readonly span: Span;
}

/** The members as Python's dict holds them: each key once, in the order of its first place, with its last value. */
export function dictOf(node: JsonObject): ReadonlyMap<string, JsonMember> {
  const dict = new Map<string, JsonMember>();
  for (const member of node.members) dict.set(member.key.value, member);
  return dict;
}
