import {
  Virtualizer,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Rect,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

interface VirtualRowsOptions {
  readonly count: number;
  /** In pixels: one for all, or of each row. Keep the function itself the same while the heights are. */
  readonly rowHeight: number | ((index: number) => number);
  /** What scrolls. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Pixels from the top of what scrolls to the first row. */
  readonly offset?: number;
  /** Pixels at the top that a header which stays covers. */
  readonly headHeight?: number;
  /** Pixels that are taken to be seen until they are measured, so that the rows come with the first frame. */
  readonly seenHeight?: number;
}

export interface VirtualRows {
  /** Those to draw; `top` in pixels from the first row. */
  readonly rows: readonly { readonly index: number; readonly top: number }[];
  /** Pixels of all rows together. */
  readonly total: number;
  /** Scrolls no further than it takes to see the row. */
  readonly scrollTo: (index: number) => void;
}

/** The rows of a long list that are near what is seen. */
export function useVirtualRows({
  count,
  rowHeight,
  scroller,
  offset = 0,
  headHeight = 0,
  seenHeight = 0,
}: VirtualRowsOptions): VirtualRows {
  const [, setTimes] = useState(0);
  const [scrollToFn] = useState(scrollOnceMet);
  const options = {
    count,
    estimateSize: typeof rowHeight === 'number' ? () => rowHeight : rowHeight,
    getScrollElement: () => scroller.current,
    scrollMargin: offset,
    scrollPaddingStart: headHeight,
    overscan: 8,
    initialRect: { width: 0, height: seenHeight },
    observeElementRect: seenHeight > 0 ? observeRect : observeElementRect,
    observeElementOffset,
    scrollToFn,
    onChange: () => setTimes((times) => times + 1),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }), [virtualizer]);

  return {
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start - offset })),
    total: virtualizer.getTotalSize(),
    scrollTo,
  };
}

/** As the library does, but never in the middle of drawing, where asking for a size costs a layout of the page. */
function observeRect(
  { scrollElement }: Virtualizer<HTMLElement, HTMLElement>,
  tell: (rect: Rect) => void,
): (() => void) | undefined {
  if (!scrollElement) return undefined;
  const observer = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = scrollElement;
    tell({ width: clientWidth, height: clientHeight });
  });
  observer.observe(scrollElement);
  return () => observer.disconnect();
}

/** The first time is when the list is met, which begins at its top: to be scrolled there costs a layout for nothing. */
function scrollOnceMet(): typeof elementScroll {
  let isMet = false;
  return (offset, ...rest) => {
    if (isMet || offset !== 0) elementScroll(offset, ...rest);
    isMet = true;
  };
}
