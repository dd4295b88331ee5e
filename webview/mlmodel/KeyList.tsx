import type { VNode } from 'preact';
import { t } from './say.ts';

/** The keys of the page, to read. */
export function KeyList(): VNode {
  return (
    <section aria-label={t('keys')}>
      <h2 class="caps">{t('keys')}</h2>
      <dl class="keylist">
        {keysOfPage.map(({ keys, text }) => (
          <div key={text}>
            <dt>{t(text)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{written(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** As they are named on the person's keyboard. */
function written(key: string): string {
  return /Mac/.test(navigator.userAgent) ? key.replace('Ctrl+', '⌘').replace('Alt+', '⌥').replace('Shift+', '⇧') : key;
}

const keysOfPage = [
  { keys: ['F8', 'Shift+F8'], text: 'keyNextProblem' },
  { keys: ['←', '↑', '→', '↓'], text: 'keyMove' },
  { keys: ['Home', 'End'], text: 'keyRowEdges' },
  { keys: ['Ctrl+Home', 'Ctrl+End'], text: 'keyTableEdges' },
  { keys: ['→', '←'], text: 'keyOpen' },
  { keys: ['F2', 'Enter'], text: 'keyEdit' },
  { keys: ['Esc'], text: 'keyLeave' },
  { keys: ['Space'], text: 'keyTick' },
  { keys: ['Shift+↑', 'Shift+↓', 'Ctrl+A'], text: 'keySelect' },
  { keys: ['Ctrl+C', 'Ctrl+V'], text: 'keyCopyPaste' },
  { keys: ['Alt+Enter'], text: 'keyInsert' },
  { keys: ['Ctrl+D'], text: 'keyDuplicate' },
  { keys: ['Delete'], text: 'keyRemove' },
  { keys: ['Alt+↑', 'Alt+↓'], text: 'keyReorder' },
  { keys: ['Ctrl+Enter'], text: 'keyReveal' },
  { keys: ['Ctrl+Z', 'Ctrl+Y'], text: 'keyUndo' },
] as const;
