import type { MlmodelDocument, SignaturePart } from '../../document.ts';
import type { JsonEdit } from '../../partEdits.ts';
import { singleQuoted, valueEdit } from '../../rules/edits.ts';
import type { TextEdit } from '../../rule.ts';

/** The whole value written anew: in single quotes, or with escapes. For what the scalar as it stands cannot hold. */
export function requotings({ text }: MlmodelDocument, { entry }: SignaturePart, json: string): TextEdit[] {
  const written = [singleQuoted(json), JSON.stringify(json)];
  return written.flatMap((scalar) => valueEdit(text, entry, scalar) ?? []);
}

/** In the order of their places; what touches is one edit. */
export function joined(edits: readonly JsonEdit[], write: (text: string) => string): JsonEdit[] | undefined {
  const found: JsonEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)) {
    const last = found.at(-1);
    if (last && edit.at.start < last.at.end) return undefined;
    if (edit.at.start === edit.at.end && edit.text === '') continue;
    if (last?.at.end !== edit.at.start) {
      found.push(edit);
      continue;
    }
    const inFile =
      last.inFile === undefined && edit.inFile === undefined
        ? {}
        : { inFile: (last.inFile ?? write(last.text)) + (edit.inFile ?? write(edit.text)) };
    found[found.length - 1] = {
      at: { start: last.at.start, end: edit.at.end },
      text: last.text + edit.text,
      ...inFile,
    };
  }
  return found;
}
