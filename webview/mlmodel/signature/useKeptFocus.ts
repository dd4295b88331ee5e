import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface KeptFocus {
  readonly onFocusIn: () => void;
  readonly onFocusOut: (event: FocusEvent) => void;
}

/**
 * Keeps the focus in a table whose rows are drawn anew: the element that had it may be gone, then the active cell has it. `wanted` asks for it once.
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  wanted: { current: boolean },
  onFocus: (element: HTMLElement) => void,
): KeptFocus {
  const isHeld = useRef(false);
  useLayoutEffect(() => {
    const isLost = isHeld.current && document.activeElement === document.body;
    if (!wanted.current && !isLost) return;
    const active = root.current?.querySelector<HTMLElement>('[data-active]');
    if (!active) return;
    wanted.current = false;
    if (document.activeElement !== active) active.focus({ preventScroll: true });
    onFocus(active);
  });
  return {
    onFocusIn: () => {
      isHeld.current = true;
    },
    onFocusOut: ({ target, relatedTarget }) => {
      if (relatedTarget instanceof Node) {
        if (root.current?.contains(relatedTarget)) return;
        isHeld.current = false;
        wanted.current = false;
        return;
      }
      // Without another element the focus went with a row that was drawn anew, to another window, or to nothing at all, on purpose.
      setTimeout(() => {
        const isLeft = target instanceof Node && target.isConnected && document.hasFocus();
        if (isLeft && document.activeElement === document.body) isHeld.current = false;
      });
    },
  };
}
