import type { SignatureRow } from '../../../src/core/mlmodel/page/modelPage.ts';

/** Rows as cells of a spreadsheet: name, type, required, and the shape or the default. A value is quoted where a tab or a line end needs it. */
export function copyRows(rows: readonly SignatureRow[]): string {
  return rows.map((row) => cellsOf(row).map(quoted).join('\t')).join('\n');
}

function cellsOf({ kind, name, type, isRequired, shape, default: fallback }: SignatureRow): readonly string[] {
  const required = isRequired === null ? '' : String(isRequired);
  if (kind === 'param') return [name ?? '', type, required, fallback ?? '', ...(shape === null ? [] : [shape])];
  return [name ?? '', type, required, ...(shape === null ? [] : [shape])];
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
