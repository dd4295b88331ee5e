import type { SignatureRow } from '../../../src/core/mlmodel/page/modelPage.ts';

/** A row with a key that outlives edits of other rows: a name, unlike a path, does not change when a row is added above. */
export interface KeyedRow {
  readonly key: string;
  readonly row: SignatureRow;
  readonly index: number;
}

export function keyRows(rows: readonly SignatureRow[]): readonly KeyedRow[] {
  const seen = new Map<string, number>();
  const parents: string[] = [];
  return rows.map((row, index) => {
    const depth = row.path.length - 1;
    const plain = `${parents[depth - 1] ?? ''}/${JSON.stringify(row.name)}`;
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    const key = times === 1 ? plain : `${plain}#${times}`;
    parents.length = depth;
    parents[depth] = key;
    return { key, row, index };
  });
}

/** The keys in the table that came after: a row that was renamed is the new one that stands where it stood. */
export function carryOver(
  before: readonly KeyedRow[],
  after: readonly KeyedRow[],
  keys: ReadonlySet<string>,
): ReadonlySet<string> {
  if (keys.size === 0) return keys;
  const old = new Map(before.map((keyed) => [keyed.key, keyed]));
  const now = new Set(after.map(({ key }) => key));
  const atPath = new Map(after.map((keyed) => [pathKey(keyed.row.path), keyed]));
  return new Set(
    Array.from(keys, (key) => {
      const was = old.get(key);
      if (!was || now.has(key)) return key;
      const there = atPath.get(pathKey(was.row.path));
      return there && !old.has(there.key) ? there.key : key;
    }),
  );
}

export function pathKey(path: readonly number[]): string {
  return path.join('.');
}
