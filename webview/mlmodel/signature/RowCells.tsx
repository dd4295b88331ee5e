import type { VNode } from 'preact';
import type { RowCell, SignatureRow } from '../../../src/core/mlmodel/page/modelPage.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SeverityIcon } from '../../ui/ProblemRow.tsx';
import { t } from './say.ts';
import { typeWords } from './typeWords.ts';
import type { RowLine } from './visibleRows.ts';

interface NameProps {
  readonly line: RowLine;
  /** Room for the sign that opens and closes a row. */
  readonly hasTwisty: boolean;
  /** Where the table has no column for it. */
  readonly hasIcon: boolean;
  readonly onToggle: () => void;
}

/** The name, behind what opens and closes the row. */
export function NameCell({ line, hasTwisty, hasIcon, onToggle }: NameProps): VNode {
  const { row } = line.keyed;
  return (
    <div class={`lineup ${indent(row.path.length - 1)}`}>
      {hasIcon && line.severity !== null && <SeverityIcon severity={line.severity} />}
      {hasTwisty && <Twisty line={line} onToggle={onToggle} />}
      <NameText name={row.name} />
    </div>
  );
}

export function NameText({ name }: { readonly name: string | null }): VNode {
  if (name === null) return <span class="t dim">{t('unnamed')}</span>;
  if (name.trim() === '') return <span class="t dim">{`“${name}”`}</span>;
  return (
    <span class="t" title={name.length > 24 ? name : undefined}>
      {name}
    </span>
  );
}

/** The sign is for the mouse: keys have Left and Right, and the row says that it is open. */
export function Twisty({ line, onToggle }: { readonly line: RowLine; readonly onToggle: () => void }): VNode {
  if (line.isOpen === null) return <span class="tw" />;
  return (
    <span
      class="tw can"
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <Icon name={line.isOpen ? 'chevron-down' : 'chevron-right'} />
    </span>
  );
}

/** What a cell says that is not the name. */
export function ValueCell({ row, cell }: { readonly row: SignatureRow; readonly cell: RowCell }): VNode {
  if (cell === 'type') {
    const words = row.kind === 'tensor' ? t('tensorOf', { dtype: row.type }) : typeWords(row.type);
    return (
      <div class="lineup">
        <span class="t grow" title={words.length > 24 ? words : undefined}>
          {words}
        </span>
      </div>
    );
  }
  const text = cell === 'shape' ? row.shape : cell === 'default' ? row.default : null;
  if (text === null) return <span class="dim">–</span>;
  return (
    <span class="mono" title={text.length > 12 ? text : undefined}>
      {text}
    </span>
  );
}

export function indent(depth: number): string {
  return depth === 0 ? '' : `deep${Math.min(depth, 8)}`;
}
