import type { Span } from '../../base/span.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import type { YamlScalar } from '../yaml/node.ts';

/** A place within the JSON of a part of the signature. */
export interface JsonPlace {
  readonly part: SignaturePart;
  /** In the JSON text. */
  readonly offset: number;
}

/** Undefined where the place in the file is not within the JSON of a signature. */
export function jsonPlaceAt({ parts }: MlmodelDocument, offset: number): JsonPlace | undefined {
  const part = parts.find(({ scalar: { span } }) => span.start <= offset && offset <= span.end);
  if (!part || offset < part.scalar.sourceOf(0).start) return undefined;
  const found = indexAt(part.scalar, part.json.length, offset);
  return part.scalar.sourceOf(found).start <= offset ? { part, offset: found } : undefined;
}

/** The last character of the value that is written at or before the offset; those of a line's indentation come after the break before it. */
function indexAt({ sourceOf }: YamlScalar, length: number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sourceOf(middle).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Levels of brackets that are followed: the library that reads broken JSON goes into them one call deep each. */
const deepest = 200;

export function isShallow(json: string): boolean {
  let depth = 0;
  for (const [bracket] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (bracket === ']' || bracket === '}') depth--;
    if (depth > deepest) return false;
  }
  return true;
}
