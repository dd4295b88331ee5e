import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Says that rows can be copied, cut and pasted: an order to do so that comes from VS Code (its menus, its keys on a Mac) is otherwise only heard where
 * text is selected.
 */
export function useClipboardOffers(root: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const table = root.current;
    const offer = (event: Event): void => {
      if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
    };
    for (const name of offers) table?.addEventListener(name, offer);
    return () => {
      for (const name of offers) table?.removeEventListener(name, offer);
    };
  }, [root]);
}

const offers = ['beforecopy', 'beforecut', 'beforepaste'];
