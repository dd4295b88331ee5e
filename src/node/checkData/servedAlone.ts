import { changeOf, servedColumn } from '../../core/signature/enforce/oneColumn.ts';
import type { Column } from '../../core/signature/enforce/pandas/frame.ts';
import type { ColumnSchema } from '../../core/signature/spec.ts';
import type { ServedCell } from './dataView.ts';

/** What the scoring server makes of a column that holds one value: it refuses it, or takes it and makes another value of it. */
export function servedAlone(alone: Column, schema: ColumnSchema, index: number): ServedCell | undefined {
  const { problem, cast } = servedColumn(alone, schema, index);
  if (problem) return { message: problem.message, isChange: false };
  const type = schema.specs[index]?.type;
  const [before, after] = [alone.cells[0], cast?.cells[0]];
  const change = before && after && type?.kind === 'scalar' ? changeOf(before, after, type.type) : undefined;
  return change && { message: change, isChange: true };
}
