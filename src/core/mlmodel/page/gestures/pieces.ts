import type { Span } from '../../../base/span.ts';
import type { SignaturePart } from '../../document.ts';
import { compactJson } from '../../features/jsonLayout.ts';
import { removals } from './members.ts';
import type { JsonEdit } from '../../partEdits.ts';
import type { Siblings } from './rows.ts';

/** New rows before the one with the index, set apart as their neighbours are. */
export function insertion(
  { json, scalar }: SignaturePart,
  { span, pieces }: Siblings,
  index: number,
  texts: readonly string[],
): JsonEdit {
  const canBreak = keepsBreaks(scalar.style);
  const separator = separatorAt(json, { span, pieces }, index, canBreak);
  const written = texts.map((text) => (canBreak || !text.includes('\n') ? text : compactJson(text))).join(separator);
  const before = pieces[index - 1];
  if (before) return { at: { start: before.end, end: before.end }, text: separator + written };
  const at = { start: span.start + 1, end: span.start + 1 };
  const [first] = pieces;
  if (!first) return { at, text: written };
  const lead = json.slice(at.start, first.start);
  if (lead === '') return { at, text: written + separator };
  return { at, text: `${canBreak || !lead.includes('\n') ? lead : ''}${written},` };
}

/** The rows with these indices go, each run of them with a comma. */
export function removal({ pieces }: Siblings, indices: ReadonlySet<number>): readonly JsonEdit[] {
  return removals(pieces, indices).map((at) => ({ at, text: '' }));
}

/** Neighbours change their places: their own bytes do, and what is between them stays. */
export function reordering(
  text: string,
  part: SignaturePart,
  { pieces }: Siblings,
  indices: ReadonlySet<number>,
  by: -1 | 1,
): readonly JsonEdit[] {
  return orderAfter(pieces.length, indices, by).flatMap((from, slot) => {
    const [at, moved] = [pieces[slot], pieces[from]];
    if (from === slot || !at || !moved) return [];
    const place = part.toFile(moved);
    return [{ at, text: part.json.slice(moved.start, moved.end), inFile: text.slice(place.start, place.end) }];
  });
}

/** Styles in which a break within JSON can be written. */
function keepsBreaks(style: SignaturePart['scalar']['style']): boolean {
  return style === 'literal' || style === 'double';
}

function separatorAt(
  json: string,
  { span, pieces }: Pick<Siblings, 'span' | 'pieces'>,
  index: number,
  canBreak: boolean,
): string {
  const found = between(json, pieces, index) ?? between(json, pieces, index - 1) ?? between(json, pieces, index + 1);
  const [only] = pieces;
  const lead = only && pieces.length === 1 ? json.slice(span.start + 1, only.start) : '';
  const separator = found ?? (lead.includes('\n') ? `,${lead}` : ', ');
  return canBreak || !separator.includes('\n') ? separator : ', ';
}

function between(json: string, pieces: readonly Span[], index: number): string | undefined {
  const [before, after] = [pieces[index - 1], pieces[index]];
  const text = before && after ? json.slice(before.end, after.start) : '';
  return /^\s*,\s*$/.test(text) ? text : undefined;
}

/** Which row is in each place afterwards; those that nothing is before (or behind) but others that move stay. */
function orderAfter(count: number, moved: ReadonlySet<number>, by: -1 | 1): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  const places = by === -1 ? order.slice(1) : order.slice(0, -1).toReversed();
  for (const place of places) {
    const [own, other] = [order[place], order[place + by]];
    if (own === undefined || other === undefined || !moved.has(own) || moved.has(other)) continue;
    [order[place], order[place + by]] = [other, own];
  }
  return order;
}
