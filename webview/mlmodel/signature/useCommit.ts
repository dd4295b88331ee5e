import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Going } from './tableActs.ts';

export interface Commit {
  readonly now: (text: string, go: Going) => void;
  readonly never: (then: () => void) => void;
  /** The focus went elsewhere. A switch to another window changes nothing. */
  readonly onLeave: (text: string) => void;
}

/** Sees to it that a text is committed once: not again when the editor is taken away and so loses the focus, nor while an answer is awaited. */
export function useCommit(onCommit: (text: string, go: Going) => Promise<void>): Commit {
  const isOver = useRef(false);
  const isGone = useRef(false);
  useLayoutEffect(
    () => () => {
      isGone.current = true;
    },
    [],
  );
  const once = async (text: string, go: Going): Promise<void> => {
    if (isOver.current || isGone.current) return;
    isOver.current = true;
    try {
      await onCommit(text, go);
    } finally {
      isOver.current = false;
    }
  };
  return {
    now: (text, go) => void once(text, go),
    never: (then) => {
      isOver.current = true;
      then();
    },
    onLeave: (text) => {
      if (document.hasFocus()) void once(text, 'away');
    },
  };
}
