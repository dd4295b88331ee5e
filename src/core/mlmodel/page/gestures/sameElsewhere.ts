import type { MlmodelDocument, SignaturePartName } from '../../document.ts';
import { signaturePartNames } from '../../readMlmodel.ts';
import { textOf } from '../../values.ts';
import { resolved, type YamlMapping, type YamlNode, type YamlPair } from '../../yaml/node.ts';

/** Whether two files differ in nothing but these parts of their signatures; also whether the file is as sound as it was. */
export function isSameElsewhere(
  before: MlmodelDocument,
  after: MlmodelDocument,
  changed: ReadonlySet<SignaturePartName>,
): boolean {
  if (!before.root || !after.root || after.yaml.problems.length > 0) return false;
  const known = new Map<YamlNode, YamlNode>();
  return (
    arePairsSame(othersOf(before, before.root), othersOf(after, after.root), known) &&
    arePairsSame(keptParts(before, changed), keptParts(after, changed), known)
  );
}

function othersOf({ top }: MlmodelDocument, root: YamlMapping): readonly YamlPair[] {
  const signature = top.get('signature')?.valueNode;
  return root.pairs.filter(({ value }) => value !== signature);
}

/** Without those that are null: they come and go with the map. */
function keptParts({ top }: MlmodelDocument, changed: ReadonlySet<SignaturePartName>): readonly YamlPair[] {
  const signature = top.get('signature')?.value;
  if (signature?.kind !== 'mapping') return [];
  return signature.pairs.filter(({ key, value }) => {
    const name = signaturePartNames.find((part) => part === textOf(key));
    if (name === undefined) return true;
    const node = resolved(value);
    return !changed.has(name) && (node.kind !== 'scalar' || node.tag !== 'null');
  });
}

function arePairsSame(
  before: readonly YamlPair[],
  after: readonly YamlPair[],
  known: Map<YamlNode, YamlNode>,
): boolean {
  return (
    before.length === after.length &&
    before.every(({ key, value }, index) => {
      const other = after[index];
      return other !== undefined && isSame(key, other.key, known) && isSame(value, other.value, known);
    })
  );
}

/** YAML is not deeper than its reader lets it be. A node that aliases name many times is compared once. */
function isSame(before: YamlNode, after: YamlNode, known: Map<YamlNode, YamlNode>): boolean {
  if (before.kind !== after.kind) return false;
  if (before.kind === 'alias' || after.kind === 'alias') {
    const [one, other] = [resolved(before), resolved(after)];
    if (known.has(one)) return known.get(one) === other;
    known.set(one, other);
    return isSame(one, other, known);
  }
  if (before.tag !== after.tag) return false;
  if (before.kind === 'scalar') return after.kind === 'scalar' && before.value === after.value;
  if (before.kind === 'mapping') return after.kind === 'mapping' && arePairsSame(before.pairs, after.pairs, known);
  if (after.kind !== 'sequence' || before.items.length !== after.items.length) return false;
  return before.items.every((item, index) => {
    const other = after.items[index];
    return other !== undefined && isSame(item, other, known);
  });
}
