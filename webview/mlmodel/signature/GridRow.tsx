import type { VNode } from 'preact';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SeverityIcon } from '../../ui/ProblemRow.tsx';
import { cellText } from './cellGesture.ts';
import { Popup } from './Popup.tsx';
import { NameCell, ValueCell } from './RowCells.tsx';
import { t } from './say.ts';
import { canEdit, type TableColumn } from './tableColumns.ts';
import { TextEditor } from './TextEditor.tsx';
import { TypePicker } from './TypePicker.tsx';
import type { TableControl } from './useTable.ts';
import type { RowLine } from './visibleRows.ts';

export interface GridRowProps {
  readonly line: RowLine;
  /** Among the lines. */
  readonly index: number;
  readonly control: TableControl;
  /** The table has columns for icons and acts of its own. */
  readonly isWide: boolean;
  readonly hasTwisty: boolean;
  readonly isHovered: boolean;
  /** For `aria-describedby`. */
  readonly ids: string;
}

/** One row of a signature table. */
export function GridRow(props: GridRowProps): VNode {
  const { line, index, control, isWide, isHovered } = props;
  const { row } = line.keyed;
  const isSelected = control.view.selection.keys.has(line.key);
  const hasActs = control.canChange && (isHovered || control.line === index);
  const acts = hasActs && <RowActs index={index} control={control} />;
  const last = control.columns.length - 1;
  return (
    <tr
      role="row"
      aria-level={row.path.length}
      aria-expanded={line.isOpen ?? undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      class={`${isSelected ? 'sel' : ''}${control.line === index ? ' at' : ''}`}
    >
      {isWide && (
        <td role="gridcell" class="g">
          {line.severity !== null && <SeverityIcon severity={line.severity} />}
        </td>
      )}
      {control.columns.map((column, at) => (
        <Cell key={column.cell} {...props} column={column} at={at} end={!isWide && at === last ? acts : null} />
      ))}
      {isWide && (
        <td role="gridcell" class="wide num rowacts">
          {acts}
        </td>
      )}
    </tr>
  );
}

interface CellProps extends GridRowProps {
  readonly column: TableColumn;
  readonly at: number;
  readonly end: VNode | false | null;
}

function Cell(props: CellProps): VNode {
  const { line, index, control, column, at, ids, end } = props;
  const { row } = line.keyed;
  const { cell } = column;
  const isActive = control.line === index && (control.view.active?.column ?? 0) === at;
  const isEditing = isActive && control.view.isEditing;
  const told = line.problems.flatMap((placed, order) =>
    (placed.cell ?? 'name') === cell ? [`${ids}-${index}-${order}`] : [],
  );
  const focusable = isActive && { tabIndex: 0, 'data-active': true };
  const isTicked = row.isRequired ?? false;
  const isChecked = cell === 'required' && row.isRequired !== null;
  const says = {
    'aria-invalid': told.length > 0 || undefined,
    'aria-describedby': told.length > 0 ? told.join(' ') : undefined,
  };
  return (
    <td
      role="gridcell"
      class={`${column.className.includes('wide') ? 'wide ' : ''}${isEditing ? 'open' : ''}`}
      aria-readonly={!control.canChange || !canEdit(row, cell) || undefined}
      {...(isChecked ? {} : says)}
      {...(!isEditing && !isChecked && focusable)}
    >
      {isEditing ? (
        <Editor {...props} />
      ) : isChecked ? (
        <span
          class="check"
          role="checkbox"
          aria-checked={isTicked}
          aria-label={t('cellRequired', { name: row.name ?? t('unnamed') })}
          aria-disabled={!control.canChange || undefined}
          {...says}
          {...focusable}
        >
          {isTicked && <Icon name="check" />}
        </span>
      ) : cell === 'name' ? (
        <NameCell
          line={line}
          hasTwisty={props.hasTwisty}
          hasIcon={!props.isWide}
          onToggle={() => control.setOpen(line.key, line.isOpen === false)}
        />
      ) : (
        <ValueCell row={row} cell={cell} />
      )}
      {isActive && control.trouble !== '' && (
        <Popup className="celltrouble" role="alert">
          {control.trouble}
        </Popup>
      )}
      {end}
    </td>
  );
}

function Editor({ line, control, column }: CellProps): VNode {
  const { row } = line.keyed;
  const name = row.name ?? t('unnamed');
  const shared = {
    label: t(column.label, { name }),
    text: cellText(row, column.cell),
    draft: control.draft,
    isBad: control.trouble !== '',
    onCommit: control.acts.commit,
    onCancel: control.acts.cancel,
  };
  if (column.cell !== 'type') return <TextEditor {...shared} isMono={column.cell !== 'name'} />;
  return (
    <TypePicker
      {...shared}
      name={name}
      holds={row.kind === 'tensor' ? 'tensors' : row.kind === 'param' ? 'params' : 'columns'}
    />
  );
}

/** Also done by keys, which the tooltips name. */
function RowActs({ index, control }: { readonly index: number; readonly control: TableControl }): VNode {
  const column = control.view.active?.column ?? 0;
  const press = (act: 'duplicate' | 'remove') => () => {
    control.goTo(index, column);
    // The acts look at the active row, which is this one once it is drawn.
    setTimeout(() => void control.acts[act]());
  };
  return (
    <span class="overacts">
      <IconButton icon="copy" label={t('duplicateRow')} keys="Ctrl+D" tabIndex={-1} onPress={press('duplicate')} />
      <IconButton icon="trash" label={t('removeRow')} keys="Delete" tabIndex={-1} onPress={press('remove')} />
    </span>
  );
}
