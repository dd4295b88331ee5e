import { signal, type ReadonlySignal } from '@preact/signals';
import type { ViewState } from './viewState.ts';

/** Holds how the page is looked at, and has it stored once it rests. */
export interface ViewKeeper {
  readonly view: ReadonlySignal<ViewState>;
  readonly change: (part: Partial<ViewState>) => void;
  readonly setOpen: (name: string, isOpen: boolean) => void;
  /** Stores what is not stored yet. */
  readonly flush: () => void;
}

/** Milliseconds: scrolling changes the view many times a second. */
const rest = 200;

export function viewKeeper(first: ViewState, store: (view: ViewState) => void): ViewKeeper {
  const view = signal(first);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    store(view.value);
  };
  const change = (part: Partial<ViewState>): void => {
    view.value = { ...view.value, ...part };
    timer ??= setTimeout(flush, rest);
  };
  return {
    view,
    change,
    setOpen: (name, isOpen) => change({ open: { ...view.peek().open, [name]: isOpen } }),
    flush,
  };
}
