import type { Span } from '../../../core/base/span.ts';
import { modelFile, type Diagnostic } from '../../../core/mlmodel/checkModel.ts';

/** A change of a text, in UTF-16 units of the text before all changes of the same event; they do not overlap. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * What was found in the text before, at its places in the text as it is now: until the next check is done a problem stays where it was. One whose
 * own text was touched is left out.
 */
export function shiftedDiagnostics(
  diagnostics: readonly Diagnostic[],
  changes: readonly TextChange[],
): readonly Diagnostic[] {
  return diagnostics.flatMap((one) => {
    if (one.file !== modelFile) return [one];
    const span = shifted(one.span, changes);
    return span ? [{ ...one, span }] : [];
  });
}

function shifted({ start, end }: Span, changes: readonly TextChange[]): Span | undefined {
  let by = 0;
  for (const { rangeOffset, rangeLength, text } of changes) {
    const isBefore = rangeOffset + rangeLength <= start;
    if (!isBefore && rangeOffset < end) return undefined;
    if (isBefore) by += text.length - rangeLength;
  }
  return { start: start + by, end: end + by };
}
