import { predictedColumn, servedColumn } from '../../core/signature/enforce/oneColumn.ts';
import { inferredType } from '../../core/signature/infer/inferColumn.ts';
import type { ColumnSchema } from '../../core/signature/spec.ts';
import type { Found } from './columnReports.ts';
import type { ViewColumn } from './dataView.ts';

/** The type that MLflow would infer for the column, if both ways would take it then; only for columns of plain values. */
export function betterType(
  { schema, castsFirst }: Pick<Found, 'schema' | 'castsFirst'>,
  { column }: ViewColumn,
  index: number,
): string | undefined {
  const type = inferredType(column)?.type;
  const spec = schema?.kind === 'columns' ? schema.specs[index] : undefined;
  if (schema?.kind !== 'columns' || spec?.type.kind !== 'scalar' || type?.kind !== 'scalar') return undefined;
  if (type.type === spec.type.type) return undefined;
  const changed: ColumnSchema = { kind: 'columns', specs: [{ ...spec, type }] };
  if (predictedColumn(column, changed, 0)) return undefined;
  if (castsFirst && servedColumn(column, changed, 0).problem) return undefined;
  return type.type;
}
