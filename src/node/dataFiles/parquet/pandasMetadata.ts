/** What pandas leaves in a Parquet file to find its own table again. */
export interface PandasMetadata {
  /** Names of the columns that are the index of the rows. */
  readonly index: ReadonlySet<string>;
  /** The labels of the rows, where they are numbers in a sequence, which no column holds. */
  readonly range: { readonly start: number; readonly step: number } | undefined;
  /** The labels of the columns are whole numbers, though a file has only texts. */
  readonly hasNumberLabels: boolean;
  /** The dtype of a column, by its name in the file: `Int64`, `float64` … */
  readonly types: ReadonlyMap<string, string>;
}

/** Reads the JSON under the key `pandas`; what is not as pandas writes it is left out. */
export function readPandasMetadata(json: string | undefined): PandasMetadata {
  const root = parsed(json);
  const indexes = items(root, 'index_columns');
  const index = new Set(indexes.filter((one) => typeof one === 'string'));
  const types = new Map<string, string>();
  for (const column of items(root, 'columns')) {
    const name = member(column, 'field_name') ?? member(column, 'name');
    const type = member(column, 'numpy_type');
    if (typeof name === 'string' && typeof type === 'string') types.set(name, type);
  }
  const labels = items(root, 'column_indexes');
  const hasNumberLabels = labels.length === 1 && member(labels[0], 'pandas_type') === 'int64';
  return { index, range: rangeOf(indexes[0]), hasNumberLabels, types };
}

function rangeOf(index: unknown): PandasMetadata['range'] {
  const start = member(index, 'start');
  const step = member(index, 'step');
  return typeof start === 'number' && typeof step === 'number' ? { start, step } : undefined;
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

function items(value: unknown, key: string): readonly unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : [];
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
