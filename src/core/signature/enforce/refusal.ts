import type { Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';

/**
 * Where Python would raise. Thrown only inside `core/signature/enforce` and caught at its boundary (`verdict.ts`), as the checks of MLflow
 * that are mirrored here raise from any depth.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** What a person is told. */
  readonly text: Message;
  /** The value in the data file that is refused, where one can be named. */
  readonly at: Span | undefined;

  constructor(text: Message, at?: Span) {
    super(text.id);
    this.text = text;
    this.at = at;
  }
}
