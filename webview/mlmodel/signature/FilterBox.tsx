import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../ui/IconButton.tsx';
import { t } from './say.ts';

interface FilterBoxProps {
  readonly text: string;
  readonly found: number;
  readonly total: number;
  readonly onChange: (text: string) => void;
  readonly onClose: () => void;
  /** It was asked for by hand just now. */
  readonly takesFocus: boolean;
}

/** What the tables are filtered by, and how much that leaves. */
export function FilterBox({ text, found, total, onChange, onClose, takesFocus }: FilterBoxProps): VNode {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus();
  }, []);
  return (
    <div class="filterbox">
      <span class="input grow">
        <input
          ref={field}
          aria-label={t('filterColumns')}
          placeholder={t('filterHint')}
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
      </span>
      <span class="dim" role="status">
        {text.trim() !== '' && t('filterCount', { found: found.toLocaleString(), total: total.toLocaleString() })}
      </span>
      <IconButton icon="close" label={t('clearFilter')} onPress={onClose} />
    </div>
  );
}
