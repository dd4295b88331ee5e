import type { SignaturePartName } from '../../../src/core/mlmodel/document.ts';
import type { Gesture } from '../../../src/core/mlmodel/page/gesture.ts';
import type { RowCell, RowPath, SignatureRow } from '../../../src/core/mlmodel/page/modelPage.ts';
import { numpyTypeOf } from '../../../src/core/signature/grammar/numpyType.ts';
import { readTypeWords, typeWords } from './typeWords.ts';

/** What a cell is left with. */
export type CellGesture =
  | { readonly kind: 'none' }
  | { readonly kind: 'gesture'; readonly gesture: Gesture }
  | { readonly kind: 'bad'; readonly text: 'notAType' | 'notADtype' };

/** What stands in the box while a cell is edited. */
export function cellText(row: SignatureRow, cell: RowCell): string {
  switch (cell) {
    case 'name':
      return row.name ?? '';
    case 'type':
      return row.kind === 'tensor' ? row.type : typeWords(row.type);
    case 'shape':
      return row.shape ?? '';
    case 'default':
      return row.default ?? '';
    case 'required':
      return '';
  }
}

/** The change that a typed text asks for; a type is set in all rows that are picked. */
export function cellGesture(
  part: SignaturePartName,
  rows: readonly SignatureRow[],
  row: SignatureRow,
  cell: RowCell,
  text: string,
): CellGesture {
  const { path } = row;
  if (cell === 'type') return typeGesture(part, rows, row, text);
  if (text === cellText(row, cell)) return { kind: 'none' };
  switch (cell) {
    case 'name':
      return asked({ kind: 'rename', part, path, name: text === '' ? null : text });
    case 'shape':
      return asked({ kind: 'setShape', part, path, shape: text.trim() });
    case 'default':
      return asked({ kind: 'setDefault', path, default: text });
    case 'required':
      return { kind: 'none' };
  }
}

/** Ticked or not, the picked rows become all alike. */
export function requiredGesture(
  part: SignaturePartName,
  rows: readonly SignatureRow[],
  { isRequired }: SignatureRow,
): CellGesture {
  const paths = rows.filter((row) => row.isRequired !== null).map(({ path }) => path);
  if (isRequired === null || paths.length === 0) return { kind: 'none' };
  return asked({ kind: 'setRequired', part, paths, isRequired: !isRequired });
}

/** Where the row behind this one would be. */
export function pathAfter(path: RowPath): RowPath {
  return [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
}

function typeGesture(
  part: SignaturePartName,
  rows: readonly SignatureRow[],
  row: SignatureRow,
  text: string,
): CellGesture {
  const isTensor = row.kind === 'tensor';
  const type = isTensor ? numpyTypeOf(text.trim())?.name : readTypeWords(text);
  if (type === undefined) {
    if (text === cellText(row, 'type')) return { kind: 'none' };
    return { kind: 'bad', text: isTensor ? 'notADtype' : 'notAType' };
  }
  const paths = rows.filter((one) => (one.kind === 'tensor') === isTensor && one.type !== type).map(({ path }) => path);
  return paths.length === 0 ? { kind: 'none' } : asked({ kind: 'setType', part, paths, type });
}

function asked(gesture: Gesture): CellGesture {
  return { kind: 'gesture', gesture };
}
