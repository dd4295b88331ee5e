import type { ComponentChildren, RefObject, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useVirtualRows } from './useVirtualRows.ts';
import './fullTable.css';

interface FullTableProps {
  readonly label: string;
  readonly className?: string;
  /** Widths in pixels, one for each column; a column with 0 takes what is left, if that is not less than `narrowest`. */
  readonly widths: readonly number[];
  /** The `tr` with the headers. */
  readonly head: ComponentChildren;
  readonly count: number;
  /** `aria-rowindex` goes on the `tr`. */
  readonly renderRow: (index: number, rowIndex: number) => VNode;
  /** Called with the rows that are drawn whenever they are drawn: sorted otherwise, others stand in the same places. */
  readonly onDraw?: (first: number, last: number) => void;
  readonly grid?: GridProps;
}

/** For a table whose rows hold the focus. */
export interface GridProps {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Scrolls no further than it takes to see a row. */
  readonly scroll: RefObject<((index: number) => void) | null>;
}

const rowHeight = 22;
const headHeight = 24;
const narrowest = 140;

/** A table that fills the page, of any length: its header and its first column stay, only rows that are seen are drawn. */
export function FullTable(props: FullTableProps): VNode {
  const { label, className = '', widths, head, count, renderRow, onDraw, grid } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, total, scrollTo } = useVirtualRows({
    count,
    rowHeight,
    scroller,
    offset: headHeight,
    headHeight,
    seenHeight: 600,
  });
  if (grid) grid.scroll.current = scrollTo;
  const top = rows[0]?.top ?? 0;
  const bottom = Math.max(0, total - top - rows.length * rowHeight);
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? -1];
  if (onDraw) queueMicrotask(() => onDraw(first, last));
  const width = widths.reduce((sum, one) => sum + (one === 0 ? narrowest : one), 0);
  return (
    <div class="scroller full" ref={scroller} tabIndex={grid ? undefined : 0} role="group" aria-label={label}>
      <table
        class={className}
        role={grid ? 'grid' : undefined}
        aria-label={label}
        aria-rowcount={count + 1}
        style={{ minWidth: `${width}px` }}
        onKeyDown={grid?.onKeyDown}
      >
        <colgroup>
          {widths.map((one, index) => (
            <col key={index} style={one === 0 ? {} : { width: `${one}px` }} />
          ))}
        </colgroup>
        <thead class="stays">{head}</thead>
        <tbody>
          <Gap height={top} columns={widths.length} />
          {rows.map(({ index }) => renderRow(index, index + 2))}
          <Gap height={bottom} columns={widths.length} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }): VNode | null {
  if (height === 0) return null;
  return (
    <tr class="gap" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${height}px` }} />
    </tr>
  );
}
