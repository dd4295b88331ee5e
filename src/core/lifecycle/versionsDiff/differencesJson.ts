import { untold, type DiffSection, type DiffValue, type SectionTable } from './versionsTable.ts';

export interface DifferenceJson {
  readonly section: DiffSection;
  readonly key: string;
  /** One for each version, in order; `null`: it has none, or it could not be found out. What JSON has no number for is a text: `NaN`. */
  readonly values: readonly (string | number | null)[];
}

/** What differs, as programs read it. */
export function differencesJson(table: readonly SectionTable[]): readonly DifferenceJson[] {
  return table.flatMap(({ section, rows }) =>
    rows.filter(({ differs }) => differs).map(({ key, values }) => ({ section, key, values: values.map(jsonValue) })),
  );
}

function jsonValue(value: DiffValue): string | number | null {
  if (value === undefined || value === untold) return null;
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
