export interface FieldKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * Undo and redo in a text field are the field's own. VS Code hears the keys of a page as well, and would take back the last change of the document
 * instead.
 */
export function keepFieldKeys(): void {
  document.addEventListener('keydown', (event) => {
    const act = fieldAct(event);
    if (act === undefined || !isField(event.composedPath()[0])) return;
    event.preventDefault();
    event.stopPropagation();
    document.execCommand(act); // nothing else reaches the history of a field
  });
}

/** What a key does in a text field that VS Code would do to the document. */
export function fieldAct({ key, ctrlKey, metaKey, shiftKey, altKey }: FieldKey): 'undo' | 'redo' | undefined {
  if (ctrlKey === metaKey || altKey) return undefined;
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return shiftKey ? undefined : 'redo';
    default:
      return undefined;
  }
}

function isField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
