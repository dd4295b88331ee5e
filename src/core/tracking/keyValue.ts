/** A parameter or a tag. Lists, not objects: a key may be `__proto__`. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

export function valueOf(list: readonly KeyValue[], key: string): string | undefined {
  return list.find((entry) => entry.key === key)?.value;
}
