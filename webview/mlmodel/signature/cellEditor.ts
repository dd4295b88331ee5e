import type { Going } from './tableActs.ts';

export interface EditorProps {
  readonly label: string;
  readonly text: string;
  readonly draft: { current: string | null };
  readonly isBad: boolean;
  readonly isMono?: boolean;
  readonly onCommit: (text: string, go: Going) => Promise<void>;
  readonly onCancel: () => void;
}

interface EditorKeys {
  readonly commit: (go: Going) => void;
  readonly cancel: () => void;
}

/** Keys of a cell that is edited. Those that are not taken are the field's own, or VS Code's. */
export function editorKeys(event: KeyboardEvent, { commit, cancel }: EditorKeys): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  switch (event.key) {
    case 'Enter':
    case 'F2':
      commit('stay');
      break;
    case 'Tab':
      commit(event.shiftKey ? 'previous' : 'next');
      break;
    case 'Escape':
      cancel();
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}
