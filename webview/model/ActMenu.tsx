import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ModelAct, ModelActInput } from '../../src/protocol/modelPage.ts';
import type { modelTexts } from '../../src/protocol/modelTexts.ts';
import { Icon } from '../ui/Icon.tsx';
import { act } from './modelStore.ts';
import { t } from './say.ts';

type Plain = 'keyMoveFocus' | 'keyChoose' | 'keyMove';

export interface ActItem {
  readonly act: ModelAct;
  readonly icon: string;
  readonly text: ItemText;
  /** Why it cannot be done; '' when it can. */
  readonly blocked: string;
}

type ItemText = Exclude<keyof typeof modelTexts, 'version' | WithPlaceholders>;
/** Texts that are sentences with something in them are none of a menu. */
type WithPlaceholders = {
  [Id in keyof typeof modelTexts]: (typeof modelTexts)[Id] extends `${string}{${string}` ? Id : never;
}[keyof typeof modelTexts];

interface ActMenuProps {
  readonly label: string;
  readonly items: readonly ActItem[];
  /** What the acts are about. */
  readonly about?: Omit<ModelActInput, 'act'>;
  readonly keys?: readonly Plain[];
}

/** A button that opens what is needed more seldom, and the keys of the page. */
export function ActMenu({ label, items, about = {}, keys = [] }: ActMenuProps): VNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!isOpen) return;
    const press = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !around.current?.contains(target)) setOpen(false);
    };
    window.addEventListener('pointerdown', press, true);
    return () => window.removeEventListener('pointerdown', press, true);
  }, [isOpen]);

  return (
    <div
      class="more"
      ref={around}
      onKeyDown={(event) => {
        if (!isOpen || event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !around.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        class="act"
        ref={button}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="ellipsis" />
      </button>
      <div class="panel" id={id} hidden={!isOpen}>
        {isOpen && (
          <>
            <ul>
              {items.map((item) => (
                <li key={item.act}>
                  <button
                    type="button"
                    class="act text"
                    disabled={item.blocked !== ''}
                    title={item.blocked}
                    onClick={() => {
                      close();
                      act(item.act, about);
                    }}
                  >
                    <Icon name={item.icon} />
                    {t(item.text)}
                  </button>
                </li>
              ))}
            </ul>
            {keys.length > 0 && (
              <section aria-label={t('keys')}>
                <h2 class="caps">{t('keys')}</h2>
                <ul class="keylines">
                  {keys.map((key) => (
                    <li key={key}>{t(key)}</li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </div>
    </div>
  );
}
