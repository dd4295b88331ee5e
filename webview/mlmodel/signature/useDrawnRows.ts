import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useVirtualRows } from '../../ui/useVirtualRows.ts';
import type { Line } from './visibleRows.ts';

/** Pixels, as the style sheet has them. */
const rowHeight = 22;
const headHeight = 24;
/** Of a message of one line; others are measured once they are drawn. */
const messageHeight = 26;

/** Up to so many lines all are drawn. */
const mostDrawn = 100;

export interface DrawnRows {
  readonly isVirtual: boolean;
  /** Those to draw, with the pixels of what is left out before each. */
  readonly drawn: readonly { readonly index: number; readonly gap: number }[];
  /** Pixels left out at the end. */
  readonly rest: number;
  readonly scrollTo: (index: number) => void;
  readonly pageOfRows: () => number;
}

/** Which lines of a table are drawn: those in sight, and the active one, so that the focus stays in the table. */
export function useDrawnRows(
  lines: readonly Line[],
  active: number,
  scroller: RefObject<HTMLElement | null>,
): DrawnRows {
  const isVirtual = lines.length > mostDrawn;
  const heights = useRef(new Map<string, number>());
  const [measured, setMeasured] = useState(0);
  const height = useCallback(
    (index: number): number => {
      const line = lines[index];
      return line?.kind === 'message' ? (heights.current.get(line.key) ?? messageHeight) : rowHeight;
    },
    [lines, measured],
  );
  const virtual = useVirtualRows({
    count: isVirtual ? lines.length : 0,
    rowHeight: height,
    scroller,
    offset: headHeight,
    headHeight,
    seenHeight: Math.max(330, 0.62 * window.innerHeight), // as the style sheet has it
  });

  useLayoutEffect(() => {
    if (!isVirtual) return;
    let isOther = false;
    for (const row of scroller.current?.querySelectorAll<HTMLElement>('tr.msg') ?? []) {
      const line = lines[Number(row.ariaRowIndex) - 2];
      if (!line || Math.abs(row.offsetHeight - height(lines.indexOf(line))) < 1) continue;
      heights.current.set(line.key, row.offsetHeight);
      isOther = true;
    }
    if (isOther) setMeasured((times) => times + 1);
  });

  const pageOfRows = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 240) / rowHeight) - 2);
  if (!isVirtual)
    return {
      isVirtual,
      drawn: lines.map((_, index) => ({ index, gap: 0 })),
      rest: 0,
      scrollTo: virtual.scrollTo,
      pageOfRows,
    };

  const tops = new Map(virtual.rows.map(({ index, top }) => [index, top]));
  const first = virtual.rows[0]?.index ?? 0;
  const last = virtual.rows.at(-1)?.index ?? -1;
  const before = active >= 0 && active < first ? [active] : [];
  const after = active > last ? [active] : [];
  let end = 0;
  const drawn = [...before, ...tops.keys(), ...after].map((index) => {
    const top = tops.get(index) ?? topOf(index, height, tops, first, last);
    const gap = Math.max(0, top - end);
    end = top + height(index);
    return { index, gap };
  });
  return { isVirtual, drawn, rest: Math.max(0, virtual.total - end), scrollTo: virtual.scrollTo, pageOfRows };
}

/** Of a line out of sight: counted from the nearest one that is drawn, with the usual height of a row. Nobody sees where it is. */
function topOf(
  index: number,
  height: (index: number) => number,
  tops: ReadonlyMap<number, number>,
  first: number,
  last: number,
): number {
  if (index < first) return Math.max(0, (tops.get(first) ?? 0) - (first - index) * rowHeight);
  return (tops.get(last) ?? 0) + height(last) + (index - last - 1) * rowHeight;
}
