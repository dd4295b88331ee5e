import type { Message } from '../../../base/message.ts';
import { applyEdits } from '../../../signature/json/closeBrokenJson.ts';
import type { MlmodelDocument, SignaturePart, SignaturePartName } from '../../document.ts';
import { readMlmodel } from '../../readMlmodel.ts';
import type { TextEdit } from '../../rule.ts';
import { editsInFile, writer, type JsonEdit } from '../../partEdits.ts';
import { refused, type Refused } from './outcome.ts';
import { joined, requotings } from './touching.ts';
import { isSameElsewhere } from './sameElsewhere.ts';

/** The JSON that a part has to hold afterwards; null: it is absent. */
export type Wanted = ReadonlyMap<SignaturePartName, string | null>;

type Result = { readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | Refused;

/**
 * The edits, once the file that they make was read again: undefined where it does not hold what is wanted, or where anything else in it changed;
 * refused where MLflow 3.17.2 would complain of something new.
 */
export function commit(document: MlmodelDocument, edits: readonly TextEdit[], wanted: Wanted): Result | undefined {
  const few = merged(document.text, edits);
  if (!few) return undefined;
  const after = readMlmodel(applyEdits(document.text, few));
  const partAfter = (name: SignaturePartName): SignaturePart | undefined =>
    after.parts.find((part) => part.name === name);
  for (const [name, json] of wanted) if ((partAfter(name)?.json ?? null) !== json) return undefined;
  if (!isSameElsewhere(document, after, new Set(wanted.keys()))) return undefined;
  for (const name of wanted.keys()) {
    const before = document.parts.find((part) => part.name === name);
    const problem = newRefusal(before, partAfter(name));
    if (problem) return { kind: 'refused', problem };
  }
  return { kind: 'edits', edits: few };
}

/** The same for the JSON of one part: where its scalar cannot hold the new text as it stands, the scalar is written anew. */
export function partCommit(document: MlmodelDocument, part: SignaturePart, edits: readonly JsonEdit[]): Result {
  const apart = joined(edits, writer(document.text, part));
  if (!apart) return refused('gestureOneLevel');
  const json = applyEdits(part.json, apart);
  if (json === part.json) return { kind: 'edits', edits: [] };
  const wanted: Wanted = new Map([[part.name, json]]);
  const inside = commit(document, editsInFile(document, part, apart), wanted);
  if (inside) return inside;
  for (const edit of requotings(document, part, json)) {
    const anew = commit(document, [edit], wanted);
    if (anew) return anew;
  }
  return refused('gestureUnwritable');
}

/** So many edits are one: an editor takes its time for each. */
const mostEdits = 500;

/** In order, those that touch as one. Undefined where they overlap. */
function merged(text: string, edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const apart = joined(edits, (written) => written);
  if (!apart || apart.length <= mostEdits) return apart;
  const [start, end] = [apart[0]?.at.start ?? 0, apart.at(-1)?.at.end ?? 0];
  const inside = apart.map((edit) => ({
    at: { start: edit.at.start - start, end: edit.at.end - start },
    text: edit.text,
  }));
  return [{ at: { start, end }, text: applyEdits(text.slice(start, end), inside) }];
}

/** Undefined where MLflow refuses no more than before. */
function newRefusal(before: SignaturePart | undefined, after: SignaturePart | undefined): Message | undefined {
  const [old, found] = [refusals(before), refusals(after)];
  if (found.length <= old.length) return undefined;
  const known = new Set(old.map((message) => JSON.stringify(message)));
  return found.find((message) => !known.has(JSON.stringify(message))) ?? found[0];
}

function refusals(part: SignaturePart | undefined): readonly Message[] {
  return part?.problems.flatMap(({ isRefused, message }) => (isRefused ? message : [])) ?? [];
}
