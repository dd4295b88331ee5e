import type { Message } from '../../base/message.ts';
import type { Gate, GateKind } from './policy.ts';
import type { GateFacts } from './gateFacts.ts';
import type { GateOutcome } from './gateResult.ts';

/** What a gate answers, and the evidence. */
export interface Answer {
  readonly outcome: GateOutcome;
  readonly detail: Message;
}

export type GateOf<Kind extends GateKind> = Extract<Gate, { readonly kind: Kind }>;

/** Judges one kind of gate. It never asks anything, and never throws. */
export type Evaluator<Kind extends GateKind> = (gate: GateOf<Kind>, facts: GateFacts) => Answer;

export function passed(detail: Message): Answer {
  return { outcome: 'passed', detail };
}

export function failed(detail: Message): Answer {
  return { outcome: 'failed', detail };
}

export function unknown(detail: Message): Answer {
  return { outcome: 'unknown', detail };
}

export function passedIf(condition: boolean, detail: Message): Answer {
  return condition ? passed(detail) : failed(detail);
}
