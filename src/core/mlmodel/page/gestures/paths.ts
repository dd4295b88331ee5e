import type { RowPath } from '../modelPage.ts';

/** Each path once, without those that are inside of others. */
export function outermost(paths: readonly RowPath[]): readonly RowPath[] {
  const each = distinct(paths);
  const keys = new Set(each.map(keyOf));
  return each.filter((path) => !path.some((_, length) => length > 0 && keys.has(keyOf(path.slice(0, length)))));
}

export function distinct(paths: readonly RowPath[]): readonly RowPath[] {
  return Array.from(new Map(paths.map((path) => [keyOf(path), path])).values());
}

/** By the rows that they are inside of. */
export function byParent(
  paths: readonly RowPath[],
): readonly { readonly parent: RowPath; readonly indices: ReadonlySet<number> }[] {
  const groups = new Map<string, { readonly parent: RowPath; readonly indices: Set<number> }>();
  for (const path of paths) {
    const parent = path.slice(0, -1);
    const group = groups.get(keyOf(parent)) ?? { parent, indices: new Set<number>() };
    group.indices.add(path.at(-1) ?? 0);
    groups.set(keyOf(parent), group);
  }
  return Array.from(groups.values());
}

function keyOf(path: RowPath): string {
  return path.join('/');
}
