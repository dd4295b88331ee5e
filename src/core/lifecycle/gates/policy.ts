import type { Message } from '../../base/message.ts';
import type { Stage } from '../stage.ts';

export const metricComparisons = ['>=', '>', '<=', '<', '=='] as const;
export type MetricComparison = (typeof metricComparisons)[number];

/** One condition of a promotion. Where a rule of the policy file holds several, each is one of these. */
export type Gate =
  | {
      readonly kind: 'metric';
      readonly metric: string;
      readonly comparison: MetricComparison;
      readonly value: number;
    }
  /** Better than the present Production version by so much, more (`above`) or less (`below`); passed when nothing is in Production. */
  | {
      readonly kind: 'metricAgainstProduction';
      readonly metric: string;
      readonly direction: 'above' | 'below';
      readonly by: number;
    }
  | { readonly kind: 'signaturePresent' }
  | { readonly kind: 'signatureCompatible' }
  | { readonly kind: 'exampleValid' }
  | { readonly kind: 'requirementsPinned' }
  | { readonly kind: 'runFinished' }
  | { readonly kind: 'commitClean' }
  | { readonly kind: 'commitPushed' }
  /** Of the version; `value` undefined = any that is not empty. */
  | { readonly kind: 'tag'; readonly key: string; readonly value: string | undefined }
  | { readonly kind: 'description' }
  | { readonly kind: 'ageInStaging'; readonly milliseconds: number }
  /** So many people approved; only names that the server verified count, each once. */
  | { readonly kind: 'approvals'; readonly count: number }
  /** Who lets it happen is not who asked for it, or who registered it. */
  | { readonly kind: 'notByRequester' };

export type GateKind = Gate['kind'];

export interface PolicyRule {
  /** Globs over names of registered models: `*` and `?` within the name, `{a,b}` and `[a-z]`. */
  readonly models: readonly string[];
  readonly stages: readonly Stage[];
  readonly gates: readonly Gate[];
}

/** `.mlflow/promotion.yaml`, when it is valid as a whole. All rules that fit a model and stage hold together. */
export interface PromotionPolicy {
  readonly rules: readonly PolicyRule[];
}

/** What stands for a policy: without a valid one nothing is passed. */
export type PolicyState =
  | { readonly kind: 'policy'; readonly policy: PromotionPolicy; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'invalid'; readonly path: string; readonly problem: Message }
  /** The folder is not trusted: it may be shown, and is not used. */
  | { readonly kind: 'untrusted'; readonly path: string };
