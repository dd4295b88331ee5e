import type { Span } from '../../../base/span.ts';
import type { JsonMember, JsonNode, JsonObject } from '../../../signature/json/jsonNode.ts';
import { memberOf } from '../../../signature/grammar/members.ts';
import type { JsonEdit } from '../../partEdits.ts';

/** An object somewhere in the JSON of a part, read by itself. */
export interface PlacedObject {
  readonly object: JsonObject;
  /** Where the text begins that the spans of the object count from. */
  readonly base: number;
}

/** In place of the value of a key, or behind all others where the key is not there. `value` is JSON. */
export function writeMember(placed: PlacedObject, key: string, value: string): JsonEdit {
  const member = memberOf(placed.object, key);
  return member ? replaceNode(placed, member.value, value) : addMember(placed, key, value);
}

export function addMember({ object, base }: PlacedObject, key: string, value: string): JsonEdit {
  const last = object.members.at(-1);
  const at = base + (last ? last.value.span.end : object.span.start + 1);
  return { at: { start: at, end: at }, text: `${last ? ', ' : ''}${JSON.stringify(key)}: ${value}` };
}

/** Before another key. */
export function addMemberBefore({ base }: PlacedObject, next: JsonMember, key: string, value: string): JsonEdit {
  const at = base + next.key.span.start;
  return { at: { start: at, end: at }, text: `${JSON.stringify(key)}: ${value}, ` };
}

export function replaceNode({ base }: PlacedObject, { span }: JsonNode, text: string): JsonEdit {
  return { at: { start: base + span.start, end: base + span.end }, text };
}

/** With the commas that go with them. */
export function removeMembers({ object, base }: PlacedObject, isRemoved: (key: string) => boolean): JsonEdit[] {
  const spans = object.members.map(spanOf);
  const indices = new Set(object.members.flatMap(({ key }, index) => (isRemoved(key.value) ? [index] : [])));
  return removals(spans, indices).map(({ start, end }) => ({ at: { start: base + start, end: base + end }, text: '' }));
}

export function spanOf({ key, value }: JsonMember): Span {
  return { start: key.span.start, end: value.span.end };
}

/** What goes when some of several parts between commas are taken out: each run of them with one comma beside it. */
export function removals(parts: readonly Span[], removed: ReadonlySet<number>): readonly Span[] {
  const spans: Span[] = [];
  for (let first = 0; first < parts.length; first++) {
    if (!removed.has(first)) continue;
    let last = first;
    while (removed.has(last + 1)) last++;
    const [before, after] = [parts[first - 1], parts[last + 1]];
    const [start, end] = [parts[first]?.start ?? 0, parts[last]?.end ?? 0];
    spans.push(before ? { start: before.end, end } : { start, end: after?.start ?? end });
    first = last;
  }
  return spans;
}
