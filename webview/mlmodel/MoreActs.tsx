import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ModelPage } from '../../src/core/mlmodel/page/modelPage.ts';
import type { PageAct } from '../../src/protocol/mlmodelPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { useEditor } from './editorContext.ts';
import { KeyList } from './KeyList.tsx';
import { t } from './say.ts';

/** A button that opens what is needed more seldom, and the keys of the page. */
export function MoreActs({ page }: { readonly page: ModelPage }): VNode {
  const { editor } = useEditor();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const act = (name: PageAct): void => {
    close();
    editor.act(name);
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
        aria-label={t('more')}
        title={t('more')}
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
              {moreActs
                .filter(({ isFor }) => isFor(page))
                .map(({ name, icon, text }) => (
                  <li key={name}>
                    <button type="button" class="act text" onClick={() => act(name)}>
                      <Icon name={icon} />
                      {t(text)}
                    </button>
                  </li>
                ))}
            </ul>
            <KeyList />
          </>
        )}
      </div>
    </div>
  );
}

const hasInputs = ({ signature }: ModelPage): boolean =>
  signature.some(({ part, state }) => part === 'inputs' && state === 'rows');

const moreActs = [
  { name: 'copyPayload', icon: 'copy', text: 'copyPayload', isFor: hasInputs },
  { name: 'exportSchema', icon: 'export', text: 'exportSchema', isFor: hasInputs },
  { name: 'infer', icon: 'lightbulb', text: 'infer', isFor: ({ isBroken }) => !isBroken },
  { name: 'checkExample', icon: 'beaker', text: 'checkExample', isFor: ({ example }) => example !== null },
  { name: 'showProblems', icon: 'warning', text: 'showProblems', isFor: () => true },
] as const satisfies readonly {
  readonly name: PageAct;
  readonly icon: string;
  readonly text: string;
  readonly isFor: (page: ModelPage) => boolean;
}[];
