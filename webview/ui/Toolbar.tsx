import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { roved } from './roving.ts';

/** Buttons that are one tab stop together; arrows go from one to the next. A text field among them stays a stop of its own. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ComponentChildren }): VNode {
  const root = useRef<HTMLDivElement>(null);
  /** The one that had the focus last. */
  const stop = useRef<HTMLElement | undefined>(undefined);
  const arrange = (items: readonly HTMLElement[], wanted = stop.current): void => {
    stop.current = items.find((item) => item === wanted) ?? items[0];
    for (const item of itemsOf(root.current)) item.tabIndex = item === stop.current ? 0 : -1;
  };
  useLayoutEffect(() => arrange(itemsOf(root.current)));
  useLayoutEffect(() => {
    // a narrow page hides some; it also comes once at the start, when the places are known
    const observer = new ResizeObserver(() => arrange(seen(itemsOf(root.current))));
    if (root.current !== null) observer.observe(root.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div
      ref={root}
      class="toolbar"
      role="toolbar"
      aria-label={label}
      onFocusIn={({ target }) => {
        const items = itemsOf(root.current);
        arrange(
          items,
          items.find((item) => item === target),
        );
      }}
      onKeyDown={(event) => {
        const items = seen(itemsOf(root.current));
        const index = items.findIndex((item) => item === event.target);
        const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
        const next = index < 0 || !isPlain ? undefined : items[roved(event.key, index, items.length) ?? -1];
        if (next === undefined) return;
        event.preventDefault();
        next.focus();
      }}
    >
      {children}
    </div>
  );
}

function itemsOf(root: HTMLElement | null): HTMLElement[] {
  const items = root?.querySelectorAll<HTMLElement>('button, a[href], vscode-button') ?? [];
  return [...items].filter((item) => !item.hasAttribute('disabled'));
}

function seen(items: readonly HTMLElement[]): HTMLElement[] {
  return items.filter((item) => item.getClientRects().length > 0);
}
