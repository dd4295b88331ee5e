import { message, type Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { SpecName } from '../../signature/spec.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import { writtenInside } from '../partEdits.ts';
import type { TextEdit } from '../rule.ts';
import { viewOf } from '../modelView.ts';
import { textOf } from '../values.ts';
import type { Siblings } from '../siblings.ts';
import { exampleColumns, exampleParameters, type ExampleName } from './exampleNames.ts';
import { asciiJson } from './jsonLayout.ts';
import { holds, jsonPlaceAt } from './jsonPlace.ts';
import { isRewritten } from './rewritten.ts';

/** A column or parameter that can be called otherwise. */
export interface Renamable {
  readonly part: SignaturePart;
  readonly name: string;
  /** In the JSON, with its quotes. */
  readonly span: Span;
  /** In the file, without its quotes. */
  readonly at: Span;
}

export interface FileEdit extends TextEdit {
  /** A sibling; the `MLmodel` file itself when left out. */
  readonly file?: string;
}

/** What a new name changes, or why it cannot be taken. */
export type Renaming =
  | { readonly kind: 'edits'; readonly edits: readonly FileEdit[] }
  | { readonly kind: 'refused'; readonly problem: Message };

/** The name that the cursor is in. */
export function renamableAt(document: MlmodelDocument, offset: number): Renamable | undefined {
  const place = jsonPlaceAt(document, offset);
  if (!place) return undefined;
  const { part } = place;
  for (const { name } of specsOf(part)) {
    if (name?.kind !== 'string' || name.value === '' || !holds(name.span, place.offset)) continue;
    const { span, value } = name;
    const at = part.toFile({ start: span.start + 1, end: span.end - 1 });
    if (holds(at, offset)) return { part, name: value, span, at };
  }
  return undefined;
}

/** In the signature, and in the example files where the name stands for the same column. */
export function renamingOf(
  document: MlmodelDocument,
  siblings: Pick<Siblings, 'text'>,
  renamable: Renamable,
  wanted: string,
): Renaming {
  const problem = nameProblem(renamable, wanted);
  if (problem) return { kind: 'refused', problem };
  const { part, span, name } = renamable;
  const written = asciiJson(JSON.stringify(wanted));
  const own: FileEdit = { at: part.toFile(span), text: writtenInside(part.scalar, written) };
  const json = part.json.slice(0, span.start) + written + part.json.slice(span.end);
  if (!isRewritten(document, part, own, json)) {
    return { kind: 'refused', problem: message('featureNameUnwritable', { name: wanted }) };
  }
  const edits = [own];
  for (const { file, names } of part.name === 'outputs' ? [] : examplesOf(document, siblings, part)) {
    const same = names.filter(({ value }) => value === name);
    if (same.length > 0 && wanted !== name && names.some(({ value }) => value === wanted)) {
      return { kind: 'refused', problem: message('featureNameInExample', { name: wanted, file }) };
    }
    edits.push(...same.map(({ at }) => ({ file, at, text: written })));
  }
  return { kind: 'edits', edits };
}

function nameProblem({ part, name }: Renamable, wanted: string): Message | undefined {
  if (wanted === '') return message('featureNameEmpty');
  const names = namesOf(part);
  if (wanted !== name && names.includes(wanted)) return message('featureNameTaken', { name: wanted, part: part.name });
  const isTwice = names.indexOf(name) !== names.lastIndexOf(name);
  return isTwice ? message('featureNameTwice', { name, part: part.name }) : undefined;
}

function specsOf({ schema, params }: SignaturePart): readonly { readonly name: SpecName }[] {
  return [...(schema?.specs ?? []), ...(params ?? [])];
}

function namesOf(part: SignaturePart): readonly string[] {
  return specsOf(part).flatMap(({ name }) => (name?.kind === 'string' ? name.value : []));
}

/** The example files that the model names, with what they call its columns or parameters. */
function examplesOf(
  document: MlmodelDocument,
  siblings: Pick<Siblings, 'text'>,
  part: SignaturePart,
): readonly { readonly file: string; readonly names: readonly ExampleName[] }[] {
  const { exampleInfo } = viewOf(document);
  const inputs = document.parts.find(({ name }) => name === 'inputs');
  const columns = new Set(inputs ? namesOf(inputs) : []);
  const files = new Map<string, boolean>();
  for (const key of ['serving_input_path', 'artifact_path']) {
    const file = textOf(exampleInfo.get(key)?.value);
    if (file !== undefined && !files.has(file)) files.set(file, key === 'serving_input_path');
  }
  return [...files].flatMap(([file, isRequest]) => {
    const text = siblings.text(file);
    if (text === undefined) return [];
    const names = part.name === 'params' ? exampleParameters : exampleColumns;
    return [{ file, names: names(text, { isRequest, columns }) }];
  });
}
