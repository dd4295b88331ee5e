import type { VNode } from 'preact';
import type { ModelAct, ModelActInput } from '../../src/protocol/modelPage.ts';
import type { modelTexts } from '../../src/protocol/modelTexts.ts';
import { MorePanel } from '../ui/MorePanel.tsx';
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

/** Acts that are needed more seldom, and the keys of the page. */
export function ActMenu({ label, items, about = {}, keys = [] }: ActMenuProps): VNode {
  const acts = items.map(({ act: name, icon, text, blocked }) => ({
    name,
    icon,
    text: t(text),
    blocked,
    onPress: () => act(name, about),
  }));
  return (
    <MorePanel label={label} acts={acts}>
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
    </MorePanel>
  );
}
