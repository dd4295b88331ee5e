import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { pasteColumns, type Pasted } from './pasteColumns.ts';
import type { Holds } from './pastedType.ts';
import { t } from './say.ts';
import { unread } from './tableActs.ts';

interface PasteBoxProps {
  readonly holds: Holds;
  /** False: nothing was added. */
  readonly onAdd: (pasted: Pasted) => Promise<boolean>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A field for columns from elsewhere, which says what it understands while they are put in. */
export function PasteBox({ holds, onAdd, onDone, onCancel }: PasteBoxProps): VNode {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const pasted = text.trim() === '' ? { rows: [], ignored: [] } : pasteColumns(text, holds);
  const count = pasted.rows.length;
  const isAdding = useRef(false);
  const add = async (): Promise<void> => {
    if (count === 0 || isAdding.current) return;
    isAdding.current = true;
    const isDone = await onAdd(pasted);
    isAdding.current = false;
    if (isDone) onDone();
  };
  return (
    <div
      class="pastebox"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
      }}
    >
      <textarea
        ref={field}
        class="input area"
        rows={4}
        spellcheck={false}
        aria-label={t('pasteLabel')}
        placeholder={t('pasteHint')}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div class="toolbar">
        <Button isDisabled={count === 0} onPress={() => void add()}>
          {count === 1 ? t('pasteOne') : t('pasteMany', { count: count.toLocaleString() })}
        </Button>
        <Button onPress={onCancel}>{t('cancel')}</Button>
        <span class="dim" role="status">
          {text.trim() !== '' && count === 0 ? t('pasteNothing') : unread(pasted.ignored)}
        </span>
      </div>
    </div>
  );
}
