import { isTruthy, valueOf } from '../../../signature/grammar/members.ts';
import { readSchema } from '../../../signature/grammar/readSchema.ts';
import type { ElementType, ParamSpec, ScalarType } from '../../../signature/spec.ts';
import { scalarTypes } from '../../../signature/spec.ts';
import type { Row } from './rows.ts';

/** What MLflow 3.17.2 reads of a row by itself. Undefined of a tensor, and where it refuses the type. */
export function typeOf({ kind, object, text }: Row): ElementType | undefined {
  if (kind === 'tensor') return undefined;
  if (kind === 'param') {
    const [type, dtype] = [valueOf(object, 'type'), valueOf(object, 'dtype')];
    const declared = type && isTruthy(type) ? type : dtype;
    if (declared?.kind === 'string' && isScalar(declared.value)) return { kind: 'scalar', type: declared.value };
  }
  // a type is read alike wherever it stands
  const { schema } = readSchema(`[${text.slice(object.span.start, object.span.end)}]`);
  const spec = schema?.specs[0];
  return spec?.kind === 'column' ? spec.type : undefined;
}

/** Undefined where MLflow refuses it. */
export function paramType(row: Row): ParamSpec['type'] | undefined {
  const type = typeOf(row);
  return type?.kind === 'scalar' || type?.kind === 'object' ? type : undefined;
}

export function isList({ object }: Row): boolean {
  const shape = valueOf(object, 'shape');
  return shape !== undefined && shape.kind !== 'null';
}

/** Of a column or property. Where nothing is said, simple types and properties are required, other columns are not (MLflow 3.17.2). */
export function isRequired({ kind, object }: Row): boolean {
  const [required, type] = [valueOf(object, 'required'), valueOf(object, 'type')];
  if (required) return isTruthy(required);
  return kind === 'property' || (type?.kind === 'string' && isScalar(type.value));
}

function isScalar(type: string): type is ScalarType {
  return (scalarTypes as readonly string[]).includes(type);
}
