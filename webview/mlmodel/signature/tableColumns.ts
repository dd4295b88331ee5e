import type { SignatureTable, RowCell, SignatureRow } from '../../../src/core/mlmodel/page/modelPage.ts';

export interface TableColumn {
  readonly cell: RowCell;
  readonly head: 'headName' | 'headType' | 'headRequired' | 'headShape' | 'headDefault';
  /** Names the field in which the cell is edited. */
  readonly label: 'cellName' | 'cellType' | 'cellRequired' | 'cellShape' | 'cellDefault';
  /** Of the header cell; narrow pages leave out `wide` ones. */
  readonly className: string;
}

const name: TableColumn = { cell: 'name', head: 'headName', label: 'cellName', className: '' };
const type: TableColumn = { cell: 'type', head: 'headType', label: 'cellType', className: 'typecol' };
const required: TableColumn = {
  cell: 'required',
  head: 'headRequired',
  label: 'cellRequired',
  className: 'requiredcol',
};
const shape: TableColumn = { cell: 'shape', head: 'headShape', label: 'cellShape', className: 'shapecol' };
const fallback: TableColumn = { cell: 'default', head: 'headDefault', label: 'cellDefault', className: 'defaultcol' };

/** The columns that a table has: only tensors and parameters have a shape, and names need the room. */
export function columnsOf({ holds, rows }: Pick<SignatureTable, 'holds' | 'rows'>): readonly TableColumn[] {
  const isLong = rows.some((row) => (row.shape?.length ?? 0) > shortShape);
  const fitting = isLong ? { ...shape, className: 'longshapecol' } : shape;
  if (holds === 'params') return [name, { ...type, className: 'defaultcol' }, fallback, fitting];
  if (holds === 'tensors') return [name, type, fitting];
  return [name, type, required];
}

/** In characters: what the narrow column has room for. */
const shortShape = 7;

export function canEdit({ kind, isRequired }: SignatureRow, cell: RowCell): boolean {
  switch (cell) {
    case 'required':
      return isRequired !== null;
    case 'shape':
      return kind === 'tensor' || kind === 'param';
    case 'default':
      return kind === 'param';
    case 'name':
    case 'type':
      return true;
  }
}
