import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useVirtualRows } from '../ui/useVirtualRows.ts';

interface LongTableProps {
  readonly label: string;
  readonly className?: string;
  /** The `tr` with the headers. */
  readonly head: ComponentChildren;
  readonly columns: number;
  readonly count: number;
  /** `rowProps` go on the `tr`. */
  readonly renderRow: (index: number, rowProps: { readonly 'aria-rowindex': number }) => VNode;
  /** The row to bring into sight, each time that `visit` is another one; -1: none. */
  readonly wanted: number;
  readonly visit: number;
}

/** From so many rows on only those that are seen are drawn. */
const longest = 200;
const rowHeight = 22;
const headHeight = 24;

/** A table to read, of any length. */
export function LongTable(props: LongTableProps): VNode {
  return props.count > longest ? <VirtualTable {...props} /> : <WholeTable {...props} />;
}

function WholeTable({ label, className, head, count, renderRow, wanted, visit }: LongTableProps): VNode {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (visit > 0 && wanted >= 0) body.current?.rows[wanted]?.scrollIntoView({ block: 'nearest' });
  }, [visit, wanted]);
  return (
    <table class={className} aria-label={label}>
      <thead>{head}</thead>
      <tbody ref={body}>
        {Array.from({ length: count }, (_, index) => renderRow(index, { 'aria-rowindex': index + 2 }))}
      </tbody>
    </table>
  );
}

function VirtualTable({ label, className, head, columns, count, renderRow, wanted, visit }: LongTableProps): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, total, scrollTo } = useVirtualRows({ count, rowHeight, scroller, offset: headHeight, headHeight });
  useEffect(() => {
    if (visit > 0 && wanted >= 0) scrollTo(wanted);
  }, [visit, wanted, scrollTo]);
  const top = rows[0]?.top ?? 0;
  const bottom = Math.max(0, total - top - rows.length * rowHeight);
  return (
    <div class="scroller long" ref={scroller} tabIndex={0} role="group" aria-label={label}>
      <table class={className} aria-label={label} aria-rowcount={count + 1}>
        <thead class="stays">{head}</thead>
        <tbody>
          <Gap height={top} columns={columns} />
          {rows.map(({ index }) => renderRow(index, { 'aria-rowindex': index + 2 }))}
          <Gap height={bottom} columns={columns} />
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
