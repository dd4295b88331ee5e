import type { Message } from '../base/message.ts';

export type ComparedPart = 'inputs' | 'outputs' | 'params';

/** Stable names: scripts read them from the command line. */
export type ChangeKind =
  | 'part-added'
  | 'part-removed'
  | 'schema-kind-changed'
  | 'naming-changed'
  | 'order-changed'
  | 'added'
  | 'removed'
  | 'property-added'
  | 'property-removed'
  | 'type-widened'
  | 'type-narrowed'
  | 'type-changed'
  | 'required-changed'
  | 'dtype-changed'
  | 'shape-changed'
  | 'list-changed'
  | 'default-changed';

/** One difference between two signatures. */
export interface Change {
  readonly kind: ChangeKind;
  readonly part: ComparedPart;
  /** The column, tensor or parameter; `#1` is the first of those without names. Undefined when it is the part as a whole. */
  readonly name?: string;
  /** Of a nested value: `address.street`, `rows[].price`, `labels{}`. It begins with the name. */
  readonly path?: string;
  /** Whether what fitted the old signature may not fit the new one. */
  readonly isBreaking: boolean;
  readonly message: Message;
  readonly from?: string;
  readonly to?: string;
}

/** Where in a signature a comparison is. */
export interface ComparedPlace {
  readonly part: ComparedPart;
  readonly name: string;
  readonly path?: string;
}

/** What a person is told it is called. */
export function whereOf(place: ComparedPlace): string {
  return place.path ?? place.name;
}

export function inside(place: ComparedPlace, step: string): ComparedPlace {
  return { ...place, path: whereOf(place) + step };
}
