import type { RefObject, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ProductionModel } from '../../src/protocol/productionPage.ts';
import { FullTable } from '../ui/FullTable.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ColumnHeads } from './ColumnHeads.tsx';
import { acts, current, now, seen } from './productionStore.ts';
import { cellText, columns, sinceText, t, type Column } from './productionWords.ts';

/** In pixels; the model's name takes what is left. */
const widths: Readonly<Record<Column, number>> = {
  model: 0,
  production: 130,
  staging: 80,
  aliases: 165,
  since: 95,
  owner: 95,
  signature: 90,
  runState: 90,
  requests: 80,
  documented: 80,
  newest: 75,
};

const pageRows = 20;

/** A row is one model: arrows go from one to the next, Enter opens its page. */
export function ModelsTable({ models }: { readonly models: readonly ProductionModel[] }): VNode {
  const scroll = useRef<((index: number) => void) | null>(null);
  /** Name of the row that a key led to: it gets the focus once it is drawn. */
  const wanted = useRef('');
  const found = models.findIndex(({ name }) => name === current.value);
  const at = Math.max(0, found);
  const go = (index: number): void => {
    const model = models[Math.min(models.length - 1, Math.max(0, index))];
    if (!model) return;
    wanted.current = model.name;
    current.value = model.name;
    scroll.current?.(models.indexOf(model));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLTableRowElement) || event.ctrlKey || event.altKey || event.metaKey) return;
    const place = movedBy(event.key, at, models.length);
    if (place !== undefined) go(place);
    else if (event.key === 'Enter') acts.open(models[at]?.name ?? '');
    else return;
    event.preventDefault();
  };
  return (
    <FullTable
      label={t('table')}
      className="models"
      widths={columns.map((column) => widths[column])}
      head={<ColumnHeads />}
      count={models.length}
      onDraw={seen}
      grid={{ onKeyDown, scroll }}
      renderRow={(index, rowIndex) => (
        <ModelRow
          key={models[index]?.name ?? index}
          model={models[index]}
          rowIndex={rowIndex}
          isCurrent={index === at}
          wanted={wanted}
        />
      )}
    />
  );
}

function movedBy(key: string, at: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: count - 1,
  };
  return moves[key];
}

interface ModelRowProps {
  readonly model: ProductionModel | undefined;
  readonly rowIndex: number;
  readonly isCurrent: boolean;
  readonly wanted: RefObject<string>;
}

function ModelRow({ model, rowIndex, isCurrent, wanted }: ModelRowProps): VNode {
  const row = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    if (!isCurrent || wanted.current !== model?.name) return;
    wanted.current = '';
    row.current?.focus({ preventScroll: true });
  });
  if (!model) return <tr aria-rowindex={rowIndex} />;
  return (
    <tr
      ref={row}
      aria-rowindex={rowIndex}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => (current.value = model.name)}
      onClick={() => acts.open(model.name)}
    >
      {columns.map((column) =>
        column === 'model' ? (
          <th key={column} scope="row" role="rowheader" class="stick" title={model.name}>
            {model.name}
          </th>
        ) : (
          <td key={column} role="gridcell" class={cellClass(column, model)} title={tooltip(column, model)}>
            <Deprecated column={column} model={model} />
            {cellText(column, model, now.value)}
          </td>
        ),
      )}
    </tr>
  );
}

function Deprecated({ column, model }: { readonly column: Column; readonly model: ProductionModel }): VNode | null {
  const staged = column === 'production' || column === 'staging' ? model[column] : null;
  if (!staged || staged.deprecated === '') return null;
  const isNarrow = column === 'staging';
  const why = t('deprecatedWhy', { version: staged.version, why: staged.deprecated });
  return (
    <span class="deprecated dim" title={why}>
      <Icon name="warning" className="warn" {...(isNarrow && { label: why })} /> {!isNarrow && t('deprecated')}{' '}
    </span>
  );
}

function tooltip(column: Column, model: ProductionModel): string {
  if (column === 'since') return sinceText(model);
  return cellText(column, model, now.value);
}

const numeric: ReadonlySet<Column> = new Set(['production', 'staging', 'since', 'requests', 'newest']);

function cellClass(column: Column, model: ProductionModel): string {
  const isQuiet = ['–', ''].includes(cellText(column, model, now.value));
  return `${numeric.has(column) ? 'num' : ''}${isQuiet ? ' dim' : ''}`;
}
