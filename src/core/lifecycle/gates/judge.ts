import { message } from '../../base/message.ts';
import type { Stage } from '../stage.ts';
import { failed, unknown, type Answer, type Evaluator, type GateOf } from './answer.ts';
import { exampleValid, requirementsPinned } from './fileGates.ts';
import type { GateFacts } from './gateFacts.ts';
import type { GateResult, GateVerdict } from './gateResult.ts';
import { gateId, gateRule } from './gateRule.ts';
import { metric, metricAgainstProduction } from './metricGates.ts';
import type { Gate, GateKind, PolicyState } from './policy.ts';
import { matchesModel } from './policyFile/modelGlob.ts';
import { signatureCompatible, signaturePresent } from './signatureGates.ts';
import { commitClean, commitPushed, runFinished } from './sourceGates.ts';
import { ageInStaging, description, tag } from './versionGates.ts';
import { approvals, notByRequester } from './whoGates.ts';

/** What the policy asks for a model and a stage, before anything is judged; or why there is nothing to judge by. */
export type GatesAsked =
  | { readonly kind: 'gates'; readonly gates: readonly Gate[] }
  | { readonly kind: 'none'; readonly verdict: GateVerdict };

/**
 * It fails closed: without a valid and trusted policy, and without a rule for this model and stage, nothing is passed. All rules that fit hold
 * together; a gate that several of them name is judged once.
 */
export function gatesFor(state: PolicyState, name: string, stage: Stage): GatesAsked {
  if (state.kind === 'missing') return none(failed(message('gatePolicyMissing')));
  const { path } = state;
  if (state.kind === 'invalid') return none(failed(state.problem));
  if (state.kind === 'untrusted') return none(unknown(message('gatePolicyUntrusted', { path })));
  const rules = state.policy.rules.filter(({ models, stages }) => stages.includes(stage) && matchesModel(models, name));
  if (rules.length === 0) return none(failed(message('gatePolicyNoRule', { path, name, stage })));
  const gates = withoutRepeats(rules.flatMap((rule) => rule.gates));
  if (gates.length === 0) return none(failed(message('gatePolicyNoGate', { path, name, stage })));
  return { kind: 'gates', gates };
}

/** Passed when all gates are, and there is one: where a gate cannot tell, it is not. */
export function verdictOf(gates: readonly Gate[], facts: GateFacts): GateVerdict {
  const ids = new Map<string, number>();
  const results = gates.map((gate): GateResult => {
    const id = gateId(gate);
    const before = ids.get(id) ?? 0;
    ids.set(id, before + 1);
    return { id: before === 0 ? id : `${id}#${before + 1}`, rule: gateRule(gate), ...evaluate(gate, facts) };
  });
  return { passed: results.length > 0 && results.every(({ outcome }) => outcome === 'passed'), gates: results };
}

function none(answer: Answer): GatesAsked {
  const gates = [{ id: 'policy', rule: message('gateRulePolicy'), ...answer }];
  return { kind: 'none', verdict: { passed: false, gates } };
}

function withoutRepeats(gates: readonly Gate[]): readonly Gate[] {
  return [...new Map(gates.map((gate) => [contentOf(gate), gate])).values()];
}

/** Gates hold nothing but texts and numbers; JSON alone knows no NaN. */
function contentOf(gate: Gate): string {
  const parts = Object.entries(gate).map(([name, value]) => [name, typeof value, String(value)]);
  return JSON.stringify(parts.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}

const evaluators: { readonly [Kind in GateKind]: Evaluator<Kind> } = {
  metric,
  metricAgainstProduction,
  signaturePresent,
  signatureCompatible,
  exampleValid,
  requirementsPinned,
  runFinished,
  commitClean,
  commitPushed,
  tag,
  description,
  ageInStaging,
  approvals,
  notByRequester,
};

function evaluate<Kind extends GateKind>(gate: GateOf<Kind> & { readonly kind: Kind }, facts: GateFacts): Answer {
  return evaluators[gate.kind](gate, facts);
}
