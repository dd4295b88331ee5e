/** What was typed before the field for it was there. */
export interface TypedAhead {
  readonly text: string;
  /** It was ended as well: with Enter, or with Tab to go on to the next cell. */
  readonly end: 'stay' | 'next' | null;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>;

/** Milliseconds: a field that is not there by then does not come. */
const patience = 1500;

/** Keeps what is typed until the field is there: the row of it is added by the extension first. Ends once, with what was typed. */
export function catchTyping(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): () => TypedAhead {
  let typed: TypedAhead = { text: '', end: null };
  const press = (event: KeyboardEvent): void => {
    const after = typed.end === null ? typedOn(typed, event) : undefined;
    if (after === undefined) return;
    typed = after;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const stop = (): TypedAhead => {
    target.removeEventListener('keydown', press, true);
    clearTimeout(timer);
    return typed;
  };
  const timer = setTimeout(stop, patience);
  target.addEventListener('keydown', press, true);
  return stop;
}

/** What a key makes of it; undefined for keys that are not of a text. */
export function typedOn({ text }: TypedAhead, press: Press): TypedAhead | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined;
  if (press.key.length === 1) return { text: text + press.key, end: null };
  if (text === '' || press.shiftKey) return undefined;
  switch (press.key) {
    case 'Backspace':
      return { text: text.slice(0, -1), end: null };
    case 'Enter':
      return { text, end: 'stay' };
    case 'Tab':
      return { text, end: 'next' };
    default:
      return undefined;
  }
}
