import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon.tsx';
import { editorKeys, type EditorProps } from './cellEditor.ts';
import type { Holds } from './pastedType.ts';
import { Popup } from './Popup.tsx';
import { t } from './say.ts';
import { optionOf, typeOptions, type TypeOption } from './typeOptions.ts';
import { readWrappers } from './typeWords.ts';
import { useCommit } from './useCommit.ts';

interface TypePickerProps extends EditorProps {
  readonly name: string;
  readonly holds: Holds;
}

/** A cell in which a type is picked from a list, or typed. */
export function TypePicker({ label, name, text, holds, draft, isBad, onCommit, onCancel }: TypePickerProps): VNode {
  const [typed, setTyped] = useState(draft.current ?? text);
  const isTyped = typed !== text || draft.current !== null;
  const options = typeOptions(holds, typed, isTyped);
  const [chosen, choose] = useState(() => optionOf(options, text));
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const listBox = useRef<HTMLDivElement>(null);
  const commit = useCommit(onCommit);
  useLayoutEffect(() => {
    box.current?.focus();
    if (draft.current === null) box.current?.select();
  }, []);
  useLayoutEffect(() => listBox.current?.querySelector('.on')?.scrollIntoView({ block: 'nearest' }), [chosen]);

  const type = (words: string, choice: (offered: readonly TypeOption[]) => number): void => {
    draft.current = words;
    setTyped(words);
    choose(choice(typeOptions(holds, words, true)));
  };
  const take = (option: TypeOption, go: Parameters<typeof commit.now>[1]): void => {
    if (option.isOpen) type(option.words, () => -1);
    else commit.now(option.words, go);
  };
  const step = (by: number): void => choose(Math.max(0, Math.min(options.length - 1, chosen + by)));
  const isMoved = chosen >= 0 && (isTyped || chosen !== optionOf(options, text));

  return (
    <div class="lineup">
      <input
        ref={box}
        class="celledit grow"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={list}
        aria-activedescendant={options[chosen] ? `${list}-${chosen}` : undefined}
        aria-invalid={isBad || undefined}
        data-active
        spellcheck={false}
        value={typed}
        onInput={({ currentTarget: { value } }) => type(value, (offered) => choiceFor(offered, value))}
        onKeyDown={(event) => {
          const by = steps.get(event.key);
          if (by !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
            event.preventDefault();
            event.stopPropagation();
            return step(by);
          }
          editorKeys(event, {
            commit: (go) => {
              const option = isMoved ? options[chosen] : undefined;
              if (option) take(option, go);
              else commit.now(typed, go);
            },
            cancel: () => commit.never(onCancel),
          });
        }}
        onBlur={() => commit.onLeave(typed)}
      />
      <Icon name="chevron-down" />
      <Popup className={`popup typelist${options.length === 0 ? ' empty' : ''}`}>
        <div class="options" id={list} ref={listBox} role="listbox" aria-label={t('typesOf', { name })}>
          {options.map((option, index) => (
            <div
              key={option.words}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === chosen}
              class={`${index === chosen ? 'on' : ''}${option.isGroup && index > 0 ? ' group' : ''}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(option, 'stay')}
            >
              <span>{option.label}</span>
              {option.hint !== '' && <span class="dim">{option.hint}</span>}
            </div>
          ))}
        </div>
        {options.length === 0 && !isBad && <p class="hint">{t('noTypeMatches')}</p>}
      </Popup>
    </div>
  );
}

const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 8],
  ['PageUp', -8],
]);

/** A type that is written out is taken as it is; otherwise the first that is offered. */
function choiceFor(offered: readonly TypeOption[], words: string): number {
  const exact = offered.findIndex((option) => option.words === words.trim());
  return exact >= 0 ? exact : words.includes('<') || readWrappers(words).rest === '' ? -1 : 0;
}
