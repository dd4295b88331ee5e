import { message } from '../../base/message.ts';
import type { JsonMember, JsonObject } from '../json/jsonNode.ts';
import { dictOf } from '../json/jsonNode.ts';
import { isTruthy, memberOf } from './members.ts';
import { removeMember, renameMember } from './fixes.ts';
import type { Reading } from './reading.ts';
import { refuse, remark, shorten } from './reading.ts';

export interface KeyRules {
  readonly known: readonly string[];
  /** Python functions with `**kwargs` refuse their own first name, `cls`; a scalar column refuses every other key. */
  readonly refused: 'all' | 'cls' | 'none';
}

/** Keys that have no effect, that MLflow 3.17.2 refuses, or that are there twice. */
export function checkKeys(reading: Reading, object: JsonObject, { known, refused }: KeyRules): void {
  const { members } = object;
  const dict = members.length > 16 ? dictOf(object) : undefined;
  let unknown = 0;
  for (const member of members) {
    const { key } = member;
    if (known.includes(key.value)) {
      const last = dict ? dict.get(key.value) : memberOf(object, key.value);
      if (last !== member && unknown++ < mostUnknown) remarkTwice(reading, object, member);
    } else if (unknown++ >= mostUnknown) continue;
    else if (key.value === 'optional') checkOptional(reading, object, member, { known, refused });
    else if (key.value === 'cls' && refused !== 'none')
      refuse(reading, 'signature-key-unknown', key.span, message('grammarKeyCls'), [removeMember(object, member)]);
    else if (refused === 'all') {
      const text = message('grammarKeyUnknown', { key: shorten(key.value) });
      refuse(reading, 'signature-key-unknown', key.span, text, [removeMember(object, member)]);
    } else {
      const text = message('grammarKeyIgnored', { key: shorten(key.value) });
      remark(reading, 'signature-key-ignored', key.span, text, [removeMember(object, member)]);
    }
  }
}

/** Of an object with thousands of keys not each needs a word. */
const mostUnknown = 100;

function remarkTwice(reading: Reading, object: JsonObject, member: JsonMember): void {
  const text = message('grammarKeyTwice', { key: member.key.value });
  remark(reading, 'signature-key-ignored', member.key.span, text, [removeMember(object, member)]);
}

/** Written by MLflow 2.4 to 2.9; of a column that is not optional it said nothing. */
function checkOptional(reading: Reading, object: JsonObject, member: JsonMember, { known, refused }: KeyRules): void {
  const { key } = member;
  const fixes = memberOf(object, 'required')
    ? [removeMember(object, member, { isPreferred: true })]
    : [requiredFix(object, member, known.includes('name'))];
  if (refused === 'all') refuse(reading, 'signature-optional', key.span, message('grammarOptional'), fixes);
  else remark(reading, 'signature-optional', key.span, message('grammarOptionalIgnored'), fixes);
}

/** A column without a name cannot be optional: of it the key can only be dropped. */
function requiredFix(object: JsonObject, member: JsonMember, isColumn: boolean): ReturnType<typeof removeMember> {
  const { value } = member;
  const name = memberOf(object, 'name')?.value;
  const isUnnamed = isColumn && (name === undefined || name.kind === 'null');
  if (isUnnamed && isTruthy(value)) return removeMember(object, member);
  return renameMember(member, 'required', String(!isTruthy(value)), { isPreferred: value.kind === 'boolean' });
}
