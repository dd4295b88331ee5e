import { specName } from '../compareSchemas.ts';
import type { ElementType, ParamSpec, Schema, TensorSpec } from '../spec.ts';

/** One value of a row, by the name that a request gives it. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
}

/** An array of numpy, as lists in lists: as many deep as it has lengths. */
export type FieldType = ElementType | { readonly kind: 'tensor'; readonly spec: TensorSpec };

/**
 * What a request says of the inputs. `named`: each row of columns is an object; tensors are an object of whole arrays. Otherwise by position.
 * Of a name that is there twice MLflow looks at the last one.
 */
export interface Row {
  readonly isNamed: boolean;
  readonly fields: readonly Field[];
}

export function rowOf(schema: Schema): Row {
  const fields = schema.specs.map((spec, index): Field => {
    const name = specName(spec.name, index);
    if (spec.kind === 'tensor') return { name, type: { kind: 'tensor', spec }, isRequired: true };
    return { name, type: spec.type, isRequired: spec.isRequired || spec.name === undefined };
  });
  return { isNamed: schema.specs[0]?.name !== undefined, fields: once(fields) };
}

export interface ParamField extends Field {
  readonly spec: ParamSpec;
}

export function paramFields(params: readonly ParamSpec[]): readonly ParamField[] {
  return once(
    params.map((spec, index): ParamField => {
      const type: ElementType = spec.isList ? { kind: 'array', items: spec.type } : spec.type;
      return { name: specName(spec.name, index), type, isRequired: false, spec };
    }),
  );
}

function once<F extends Field>(fields: readonly F[]): readonly F[] {
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}
