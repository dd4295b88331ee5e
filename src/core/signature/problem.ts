import type { Message } from '../base/message.ts';
import type { Span } from '../base/span.ts';

/** Codes of what can be wrong with a signature itself. Each is a rule with a severity in `core/mlmodel/ruleTable.ts`. */
export type SignatureCode =
  | 'signature-json' // not JSON for Python
  | 'signature-shape' // the JSON is not a list of objects
  | 'signature-empty' // `[]` where at least one spec is needed
  | 'signature-type-missing' // a spec, item, property or map value without `type`
  | 'signature-type-unknown' // a type that does not exist
  | 'signature-key-unknown' // a key that a scalar column refuses
  | 'signature-optional' // the outdated `optional`
  | 'signature-part-missing' // `items`, `properties`, `values`, `tensor-spec`, `dtype`, `shape` …
  | 'signature-part-invalid' // … of a wrong kind
  | 'signature-dtype-unknown' // a numpy type that does not exist
  | 'signature-mixed' // named with unnamed, columns with tensors, several unnamed tensors, unnamed optional
  | 'signature-name-duplicate' // accepted by MLflow: the last one wins
  | 'signature-name-odd' // accepted by MLflow: empty, or no string
  | 'signature-required-odd' // accepted by MLflow: `required` that is no boolean, or missing on a nested column
  | 'signature-shape-odd' // accepted by MLflow: a shape whose parts are no integers ≥ -1
  | 'signature-key-ignored' // accepted by MLflow: a key that has no effect
  | 'params-invalid' // a parameter without `name`, `type` or `default`
  | 'params-type-unknown'
  | 'params-default' // a default that does not fit type and shape
  | 'params-shape'
  | 'params-duplicate';

/** Something about the JSON of one part of a signature; offsets count in that JSON text. */
export interface SignatureProblem {
  readonly code: SignatureCode;
  /** True when MLflow refuses the signature for it. */
  readonly isRefused: boolean;
  /** Of a problem that is worse than others of its code. */
  readonly severity?: 'warning';
  readonly message: Message;
  readonly at: Span;
  /** What would mend it, as edits of the JSON text; the first is the safe one, if any is. */
  readonly fixes?: readonly JsonFix[];
}

export interface JsonFix {
  readonly title: Message;
  /** Safe enough to be applied without looking. */
  readonly isPreferred: boolean;
  readonly edits: readonly { readonly at: Span; readonly text: string }[];
}
