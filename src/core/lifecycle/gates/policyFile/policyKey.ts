import type { Gate } from '../policy.ts';

/** In which map a key stands: of the file, of a rule, of its gates, or of a metric that is compared with Production. */
export type PolicyPlace = 'top' | 'rule' | 'gates' | 'against';

export interface PolicyWord {
  readonly word: string;
  /** Markdown, in English. */
  readonly meaning: string;
  readonly gates: readonly Gate[];
}

/** What the value of a key can be. */
export type PolicyValue =
  | { readonly kind: 'version' }
  | { readonly kind: 'rules' }
  | { readonly kind: 'globs' }
  | { readonly kind: 'stages' }
  | { readonly kind: 'gates' }
  | { readonly kind: 'metrics' }
  /** `isList`: one of them, or a list. `isBoolean`: the word is YAML's `true`. */
  | { readonly kind: 'words'; readonly words: readonly PolicyWord[]; readonly isList?: true; readonly isBoolean?: true }
  | { readonly kind: 'tags' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'count' }
  /** Zero or more. */
  | { readonly kind: 'number' };

export interface PolicyKey {
  readonly name: string;
  readonly place: PolicyPlace;
  readonly isRequired: boolean;
  readonly value: PolicyValue;
  /** Markdown, in English, as all texts of the table. */
  readonly meaning: string;
  /** YAML, as it stands in its map. */
  readonly example: string;
  /** In VS Code's syntax of snippets. */
  readonly snippet: string;
  /** Of a gate: what it is judged by, and when it cannot tell, which counts as not passed. */
  readonly evidence?: { readonly from: string; readonly unknown: string };
}
