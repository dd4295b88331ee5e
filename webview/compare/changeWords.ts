import { compareTexts } from '../../src/protocol/compareTexts.ts';
import type { ComparedSignatures, PageChange } from '../../src/protocol/comparePage.ts';
import { countText } from '../ui/language.ts';
import { texts } from '../ui/texts.ts';

export const t = texts(compareTexts);

type Words = (change: PageChange) => string;

/** What changed, in few words; where it changed stands beside it. */
export function changeWords(change: PageChange): string {
  return words[change.kind](change);
}

const became: Words = ({ from, to }) => t('kindBecame', { from, to });

const words: Readonly<Record<PageChange['kind'], Words>> = {
  'part-added': () => t('kindPartAdded'),
  'part-removed': () => t('kindPartRemoved'),
  'schema-kind-changed': ({ to }) => t(to === 'columns' ? 'kindSchemaColumns' : 'kindSchemaTensors'),
  'naming-changed': () => t('kindNaming'),
  'order-changed': () => t('kindOrder'),
  added: () => t('kindAdded'),
  removed: () => t('kindRemoved'),
  'property-added': () => t('kindPropertyAdded'),
  'property-removed': () => t('kindPropertyRemoved'),
  'type-widened': became,
  'type-narrowed': became,
  'type-changed': became,
  'required-changed': ({ to }) => t(to === 'required' ? 'kindRequired' : 'kindOptional'),
  'dtype-changed': became,
  'shape-changed': became,
  'list-changed': ({ to }) => t(to === 'list' ? 'kindList' : 'kindSingle'),
  'default-changed': ({ from, to }) => t('kindDefault', { from, to }),
};

const partWords = { inputs: 'partInputs', outputs: 'partOutputs', params: 'partParams' } as const;

export function placeWords({ part, where }: PageChange): string {
  const name = t(partWords[part]);
  return where === '' ? name : t('place', { part: name, name: where });
}

/** `2 breaking changes, 3 compatible`. */
export function countWords(changes: readonly PageChange[]): string {
  const breaking = changes.filter(({ isBreaking }) => isBreaking).length;
  const compatible = changes.length - breaking;
  const parts = [
    breaking === 1 ? t('breakingOne') : t('breakingMany', { count: countText(breaking) }),
    compatible === 1 ? t('compatibleOne') : t('compatibleMany', { count: countText(compatible) }),
  ] as const;
  if (breaking === 0) return parts[1];
  return compatible === 0 ? parts[0] : t('countsBoth', { breaking: parts[0], compatible: parts[1] });
}

/** Breaking ones first, otherwise in the order of the signature; as indices of the changes. */
export function changeOrder(changes: readonly PageChange[]): readonly number[] {
  const indices = changes.map((_, index) => index);
  return indices.toSorted((a, b) => Number(changes[b]?.isBreaking) - Number(changes[a]?.isBreaking) || a - b);
}

export type Comparison = NonNullable<ComparedSignatures['comparison']>;
