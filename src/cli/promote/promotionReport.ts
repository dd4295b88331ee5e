import { renderEnglish } from '../../core/base/message.ts';
import { countGates, type GateOutcome, type GateResult } from '../../core/lifecycle/gates/gateResult.ts';
import type { TransitionOutcome } from '../../core/lifecycle/transition.ts';
import { shown } from '../terminalText.ts';

/** How a promotion ended. */
export interface Promotion {
  readonly passed: boolean;
  readonly gates: readonly GateResult[];
  /** Undefined: nothing was moved. */
  readonly transition: TransitionOutcome | undefined;
  /** Why it was not moved although the gates passed, or why they could not be asked; or what went wrong beside the move. */
  readonly problem: string | undefined;
}

/** Takes secrets out of a text: a server may say in its answer what it was sent. */
export type Hide = (text: string) => string;

/** `{"version":1,"passed","gates":[…],"transition","problem"?}` on one line: other people's scripts rely on this shape. */
export function promotionJson({ passed, gates, transition, problem }: Promotion, hide: Hide): string {
  const report = {
    version: 1,
    passed,
    gates: gates.map(({ id, outcome, rule, detail }) => ({
      id,
      outcome,
      rule: hide(renderEnglish(rule)),
      detail: hide(renderEnglish(detail)),
    })),
    transition: transition ? plain(transition) : null,
    ...(problem !== undefined && { problem: hide(problem) }),
  };
  return `${JSON.stringify(report)}\n`;
}

function plain({ name, version, from, to, archived }: TransitionOutcome) {
  return { name, version, from, to, archived };
}

/** One line for each gate, then what became of it. */
export function promotionText({ gates, transition, problem }: Promotion, hide: Hide): string {
  const lines = gates.map(
    ({ outcome, rule, detail }) => `${outcomeWords[outcome]}  ${renderEnglish(rule)}: ${renderEnglish(detail)}`,
  );
  const closing = [...(gates.length > 0 ? [countText(gates)] : []), ...(transition ? [movedText(transition)] : [])];
  const told = [...lines, ...closing, ...(problem === undefined ? [] : [problem])];
  return told.map((line) => `${shown(hide(line))}\n`).join('');
}

const outcomeWords: Readonly<Record<GateOutcome, string>> = {
  passed: 'passed ',
  failed: 'failed ',
  unknown: 'unknown',
};

function countText(gates: readonly GateResult[]): string {
  const { passed, failed, unknown } = countGates(gates);
  const others = [failed > 0 ? `${failed} failed` : '', unknown > 0 ? `${unknown} cannot tell` : ''].filter(
    (part) => part !== '',
  );
  const head = `${passed} of ${gates.length} ${gates.length === 1 ? 'gate' : 'gates'} passed`;
  return `${[head, ...others].join(', ')}.`;
}

function movedText({ name, version, from, to, archived }: TransitionOutcome): string {
  const others = archived.length > 0 ? ` Archived: version ${archived.join(', ')}.` : '';
  return `${name}, version ${version}: ${from} → ${to}.${others}`;
}
