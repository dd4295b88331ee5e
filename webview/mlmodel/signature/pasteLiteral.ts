import type { NewRow } from '../../../src/core/mlmodel/page/gesture.ts';
import { isPandasName, pastedType, type Holds } from './pastedType.ts';

interface Read {
  readonly rows: readonly NewRow[];
  readonly ignored: readonly string[];
}

/** A list or a dict as JSON or Python writes it; undefined where the text is none. */
export function pasteLiteral(text: string, holds: Holds): Read | undefined {
  const body = bracketed(text.trim());
  if (body === undefined) return undefined;
  const value = parsed(body) ?? parsed(asJson(body));
  if (Array.isArray(value))
    return read(
      value.map((item: unknown) => rowOf(item, holds)),
      value,
    );
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const isPandas = entries.some(([, type]) => typeof type === 'string' && isPandasName(type));
  return read(
    entries.map(([name, type]) =>
      typed(name, typeof type === 'string' ? pastedType(type, holds, isPandas) : undefined),
    ),
    entries.map(([name]) => name),
  );
}

function read(rows: readonly (NewRow | undefined)[], written: readonly unknown[]): Read {
  return {
    rows: rows.filter((row) => row !== undefined),
    ignored: written.flatMap((item, index) =>
      rows[index] ? [] : [typeof item === 'string' ? item : JSON.stringify(item)],
    ),
  };
}

/** From the first bracket to its like at the end: `columns = [...]` and `Index([...], dtype='object')` hold a list too. */
function bracketed(text: string): string | undefined {
  const match = /^(?:[\w.]+\s*=\s*)?(?:Index\(\s*)?([[{][^]*[\]}])\s*(?:,\s*dtype=[^]*)?\)?;?$/.exec(text);
  return match?.[1];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Python's texts, constants and types of numpy as JSON has them. Only what is outside of texts is changed. */
function asJson(text: string): string {
  return text.replaceAll(
    /("(?:[^"\\]|\\.)*")|'((?:[^'\\]|\\.)*)'|\b(True|False|None)\b|\bdtype\(\s*['"]([^'"]*)['"]\s*\)|,(?=\s*[\]}])/g,
    (
      whole,
      double: string | undefined,
      single: string | undefined,
      word: string | undefined,
      dtype: string | undefined,
    ) => {
      if (double !== undefined) return double;
      if (single !== undefined) return JSON.stringify(single.replaceAll(/\\(['\\])/g, '$1'));
      if (dtype !== undefined) return JSON.stringify(dtype);
      return word === undefined ? '' : (constants[word] ?? whole);
    },
  );
}

const constants: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

function rowOf(item: unknown, holds: Holds): NewRow | undefined {
  if (typeof item === 'string') return typed(item, holds === 'tensors' ? 'float64' : 'double');
  if (Array.isArray(item) && typeof item[0] === 'string' && typeof item[1] === 'string')
    return typed(item[0], pastedType(item[1], holds, isPandasName(item[1])));
  if (typeof item !== 'object' || item === null) return undefined;
  const column = item as Readonly<Record<string, unknown>>;
  const name = typeof column['name'] === 'string' ? column['name'] : null;
  const tensor = column['tensor-spec'];
  if (typeof tensor === 'object' && tensor !== null)
    return tensorRow(name, tensor as Readonly<Record<string, unknown>>, holds);
  const type = pastedType(typeTextOf(column), holds, false);
  if (type === undefined) return undefined;
  const isRequired = column['required'];
  const fallback = column['default'];
  return {
    name,
    type,
    ...(typeof isRequired === 'boolean' && { isRequired }),
    ...(fallback !== undefined && { default: JSON.stringify(fallback) }),
    ...(Array.isArray(column['shape']) && { shape: `(${column['shape'].join(', ')})` }),
  };
}

function tensorRow(name: string | null, tensor: Readonly<Record<string, unknown>>, holds: Holds): NewRow | undefined {
  const type = pastedType(String(tensor['dtype']), holds, true);
  const { shape } = tensor;
  return typed(name, type, Array.isArray(shape) ? `(${shape.join(', ')})` : undefined);
}

function typed(name: string | null, type: string | undefined, shape?: string): NewRow | undefined {
  return type === undefined ? undefined : { name, type, ...(shape !== undefined && { shape }) };
}

/** The type of a column as text: arrays and maps around it, without what an object holds. */
function typeTextOf(column: Readonly<Record<string, unknown>>): string {
  let before = '';
  let depth = 0;
  let inner: Readonly<Record<string, unknown>> = column;
  for (; depth < 100; depth++) {
    const held = inner['type'] === 'array' ? inner['items'] : inner['type'] === 'map' ? inner['values'] : undefined;
    if (typeof held !== 'object' || held === null) break;
    before += `${String(inner['type'])}<`;
    inner = held as Readonly<Record<string, unknown>>;
  }
  return `${before}${String(inner['type'] ?? inner['dtype'])}${'>'.repeat(depth)}`;
}
