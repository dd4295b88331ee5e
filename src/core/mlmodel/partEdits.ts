import type { MlmodelDocument, SignaturePart } from './document.ts';
import { lineBreakOf, lineStart } from './lineBounds.ts';
import type { TextEdit } from './rule.ts';
import type { YamlScalar } from './yaml/node.ts';

/** A change of the JSON of a part. */
export interface JsonEdit extends TextEdit {
  /** The same as it has to stand in the file, where it is moved there as it is. */
  readonly inFile?: string;
}

/** The edits of the file that change the JSON of a part inside the scalar that holds it. */
export function editsInFile({ text }: MlmodelDocument, part: SignaturePart, edits: readonly JsonEdit[]): TextEdit[] {
  const write = writer(text, part);
  return edits.map((edit) => ({ at: placeOf(part, edit), text: edit.inFile ?? write(edit.text) }));
}

/**
 * How JSON text has to be written inside the scalar of a part, breaks included where it has room for them: in a literal one, and in one with
 * escapes.
 */
export function writer(text: string, { scalar }: SignaturePart): (json: string) => string {
  if (scalar.style !== 'literal') return (json) => writtenInside(scalar, json);
  const { start } = scalar.sourceOf(0);
  const indent = lineBreakOf(text) + ' '.repeat(start - lineStart(text, start));
  return (json) => json.replaceAll('\n', indent);
}

/** The same of JSON text without breaks, which no style folds. */
export function writtenInside({ style }: Pick<YamlScalar, 'style'>, json: string): string {
  if (style === 'single') return json.replaceAll("'", "''");
  return style === 'double' ? JSON.stringify(json).slice(1, -1) : json;
}

/**
 * What is put in stands behind what is before it: in front of what follows, a line of a folded scalar may begin. What is taken out goes up to where
 * the rest begins, with the indentation between them.
 */
function placeOf(part: SignaturePart, { at, text }: JsonEdit): TextEdit['at'] {
  const { sourceOf } = part.scalar;
  if (at.start < at.end && text !== '') return part.toFile(at);
  if (at.start < at.end) {
    const { start } = sourceOf(at.start);
    return { start, end: at.end < part.json.length ? sourceOf(at.end).start : part.toFile(at).end };
  }
  const start = at.start === 0 ? sourceOf(0).start : sourceOf(at.start - 1).end;
  return { start, end: start };
}
