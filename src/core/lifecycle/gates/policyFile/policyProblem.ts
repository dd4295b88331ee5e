import type { Message } from '../../../base/message.ts';
import type { Span } from '../../../base/span.ts';
import type { TextEdit } from '../../../mlmodel/rule.ts';

/** What can be wrong with a policy file; each is told in `docs/promotion-policy.md`. */
export const policyCodes = [
  'policy-yaml',
  'policy-limit',
  'policy-type',
  'policy-key-unknown',
  'policy-key-missing',
  'policy-key-duplicate',
  'policy-merge',
  'policy-version',
  'policy-empty',
  'policy-glob',
  'policy-stage',
  'policy-value',
  'policy-metric',
  'policy-number',
  'policy-duration',
  'policy-gate-duplicate',
] as const;
export type PolicyCode = (typeof policyCodes)[number];

export interface PolicyProblem {
  readonly code: PolicyCode;
  /** With any error the policy counts as none, and nothing is passed. */
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: Message;
  readonly span: Span;
  /** The likeliest first. */
  readonly fixes: readonly PolicyFix[];
}

/** A minimal change of the file that mends a problem. */
export interface PolicyFix {
  readonly title: Message;
  /** There is no doubt about what was meant. */
  readonly isPreferred: boolean;
  readonly edits: readonly TextEdit[];
}
