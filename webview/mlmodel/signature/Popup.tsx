import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface PopupProps {
  readonly className: string;
  readonly role?: 'alert' | undefined;
  readonly children: ComponentChildren;
}

/** Something over the page, under the cell that it stands in, or above it where there is no room below. */
export function Popup({ className, role, children }: PopupProps): VNode {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      const cell = box.current?.closest('td, .popupanchor');
      if (box.current && cell) putUnder(box.current, cell.getBoundingClientRect());
    };
    box.current?.showPopover();
    place();
    document.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  });
  return (
    <div ref={box} class={className} popover="manual" role={role}>
      {children}
    </div>
  );
}

function putUnder(box: HTMLElement, cell: DOMRect): void {
  const { height, width } = box.getBoundingClientRect();
  const isBelow = cell.bottom + height <= window.innerHeight || cell.top < height;
  box.style.top = `${isBelow ? cell.bottom - 1 : cell.top - height + 1}px`;
  box.style.left = `${Math.max(0, Math.min(cell.left, window.innerWidth - width))}px`;
}
