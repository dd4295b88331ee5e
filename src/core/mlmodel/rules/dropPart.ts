import { message } from '../../base/message.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import { signaturePartNames } from '../readMlmodel.ts';
import type { Fix } from '../rule.ts';
import { removalOf, valueEdit } from './edits.ts';
import { isFalsy, keysOf, textOf } from '../values.ts';

/**
 * The way out when nothing else helps: without the part that is refused. MLflow 3.17.2 refuses a signature of absent parts, so the only part that
 * is there goes with the whole signature.
 */
export function dropFixes(document: MlmodelDocument, part: SignaturePart): readonly Fix[] {
  if (document.yaml.problems.length > 0) return []; // where a value begins and ends is a guess then
  const entries = keysOf(document.top.get('signature')?.value);
  const others = signaturePartNames.filter((name) => name !== part.name);
  const isOnly = others.every((name) => {
    const other = entries.get(name);
    return other === undefined || isFalsy(other.value);
  });
  return isOnly ? withoutSignature(document) : withoutPart(document, part);
}

function withoutPart({ text }: MlmodelDocument, { name, entry }: SignaturePart): readonly Fix[] {
  const edit = valueEdit(text, entry, 'null');
  return edit ? [{ title: message('fixDropPart', { part: name }), isPreferred: false, edits: [edit] }] : [];
}

function withoutSignature({ root, text }: MlmodelDocument): readonly Fix[] {
  if (root === undefined || root.pairs.length < 2) return [];
  const pairs = root.pairs.filter(({ key }) => textOf(key) === 'signature');
  const [pair] = pairs;
  const edit = pair && pairs.length === 1 ? removalOf(text, root, pair) : undefined;
  return edit ? [{ title: message('fixDropSignature'), isPreferred: false, edits: [edit] }] : [];
}
