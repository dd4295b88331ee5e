import type { Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';

/** Kinds of reasons for which PyYAML's `safe_load` raises. `yaml-limit` is a limit of this reader, see `yamlLimits`. */
export type YamlCode =
  | 'yaml-syntax'
  | 'yaml-tab'
  | 'yaml-character'
  | 'yaml-duplicate-document'
  | 'yaml-alias'
  | 'yaml-tag'
  | 'yaml-key'
  | 'yaml-value'
  | 'yaml-limit';

const breaking: ReadonlySet<string> = new Set<YamlCode>(['yaml-syntax', 'yaml-tab', 'yaml-character', 'yaml-limit']);

/** Whether a text with a problem of this code is understood somehow at best: an edit may hit something else than what is meant. */
export function isBreaking(code: string): boolean {
  return breaking.has(code);
}

export interface YamlProblem {
  readonly code: YamlCode;
  readonly message: Message;
  readonly at: Span;
  /** What else cannot be judged because of it; `at` when left out. */
  readonly about?: Span;
  readonly related?: readonly { readonly at: Span; readonly message: Message }[];
  /** What would mend it, the likeliest first. */
  readonly fixes?: readonly YamlFix[];
}

export interface YamlFix {
  readonly title: Message;
  readonly edits: readonly { readonly at: Span; readonly text: string }[];
}

/** Ends the exact reading, as the first error of PyYAML ends its. Never leaves this folder. */
export class YamlRefusal extends Error {
  readonly problem: YamlProblem;

  constructor(code: YamlCode, message: Message, start: number, end: number) {
    super(code);
    this.problem = { code, message, at: { start, end } };
  }
}
