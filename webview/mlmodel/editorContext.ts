import { createContext, type Context } from 'preact';
import { useContext } from 'preact/hooks';
import type { ModelEditor } from './modelEditor.ts';
import type { ViewKeeper } from './viewKeeper.ts';

export interface EditorOfPage {
  readonly editor: ModelEditor;
  readonly keeper: ViewKeeper;
}

/** The one editor of the page, for all that is drawn in it. */
export const EditorContext: Context<EditorOfPage | null> = createContext<EditorOfPage | null>(null);

export function useEditor(): EditorOfPage {
  const found = useContext(EditorContext);
  if (found === null) throw new Error('there is no editor around this component');
  return found;
}
