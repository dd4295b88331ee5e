import type { Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';

/** One thing for which MLflow refuses data. */
export interface DataProblem {
  readonly message: Message;
  /** The value in the data file; undefined when it is the data as a whole. */
  readonly at: Span | undefined;
  /** The index of the spec among `inputs` (or of the parameter among `params`) that is not met. */
  readonly spec?: { readonly part: 'inputs' | 'params'; readonly index: number };
}

/** What one of MLflow's two ways says to data; no problems: it is taken. */
export interface DataVerdict {
  readonly problems: readonly DataProblem[];
}
