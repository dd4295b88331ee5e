import type { NumpyType } from '../../spec.ts';

/** The dtype of a column: one of numpy's, or one of the two that pandas 3.1.1 adds here. */
export type PandasType = NumpyType | StringType | ZonedType;

/** The dtype `str` of pandas 3: texts, and NaN where there is none. */
export interface StringType {
  readonly kind: 'str';
  readonly name: 'str';
}

/** A datetime with a time zone. */
export interface ZonedType {
  readonly kind: 'zoned';
  readonly name: string;
}

export const stringType: StringType = { kind: 'str', name: 'str' };
export const zonedType: ZonedType = { kind: 'zoned', name: 'datetime64[ns, UTC]' };

export function datetimeType(unit: string): NumpyType {
  return { name: `datetime64[${unit}]`, kind: 'M', size: 8, unit };
}

/** `float32` from `('f', 4)`. */
export function sizedType(kind: 'i' | 'u' | 'f' | 'c', size: number): NumpyType {
  return { name: `${words[kind]}${size * 8}`, kind, size };
}

const words = { i: 'int', u: 'uint', f: 'float', c: 'complex' } as const;
