import { message, type Message } from '../../base/message.ts';
import { mapOf } from '../values.ts';
import { pairsOf } from '../yaml/mapping.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { PageFact } from './modelPage.ts';
import { valueShown } from './shownText.ts';

/** Entries of a list beyond which a page only says how many more there are. */
export const mostEntries = 200;

/** The keys of a map with their values; empty of what is no map. Keys need not be texts: `1: one` is shown as well. */
export function factsOf(node: YamlNode | undefined, say: (message: Message) => string): readonly PageFact[] {
  const map = mapOf(node);
  if (map === undefined) return [];
  const values = new Map<string, YamlNode>();
  for (const { key, value } of pairsOf(map)) values.set(valueShown(key), value);
  return cutList(
    [...values],
    mostEntries,
    (more) => ({ key: say(message('pageMore', { count: more })), value: '' }),
    ([key, value]) => ({ key, value: valueShown(value) }),
  );
}

/** What is made of the first `most` items; where there are more, the last one says how many. */
export function cutList<Item, Shown>(
  items: readonly Item[],
  most: number,
  rest: (more: number) => Shown,
  show: (item: Item) => Shown,
): readonly Shown[] {
  if (items.length <= most) return items.map((item) => show(item));
  const shown = items.slice(0, most - 1);
  return [...shown.map((item) => show(item)), rest(items.length - shown.length)];
}
