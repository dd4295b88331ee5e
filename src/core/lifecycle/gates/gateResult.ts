import type { Message } from '../../base/message.ts';
import type { GateCounts } from '../records/record.ts';

export type GateOutcome = 'passed' | 'failed' | 'unknown';

/** How one gate answers, with what it was judged by. */
export interface GateResult {
  /** Stable, for programs: `metric:f1`, `signature-compatible`, `policy` when there is no policy to ask. */
  readonly id: string;
  readonly outcome: GateOutcome;
  /** The condition: `f1 at least 0.60`. */
  readonly rule: Message;
  /** The evidence: `0.584`, `2 breaking changes: order_book, volume`. */
  readonly detail: Message;
}

export interface GateVerdict {
  /** All passed, and there was at least one: no policy, no rule and an unknown answer are all not passed. */
  readonly passed: boolean;
  readonly gates: readonly GateResult[];
}

export function countGates(gates: readonly GateResult[]): GateCounts {
  const count = (outcome: GateOutcome): number => gates.filter((gate) => gate.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), unknown: count('unknown') };
}
