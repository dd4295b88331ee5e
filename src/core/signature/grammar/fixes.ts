import { message, type Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import { closeBrokenJson } from '../json/closeBrokenJson.ts';
import type { JsonArray, JsonMember, JsonNode, JsonObject } from '../json/jsonNode.ts';
import type { RepairKind } from '../json/looseTokens.ts';
import { repairJson, type Repair } from '../json/repairJson.ts';
import type { JsonFix } from '../problem.ts';

interface Certainty {
  readonly isPreferred?: boolean;
}

/** `right` is JSON. */
export function replaceValue({ span }: JsonNode, right: string, { isPreferred = false }: Certainty = {}): JsonFix {
  return { title: message('grammarFixReplace', { right }), isPreferred, edits: [{ at: span, text: right }] };
}

/** Behind the last member; `value` is JSON. */
export function addMember(
  object: JsonObject,
  key: string,
  value: string,
  { isPreferred = false }: Certainty = {},
): JsonFix {
  const last = object.members.at(-1);
  const at = last ? last.value.span.end : object.span.start + 1;
  const text = `${last ? ', ' : ''}${JSON.stringify(key)}: ${value}`;
  return {
    title: message('grammarFixAdd', { key, value }),
    isPreferred,
    edits: [{ at: { start: at, end: at }, text }],
  };
}

export function removeMember(object: JsonObject, member: JsonMember, { isPreferred = false }: Certainty = {}): JsonFix {
  const index = object.members.indexOf(member);
  const [before, after] = [object.members[index - 1], object.members[index + 1]];
  const at = removedSpan(before && spanOfMember(before), spanOfMember(member), after && spanOfMember(after));
  return {
    title: message('grammarFixRemoveKey', { key: member.key.value }),
    isPreferred,
    edits: [{ at, text: '' }],
  };
}

/** With another value, too, if one is given. */
export function renameMember(
  { key, value }: JsonMember,
  right: string,
  newValue: string | undefined,
  { isPreferred = false }: Certainty = {},
): JsonFix {
  const edits = [{ at: key.span, text: JSON.stringify(right) }];
  if (newValue !== undefined) edits.push({ at: value.span, text: newValue });
  return { title: message('grammarFixRename', { key: key.value, right }), isPreferred, edits };
}

export function removeItem({ items }: JsonArray, index: number, name: string): JsonFix {
  const span = items[index]?.span ?? { start: 0, end: 0 };
  const at = removedSpan(items[index - 1]?.span, span, items[index + 1]?.span);
  return { title: message('grammarFixRemoveSpec', { name }), isPreferred: false, edits: [{ at, text: '' }] };
}

/** Dropping a comma is certain, and so are Python's words; what was to be closed or quoted is a guess. */
export function mendFixes(text: string): readonly JsonFix[] {
  const closed = closeBrokenJson(text);
  if (closed) {
    const isComma = closed.edits.every((edit) => edit.text === '');
    return [
      { title: message(isComma ? 'grammarFixComma' : 'grammarFixClose'), isPreferred: isComma, edits: closed.edits },
    ];
  }
  const repair = repairJson(text);
  if (!repair) return [];
  const { kinds, edits } = repair;
  const isPreferred = [...kinds].every((kind) => kind === 'comma' || kind === 'literal');
  return [{ title: titleOf(repair), isPreferred, edits }];
}

function titleOf({ kinds, edits }: Repair): Message {
  const [kind = 'other'] = kinds;
  if (kinds.size > 1) return message('grammarFixMend');
  const [right = '', ...others] = new Set(edits.map(({ text }) => text));
  if (kind === 'literal' && others.length === 0) return message('grammarFixReplace', { right });
  return message(titles[kind]);
}

const titles = {
  literal: 'grammarFixMend',
  comma: 'grammarFixComma',
  'comma-missing': 'grammarFixCommaMissing',
  quotes: 'grammarFixQuotes',
  close: 'grammarFixClose',
  other: 'grammarFixMend',
} as const satisfies Readonly<Record<RepairKind, string>>;

function spanOfMember({ key, value }: JsonMember): Span {
  return { start: key.span.start, end: value.span.end };
}

/** One of several parts between commas, with the comma that goes with it. */
function removedSpan(before: Span | undefined, part: Span, after: Span | undefined): Span {
  return before ? { start: before.end, end: part.end } : { start: part.start, end: after?.start ?? part.end };
}
