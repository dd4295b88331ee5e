import { message, type Message } from '../../base/message.ts';
import type { GateOf } from './answer.ts';
import { durationIn } from './duration.ts';
import type { Gate, GateKind, MetricComparison } from './policy.ts';

/** Stable, for programs. Two gates of one id differ in a value only. */
export function gateId(gate: Gate): string {
  const id = ids[gate.kind];
  if (gate.kind === 'metric' || gate.kind === 'metricAgainstProduction')
    return `${gate.kind === 'metric' ? id : `metric-${gate.direction}-production`}:${gate.metric}`;
  return gate.kind === 'tag' ? `${id}:${gate.key}` : id;
}

const ids: Readonly<Record<GateKind, string>> = {
  metric: 'metric',
  metricAgainstProduction: 'metric-above-production',
  signaturePresent: 'signature-present',
  signatureCompatible: 'signature-compatible',
  exampleValid: 'example-valid',
  requirementsPinned: 'requirements-pinned',
  runFinished: 'run-finished',
  commitClean: 'commit-clean',
  commitPushed: 'commit-pushed',
  tag: 'tag',
  description: 'description',
  ageInStaging: 'age-in-staging',
  approvals: 'approvals',
  notByRequester: 'not-by-requester',
};

/** The condition in words. */
export function gateRule(gate: Gate): Message {
  return sayRule(gate);
}

function sayRule<Kind extends GateKind>(gate: GateOf<Kind> & { readonly kind: Kind }): Message {
  return rules[gate.kind](gate);
}

const rules: { readonly [Kind in GateKind]: (gate: GateOf<Kind>) => Message } = {
  metric: ({ metric, comparison, value }) => message(comparisons[comparison], { metric, value }),
  metricAgainstProduction: ({ metric, direction, by }) =>
    by === 0
      ? message(direction === 'above' ? 'gateRuleNotBelowProduction' : 'gateRuleNotAboveProduction', { metric })
      : message(direction === 'above' ? 'gateRuleAboveProduction' : 'gateRuleBelowProduction', { metric, by }),
  signaturePresent: () => message('gateRuleSignature'),
  signatureCompatible: () => message('gateRuleCompatible'),
  exampleValid: () => message('gateRuleExample'),
  requirementsPinned: () => message('gateRuleRequirements'),
  runFinished: () => message('gateRuleRunFinished'),
  commitClean: () => message('gateRuleCommitClean'),
  commitPushed: () => message('gateRuleCommitPushed'),
  tag: ({ key, value }) =>
    value === undefined ? message('gateRuleTag', { key }) : message('gateRuleTagIs', { key, value }),
  description: () => message('gateRuleDescription'),
  ageInStaging: ({ milliseconds }) => {
    const { unit, count } = durationIn(milliseconds);
    return message(ages[unit], { count });
  },
  approvals: ({ count }) => (count === 1 ? message('gateRuleApproval') : message('gateRuleApprovals', { count })),
  notByRequester: () => message('gateRuleNotByRequester'),
};

const comparisons = {
  '>=': 'gateRuleMetricAtLeast',
  '>': 'gateRuleMetricAbove',
  '<=': 'gateRuleMetricAtMost',
  '<': 'gateRuleMetricBelow',
  '==': 'gateRuleMetricIs',
} as const satisfies Readonly<Record<MetricComparison, string>>;

const ages = { minutes: 'gateRuleAgeInMinutes', hours: 'gateRuleAgeInHours', days: 'gateRuleAgeInDays' } as const;
