import { stages } from '../../stage.ts';
import { gateKeys } from './gateKeys.ts';
import type { PolicyKey } from './policyKey.ts';

/** Every key that a policy file can have: what reads it, completes it, explains it, and its schema and its page go by this table. */
export const policyKeys: readonly PolicyKey[] = [
  {
    name: 'version',
    place: 'top',
    isRequired: true,
    value: { kind: 'version' },
    meaning: 'The version of this format.',
    example: 'version: 1',
    snippet: 'version: 1',
  },
  {
    name: 'rules',
    place: 'top',
    isRequired: true,
    value: { kind: 'rules' },
    meaning:
      'The rules. All of them that fit the model and the stage hold together: each of their gates has to pass. Where no rule fits, nothing passes.',
    example: 'rules:\n  - models: "*"\n    stage: Production\n    gates:\n      signature: compatible',
    snippet: 'rules:\n  - models: "${1:*}"\n    stage: ${2:Production}\n    gates:\n      $0',
  },
  {
    name: 'models',
    place: 'rule',
    isRequired: true,
    value: { kind: 'globs' },
    meaning:
      'Names of registered models, as a glob or a list of globs: `*` is any text, `?` one character, `[a-z]` one of a class and `[!a-z]` one that is not in it, `{a,b}` either of several; a backslash takes the meaning from the next character. A glob fits the whole name, and letter case counts.',
    example: 'models: ["BTC *", "{eth,sol}-?"]',
    snippet: 'models: "${1:*}"',
  },
  {
    name: 'stage',
    place: 'rule',
    isRequired: true,
    value: { kind: 'stages' },
    meaning: `The stage that a version is to be moved to, or a list of them: ${listed(stages)}.`,
    example: 'stage: Production',
    snippet: `stage: \${1|Production,Staging,Archived|}`,
  },
  {
    name: 'gates',
    place: 'rule',
    isRequired: true,
    value: { kind: 'gates' },
    meaning: 'The conditions of this rule. There has to be at least one: a rule without any would let everything pass.',
    example: 'gates:\n  signature: compatible\n  run: finished',
    snippet: 'gates:\n  $0',
  },
  ...gateKeys,
  {
    name: 'above-production-by',
    place: 'against',
    isRequired: false,
    value: { kind: 'number' },
    meaning:
      'For metrics of which more is better: the metric is at least so much above that of the version in Production. With 0 it is not below. Passes when no other version is in Production.',
    example: '- f1: { above-production-by: 0.02 }',
    snippet: 'above-production-by: ${1:0.01}',
  },
  {
    name: 'below-production-by',
    place: 'against',
    isRequired: false,
    value: { kind: 'number' },
    meaning:
      'For metrics of which less is better: the metric is at least so much below that of the version in Production. With 0 it is not above. Passes when no other version is in Production.',
    example: '- log_loss: { below-production-by: 0 }',
    snippet: 'below-production-by: ${1:0.01}',
  },
];

export function keysAt(place: PolicyKey['place']): readonly PolicyKey[] {
  return policyKeys.filter((key) => key.place === place);
}

export function policyKey(place: PolicyKey['place'], name: string): PolicyKey | undefined {
  return policyKeys.find((key) => key.place === place && key.name === name);
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
