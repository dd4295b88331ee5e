import type { MlmodelDocument } from '../document.ts';
import { readMlmodel } from '../readMlmodel.ts';

/** A file without a mark that was typed into a double-quoted scalar, where it has to be written with a backslash. */
export interface WithoutMark {
  readonly document: MlmodelDocument;
  /** Of the cursor, in the text without the mark. */
  readonly offset: number;
  /** How many characters are left out there. */
  readonly length: number;
}

/**
 * Before the cursor a `"` that ends the scalar too early, with its pair if the editor closed it, or a backslash that begins no escape yet: what
 * was meant is seen without it. Undefined where there is none, and where the file does not get sounder without it.
 */
export function withoutMark(document: MlmodelDocument, offset: number): WithoutMark | undefined {
  const { text, yaml, parts } = document;
  const part = parts.find(({ scalar: { span } }) => span.start < offset && offset <= span.end);
  if (part?.scalar.style !== 'double') return undefined;
  const typed = text[offset - 1];
  const next = text[offset];
  if (typed === '\\' && next !== '"' && isOpenEscape(text, offset)) return without(document, offset, 0);
  if (typed !== '"' || offset !== part.scalar.span.end || yaml.problems.length === 0) return undefined;
  const tries = next === '"' ? [1, 0] : [0];
  for (const behind of tries) {
    const found = without(document, offset, behind);
    if (found.document.yaml.problems.length < yaml.problems.length) return found;
  }
  return undefined;
}

function isOpenEscape(text: string, end: number): boolean {
  let start = end;
  while (text[start - 1] === '\\') start--;
  return (end - start) % 2 === 1;
}

function without({ text }: MlmodelDocument, offset: number, behind: number): WithoutMark {
  const document = readMlmodel(text.slice(0, offset - 1) + text.slice(offset + behind));
  return { document, offset: offset - 1, length: 1 + behind };
}
