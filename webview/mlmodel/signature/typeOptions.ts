import type { SignatureTable } from '../../../src/core/mlmodel/page/modelPage.ts';
import { readWrappers } from './typeWords.ts';

export interface TypeOption {
  readonly label: string;
  /** The dim word at the right: what numpy calls it. */
  readonly hint: string;
  /** What stands in the box once it is chosen; `array of ` goes on with what the array holds. */
  readonly words: string;
  readonly isOpen: boolean;
  /** A line is drawn above. */
  readonly isGroup: boolean;
}

/** What the type picker offers for what stands in its box. With `isTyped` false all is offered. */
export function typeOptions(holds: SignatureTable['holds'], typed: string, isTyped: boolean): readonly TypeOption[] {
  if (holds === 'tensors') return dtypes.filter(({ label }) => !isTyped || label.includes(typed.trim().toLowerCase()));
  const { wrappers, rest } = isTyped ? readWrappers(typed) : { wrappers: [], rest: '' };
  const before = wrappers.map((wrapper) => `${wrapper} of `).join('');
  const offered = holds === 'params' ? paramTypes : columnTypes;
  const wanted = rest.trim().replaceAll('>', '');
  return offered
    .filter(({ label, hint }) => label.startsWith(wanted) || hint.startsWith(wanted))
    .map((option) => ({ ...option, words: before + option.words }));
}

/** The option that stands for a type as it is. */
export function optionOf(options: readonly TypeOption[], words: string): number {
  const exact = options.findIndex((option) => option.words === words);
  return exact >= 0 ? exact : options.findIndex((option) => option.isOpen && words.startsWith(option.words));
}

const scalars: readonly TypeOption[] = [
  ['boolean', 'bool'],
  ['integer', 'int32'],
  ['long', 'int64'],
  ['float', 'float32'],
  ['double', 'float64'],
  ['string', 'str'],
  ['binary', 'bytes'],
  ['datetime', 'datetime64[ns]'],
].map(([label = '', hint = '']) => ({ label, hint, words: label, isOpen: false, isGroup: false }));

const object: TypeOption = { label: 'object', hint: '', words: 'object', isOpen: false, isGroup: false };

const columnTypes: readonly TypeOption[] = [
  ...scalars,
  { label: 'array of…', hint: '', words: 'array of ', isOpen: true, isGroup: true },
  object,
  { label: 'map of…', hint: '', words: 'map of ', isOpen: true, isGroup: false },
  { label: 'any', hint: '', words: 'any', isOpen: false, isGroup: false },
];

/** A list of values is made by the shape. */
const paramTypes: readonly TypeOption[] = [...scalars, { ...object, isGroup: true }];

const dtypes: readonly TypeOption[] = [
  'bool',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'float16',
  'float32',
  'float64',
  'complex64',
  'complex128',
  'datetime64[ns]',
  'str',
  'bytes',
  'object',
].map((label) => ({ label, hint: '', words: label, isOpen: false, isGroup: false }));
