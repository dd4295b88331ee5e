import * as z from 'zod/mini';
import type { Log } from '../../base/log.ts';
import type { Page } from '../../base/page.ts';

/** A field that may be missing, null or of another kind: then it counts as not told, and the rest of its record is still good. */
export function lenient<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.optional(schema), undefined);
}

/** An identifier that its record cannot do without. MLflow sends strings; a number is read as one. */
export const id = z.pipe(z.union([z.string(), z.number()]), z.transform(String));

/** Missing counts as empty. */
export const text = z.catch(z.string(), '');

export function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

/** Whether a `Date` can hold so many milliseconds since 1970. */
export function isDate(milliseconds: number): boolean {
  return Math.abs(milliseconds) <= 8.64e15;
}

/** A whole number or a string of digits. Beyond 2^53 it is the nearest double, as `JSON.parse` has it for a bare number. */
export const int64 = z.union([
  z.number().check(z.refine(isWhole)),
  z.pipe(z.string().check(z.regex(/^[+-]?\d+$/)), z.transform(Number)),
]);

/** Milliseconds since 1970 that a `Date` can hold. */
export const time = int64.check(z.refine(isDate));

/** A number, or `"NaN"`, `"Infinity"`, `"-Infinity"` as protocol buffers write them in JSON. */
export const double = z.union([
  z.number(),
  z.pipe(z.enum(['NaN', 'Infinity', '-Infinity']), z.transform(Number)),
  z.pipe(z.string().check(z.regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i)), z.transform(Number)),
]);

export interface Records<T> {
  readonly items: readonly T[];
  readonly unreadable: number;
}

/**
 * What the schema would make of a record in its ordinary form, read by hand; undefined leaves it to the schema. A page of runs holds more
 * than a thousand small records, and the schema's way of reading them costs most of what a page costs the client.
 */
export type Plain<T> = (record: Readonly<Record<string, unknown>>) => T | undefined;

/** The rows of an answer. One that cannot be read is counted and left out; the others stay. */
export function records<Schema extends z.ZodMiniType>(schema: Schema, plain?: Plain<z.output<Schema>>) {
  return z.pipe(
    z.catch(z.array(z.unknown()), []),
    z.transform((rows): Records<z.output<Schema>> => {
      const items = rows.flatMap((row) => {
        const read = plain && isObject(row) ? plain(row) : undefined;
        if (read !== undefined) return [read];
        const parsed = z.safeParse(schema, row);
        return parsed.success ? [parsed.data] : [];
      });
      return { items, unreadable: rows.length - items.length };
    }),
  );
}

/** The list inside a record, tags for one: missing counts as empty, and what cannot be read is left out. */
export function listOf<Schema extends z.ZodMiniType>(schema: Schema, plain?: Plain<z.output<Schema>>) {
  return z.pipe(
    records(schema, plain),
    z.transform(({ items }) => items),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const WireKeyValue = z.object({ key: z.string(), value: text });

/** Tags and parameters. An empty value may be left out by the server. */
export const keyValues = listOf(WireKeyValue, ({ key, value }) =>
  typeof key === 'string' && typeof value === 'string' ? { key, value } : undefined,
);

/** MLflow leaves the token out on the last page; an empty page with a token would have a loop run for ever (3.17.2, `max_results: 0`). */
export function toPage<Wire, T>(
  rows: Records<Wire>,
  token: string | undefined,
  convert: (wire: Wire) => T,
  log: Log,
): Page<T> {
  if (rows.unreadable > 0) log.warn(`left out ${rows.unreadable} records of an answer that could not be read`);
  const isLast = rows.items.length + rows.unreadable === 0;
  return { items: rows.items.map(convert), next: isLast ? undefined : token || undefined };
}
