import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';

interface Kept {
  readonly seen: readonly unknown[];
  readonly row: VNode;
}

/** Rows that look as they did are not drawn again: while a long table scrolls, most do. Those that are `seen` as they were are the same object. */
export function useKeptRows(): (key: string, seen: readonly unknown[], draw: () => VNode) => VNode {
  const before = useRef(new Map<string, Kept>());
  const now = new Map<string, Kept>();
  const last = before.current;
  before.current = now;
  return (key, seen, draw) => {
    const kept = last.get(key);
    const isSame = kept?.seen.length === seen.length && seen.every((one, index) => one === kept.seen[index]);
    const entry = kept && isSame ? kept : { seen, row: draw() };
    now.set(key, entry);
    return entry.row;
  };
}
