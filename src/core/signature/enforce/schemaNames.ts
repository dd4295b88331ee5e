import { message } from '../../base/message.ts';
import type { ColumnSpec, Schema, SpecName, TensorSpec } from '../spec.ts';
import { pythonText } from './numpy/pythonText.ts';
import { truthOf } from './pythonValue.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/** `Schema.has_input_names()`: MLflow looks at the first spec only, as all are named or none is. */
export function hasNames(schema: Schema): boolean {
  return schema.specs[0]?.name !== undefined;
}

/** `Schema.input_names()`: a name that is false for Python (empty, 0 …) is replaced by the position. */
export function columnName({ name }: ColumnSpec | TensorSpec, index: number): Value {
  if (name !== undefined && truthOf(name)) return name;
  return { kind: 'integer', value: index, span: name?.span ?? { start: 0, end: 0 } };
}

/** Which spec a key of the data is for; of two specs with one name Python's dict keeps the last. */
export function specsByKey(schema: Schema | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [index, { name }] of (schema?.specs ?? []).entries()) {
    if (name?.kind === 'string') found.set(name.value, index);
  }
  return found;
}

/** For texts that a person reads. */
export function nameText(name: SpecName, index: number): string {
  return name === undefined ? `#${index + 1}` : pythonText(name);
}

/** Names that Python cannot hash make every use of the schema as a dict fail. They stand in the signature, so that no place in the data is named. */
export function unhashableNames(schema: Schema): readonly DataProblem[] {
  return schema.specs.flatMap(({ name }, index) =>
    name?.kind === 'array' || name?.kind === 'object'
      ? [
          {
            message: message('dataNameKind', { name: nameText(name, index) }),
            at: undefined,
            spec: { part: 'inputs' as const, index },
          },
        ]
      : [],
  );
}
