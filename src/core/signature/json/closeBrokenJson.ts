import type { Span } from '../../base/span.ts';
import { parseStrict } from './strictJson.ts';

export interface TextEdit {
  readonly at: Span;
  readonly text: string;
}

/**
 * The edits that make a broken JSON text valid by closing what is open at its end and dropping commas before a closing
 * bracket; undefined when that alone does not mend it.
 */
export function closeBrokenJson(text: string): { readonly edits: readonly TextEdit[] } | undefined {
  const edits: TextEdit[] = [];
  const closers: string[] = [];
  let comma: number | undefined; // the last thing that is no space, if it is a comma
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isInString) {
      if (sign === '\\') at++;
      else if (sign === '"') isInString = false;
      continue;
    }
    if (' \t\r\n'.includes(sign)) continue;
    if (sign === '}' || sign === ']') {
      if (closers.pop() !== sign) return undefined;
      if (comma !== undefined) edits.push({ at: { start: comma, end: comma + 1 }, text: '' });
    }
    comma = sign === ',' ? at : undefined;
    if (sign === '"') isInString = true;
    else if (sign === '{') closers.push('}');
    else if (sign === '[') closers.push(']');
  }
  if (comma !== undefined) edits.push({ at: { start: comma, end: comma + 1 }, text: '' });
  if (isInString && /[,}\]]/.test(text.slice(text.lastIndexOf('"')))) return undefined; // its end was forgotten before that
  const closing = (isInString ? '"' : '') + closers.toReversed().join('');
  const end = text.trimEnd().length;
  if (closing !== '')
    edits.push({ at: isInString ? { start: text.length, end: text.length } : { start: end, end }, text: closing });
  return edits.length > 0 && parseStrict(applyEdits(text, edits), 0).kind === 'read' ? { edits } : undefined;
}

/** Edits in the order of their places that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { at, text: replacement } of edits) {
    result += text.slice(from, at.start) + replacement;
    from = at.end;
  }
  return result + text.slice(from);
}
