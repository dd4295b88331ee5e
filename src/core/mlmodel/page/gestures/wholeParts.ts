import { readParams } from '../../../signature/grammar/readParams.ts';
import { readSchema } from '../../../signature/grammar/readSchema.ts';
import { readJson } from '../../../signature/json/readJson.ts';
import type { MlmodelDocument, SignaturePart, SignaturePartName } from '../../document.ts';
import { compactJson, prettyJson } from '../../features/jsonLayout.ts';
import { dropFixes } from '../../rules/dropPart.ts';
import { singleQuoted, valueEdit } from '../../rules/edits.ts';
import { pairEdit, signatureEdit } from '../../rules/writeSignature.ts';
import type { TextEdit } from '../../rule.ts';
import { mapOf } from '../../values.ts';
import { entriesOf, type YamlEntry } from '../../yaml/mapping.ts';
import type { YamlMapping } from '../../yaml/node.ts';
import { commit, type Wanted } from './commit.ts';
import { editsInFile } from '../../partEdits.ts';
import { requotings } from './touching.ts';
import { refused, type Refused } from './outcome.ts';

type Result = { readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | Refused;

/** Writes parts as a whole, whether they are there or not. */
export function withParts(document: MlmodelDocument, jsons: ReadonlyMap<SignaturePartName, string>): Result {
  const texts = new Map<SignaturePartName, string>();
  for (const [name, given] of jsons) {
    const problem = problemOf(name, given);
    if (problem) return problem;
    texts.set(name, compactJson(given));
  }
  const signature = mapOf(document.top.get('signature')?.value);
  if (!signature) {
    const edit = signatureEdit(document, Object.fromEntries(texts));
    return (edit && commit(document, [edit], texts)) ?? refused('gestureUnwritable');
  }
  for (const isAnew of [false, true]) {
    const found = Array.from(texts, ([name, json]) => partEdits(document, signature, { name, json, isAnew }));
    const edits = found.flatMap((one) => one?.edits ?? []);
    const wanted: Wanted = new Map(found.flatMap((one) => (one ? [[one.name, one.json]] : [])));
    const result = found.includes(undefined) ? undefined : commit(document, edits, wanted);
    if (result) return result;
  }
  return refused('gestureUnwritable');
}

/** A list without rows is refused by MLflow 3.17.2, and so is a signature without lists. */
export function withoutPart(document: MlmodelDocument, part: SignaturePart): Result {
  const { text, top } = document;
  const wanted: Wanted = new Map([[part.name, null]]);
  const [drop] = dropFixes(document, part);
  const result = drop && commit(document, drop.edits, wanted);
  if (result) return result;
  const signature = top.get('signature');
  const edit = signature && valueEdit(text, signature, 'null');
  return (edit && commit(document, [edit], wanted)) ?? refused('gestureUnwritable');
}

function problemOf(name: SignaturePartName, json: string): Refused | undefined {
  const { root, isRefused } = readJson(json);
  if (isRefused || root?.kind !== 'array') return refused('gestureNotJson');
  const { problems } = name === 'params' ? readParams(json) : readSchema(json);
  const problem = problems.find((one) => one.isRefused);
  return problem && { kind: 'refused', problem: problem.message };
}

interface PartText {
  readonly name: SignaturePartName;
  readonly json: string;
  /** The scalar of a part that is there is written anew. */
  readonly isAnew: boolean;
}

function partEdits(
  document: MlmodelDocument,
  signature: YamlMapping,
  { name, json, isAnew }: PartText,
): { readonly name: SignaturePartName; readonly json: string; readonly edits: readonly TextEdit[] } | undefined {
  const part = document.parts.find((one) => one.name === name);
  if (part) {
    if (!isAnew) return { name, ...editsOf(document, part, json) };
    const [edit] = requotings(document, part, json);
    return edit && { name, json, edits: [edit] };
  }
  const entry = entriesOf(signature).get(name);
  const quoted = singleQuoted(json);
  const edit = entry ? inPlace(document.text, entry, quoted) : pairEdit(document.text, signature, name, quoted);
  return edit && { name, json, edits: [edit] };
}

/** In the scalar that is there; in one with a row on each line, with a row on each line. Blanks around the list stay. */
function editsOf(
  document: MlmodelDocument,
  part: SignaturePart,
  given: string,
): { readonly json: string; readonly edits: readonly TextEdit[] } {
  const before = part.json.trim();
  const start = part.json.indexOf(before);
  const isPretty = part.scalar.style === 'literal' && before.includes('\n');
  const written = isPretty ? prettyJson(given) : given;
  const at = { start, end: start + before.length };
  const json = part.json.slice(0, at.start) + written + part.json.slice(at.end);
  const isSame = compactJson(before) === given;
  if (isSame) return { json: part.json, edits: [] };
  return { json, edits: editsInFile(document, part, [{ at, text: written }]) };
}

function inPlace(text: string, entry: YamlEntry, written: string): TextEdit | undefined {
  const { span } = entry.valueNode;
  if (span.start < span.end) return valueEdit(text, entry, written);
  const colon = /[ \t]*:/y;
  colon.lastIndex = entry.key.span.end;
  if (!colon.test(text)) return undefined;
  return { at: { start: colon.lastIndex, end: colon.lastIndex }, text: ` ${written}` };
}
