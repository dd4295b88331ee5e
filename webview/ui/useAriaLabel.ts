import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Names an element of the toolkit, which names itself after its text, or “Text field”, whenever it comes into the document. */
export function useAriaLabel<E extends HTMLElement>(label: string): RefObject<E | null> {
  const element = useRef<E>(null);
  useLayoutEffect(() => element.current?.setAttribute('aria-label', label));
  return element;
}
