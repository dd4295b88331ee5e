import { labelKey } from '../../core/signature/enforce/pandas/labels.ts';
import { columnName, hasNames } from '../../core/signature/enforce/schemaNames.ts';
import type { Schema } from '../../core/signature/spec.ts';
import type { DataView } from './dataView.ts';

/** For each input of the signature the column of the data that MLflow takes for it: by its name, or by its place where none has a name. */
export function columnPlaces(schema: Schema | undefined, view: DataView | undefined): readonly (number | undefined)[] {
  if (schema === undefined || view === undefined) return [];
  const isNamed = hasNames(schema);
  const byKey = new Map(view.columns.map(({ column }, at) => [keyOf(() => labelKey(column.label)), at]));
  return schema.specs.map((spec, index) => {
    if (!isNamed) return index < view.columns.length ? index : undefined;
    const key = keyOf(() => labelKey(columnName(spec, index)));
    return key === undefined ? undefined : byKey.get(key);
  });
}

/** Undefined for what Python cannot hash. */
function keyOf(key: () => string): string | undefined {
  try {
    return key();
  } catch {
    return undefined;
  }
}
