import type { Span } from '../base/span.ts';
import type { JsonNode } from './json/jsonNode.ts';

/** MLflow's `DataType`. */
export const scalarTypes = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'] as const;
export type ScalarType = (typeof scalarTypes)[number];

/** The type of a column, a property, an item or a map value. */
export type ElementType =
  | { readonly kind: 'scalar'; readonly type: ScalarType }
  | { readonly kind: 'array'; readonly items: ElementType }
  /** Written `sparkml_vector`: an array of doubles. */
  | { readonly kind: 'vector' }
  | { readonly kind: 'object'; readonly properties: readonly Property[] }
  | { readonly kind: 'map'; readonly values: ElementType }
  | { readonly kind: 'any' };

export interface Property {
  readonly name: string;
  readonly type: ElementType;
  readonly isRequired: boolean;
  readonly span: Span;
}

/** `name` as JSON gives it: MLflow takes any value, and one that is no string still names the column. Undefined: unnamed. */
export type SpecName = Exclude<JsonNode, { kind: 'null' }> | undefined;

export interface ColumnSpec {
  readonly kind: 'column';
  readonly name: SpecName;
  readonly type: ElementType;
  /** Python's truth of `required`: true when absent on a scalar, false when absent on anything else. */
  readonly isRequired: boolean;
  /** The whole `{…}` in the JSON text. */
  readonly span: Span;
}

export interface TensorSpec {
  readonly kind: 'tensor';
  readonly name: SpecName;
  readonly dtype: NumpyType;
  /** As written: MLflow takes anything in it. Only the integer -1 is a wildcard. */
  readonly shape: readonly JsonNode[];
  readonly span: Span;
}

/** A numpy dtype by its kind letter and item size in bytes, as `np.dtype` normalises it: `{ name: 'float64', kind: 'f', size: 8 }`. */
export interface NumpyType {
  readonly name: string;
  readonly kind: 'b' | 'i' | 'u' | 'f' | 'c' | 'm' | 'M' | 'O' | 'S' | 'U' | 'V' | 'T';
  readonly size: number;
  /** Of `datetime64[unit]` and `timedelta64[unit]`. */
  readonly unit?: string;
}

export interface ColumnSchema {
  readonly kind: 'columns';
  readonly specs: readonly ColumnSpec[];
}

export interface TensorSchema {
  readonly kind: 'tensors';
  readonly specs: readonly TensorSpec[];
}

export type Schema = ColumnSchema | TensorSchema;

export interface ParamSpec {
  readonly name: SpecName;
  readonly type:
    | { readonly kind: 'scalar'; readonly type: ScalarType }
    | { readonly kind: 'object'; readonly properties: readonly Property[] };
  readonly defaultValue: JsonNode;
  /** `-1` in the file: a list of any length. Otherwise a scalar, or an object. */
  readonly isList: boolean;
  readonly span: Span;
}

/** What a model declares; undefined parts are absent. `params` may be there and empty. */
export interface Signature {
  readonly inputs: Schema | undefined;
  readonly outputs: Schema | undefined;
  readonly params: readonly ParamSpec[] | undefined;
}
