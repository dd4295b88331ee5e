import { message, type Message, type MessageId } from '../../../base/message.ts';
import type { JsonEdit } from '../../partEdits.ts';

export interface Refused {
  readonly kind: 'refused';
  readonly problem: Message;
}

/** What a gesture changes in the JSON of a part, or why it cannot be done. */
export type Outcome = { readonly kind: 'edits'; readonly edits: readonly JsonEdit[] } | Refused;

export function edits(...found: readonly (readonly JsonEdit[])[]): Outcome {
  return { kind: 'edits', edits: found.flat() };
}

export function refused<Id extends MessageId>(...given: Parameters<typeof message<Id>>): Refused {
  return { kind: 'refused', problem: message(...given) };
}

/** All of them together, or the first that is refused. */
export function together(outcomes: readonly Outcome[]): Outcome {
  const found: JsonEdit[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === 'refused') return outcome;
    for (const edit of outcome.edits) found.push(edit);
  }
  return { kind: 'edits', edits: found };
}
