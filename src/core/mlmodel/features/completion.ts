import type { Span } from '../../base/span.ts';
import type { MlmodelDocument } from '../document.ts';
import { jsonPlaceAt } from './jsonPlace.ts';
import { signatureCompletions } from './jsonCompletion.ts';
import { keyCompletions } from './keyCompletion.ts';
import { withoutMark } from './strayMark.ts';
import { linePlaceAt } from './linePlace.ts';
import { valueCompletions } from './valueCompletion.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'flavor' | 'type' | 'value' | 'module' | 'file';
  /** In VS Code's syntax of snippets. */
  readonly snippet: string;
  readonly replaced: Span;
  /** Markdown, in English. */
  readonly documentation?: string;
  /** Shown beside the label. */
  readonly detail?: string;
  /** What is left to be typed comes next: more is suggested at once. */
  readonly goesOn?: boolean;
}

export interface CompletionContext {
  /** Names of the files beside the `MLmodel` file. */
  readonly paths: readonly string[];
}

/** What can stand at an offset, by its place: keys, flavors, values, or the JSON of the signature. */
export function completionsAt(
  document: MlmodelDocument,
  offset: number,
  context: CompletionContext,
): readonly Completion[] {
  const bare = withoutMark(document, offset);
  if (bare) return inJson(bare.document, bare.offset).map((completion) => overMark(completion, bare.length));
  if (jsonPlaceAt(document, offset)) return inJson(document, offset);
  const place = linePlaceAt(document.text, offset);
  if (!place) return [];
  return place.key === undefined ? keyCompletions(place) : valueCompletions(place, context);
}

/** Behind the quote that ends the scalar there is no JSON. */
function inJson(document: MlmodelDocument, offset: number): readonly Completion[] {
  const place = jsonPlaceAt(document, offset);
  if (!place) return [];
  const { span, style } = place.part.scalar;
  const isBehind = offset === span.end && (style === 'single' || style === 'double');
  return isBehind ? [] : inLine(document.text, offset, signatureCompletions(place));
}

function overMark(completion: Completion, length: number): Completion {
  const { start, end } = completion.replaced;
  return { ...completion, replaced: { start, end: end + length } };
}

/** An editor replaces only around the cursor and within its line: not a name that is folded, and nothing before the indentation it is in. */
function inLine(text: string, offset: number, completions: readonly Completion[]): readonly Completion[] {
  return completions.flatMap((completion) => {
    const { start, end } = completion.replaced;
    if (offset < start || end < offset) return [{ ...completion, replaced: { start: offset, end: offset } }];
    return /[\r\n]/.test(text.slice(start, end)) ? [] : [completion];
  });
}
