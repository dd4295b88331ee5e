import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import './morePanel.css';

interface MorePanelProps {
  readonly label: string;
  readonly acts: readonly MoreAct[];
  /** Below the acts. */
  readonly children?: ComponentChildren;
}

export interface MoreAct {
  readonly name: string;
  readonly icon: string;
  readonly text: string;
  /** Why it cannot be done; '' when it can. */
  readonly blocked?: string;
  readonly onPress: () => void;
}

/** A button that opens what is needed more seldom. Esc, a press elsewhere and the focus leaving close it. */
export function MorePanel({ label, acts, children }: MorePanelProps): VNode {
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
              {acts.map(({ name, icon, text, blocked = '', onPress }) => (
                <li key={name}>
                  <button
                    type="button"
                    class="act text"
                    disabled={blocked !== ''}
                    title={blocked}
                    onClick={() => {
                      close();
                      onPress();
                    }}
                  >
                    <Icon name={icon} />
                    {text}
                  </button>
                </li>
              ))}
            </ul>
            {children}
          </>
        )}
      </div>
    </div>
  );
}
