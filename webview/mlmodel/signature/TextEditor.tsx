import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { editorKeys, type EditorProps } from './cellEditor.ts';
import { useCommit } from './useCommit.ts';

/** A cell in which is typed. */
export function TextEditor({ label, text, draft, isBad, isMono, onCommit, onCancel }: EditorProps): VNode {
  const [typed, setTyped] = useState(draft.current ?? text);
  const box = useRef<HTMLInputElement>(null);
  const commit = useCommit(onCommit);
  useLayoutEffect(() => {
    box.current?.focus();
    if (draft.current === null) box.current?.select();
  }, []);
  return (
    <input
      ref={box}
      class={`celledit${isMono ? ' mono' : ''}`}
      aria-label={label}
      aria-invalid={isBad || undefined}
      data-active
      spellcheck={false}
      value={typed}
      onInput={({ currentTarget }) => {
        draft.current = currentTarget.value;
        setTyped(currentTarget.value);
      }}
      onKeyDown={(event) =>
        editorKeys(event, { commit: (go) => commit.now(typed, go), cancel: () => commit.never(onCancel) })
      }
      onBlur={() => commit.onLeave(typed)}
    />
  );
}
