import type { Span } from '../../base/span.ts';
import type { MlmodelDocument } from '../document.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import { ownKeys, spanOf } from './outline.ts';

const deepest = 8;

/** What can be folded away below its key: maps, lists, and texts over several lines such as the JSON of a signature. */
export function foldsOf({ top, text }: MlmodelDocument): readonly Span[] {
  return folds(top, text, 1);
}

function folds(entries: ReadonlyMap<string, YamlEntry>, text: string, depth: number): Span[] {
  return [...entries.values()].flatMap((entry) => {
    const span = spanOf(entry);
    if (!/[\r\n]/.test(text.slice(span.start, span.end).trimEnd())) return [];
    return [span, ...(depth < deepest ? folds(ownKeys(entry), text, depth + 1) : [])];
  });
}
