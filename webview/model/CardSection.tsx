import type { VNode } from 'preact';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Markdown } from '../ui/Markdown.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { act, head, openLink } from './modelStore.ts';
import { t } from './say.ts';

/** The version's description, which is its model card. */
export function CardSection({
  version,
  description,
}: {
  readonly version: string;
  readonly description: string;
}): VNode {
  const isEmpty = description.trim() === '';
  const isWritable = head.value?.readOnly === '';
  return (
    <section aria-label={t('modelCard')}>
      <div class="sechead">
        <h3 class="caps">{t('modelCard')}</h3>
        <span class="grow" />
        {!isEmpty && (
          <Toolbar label={t('modelCard')}>
            {isWritable && (
              <IconButton
                icon="edit"
                label={t('describeVersion')}
                onPress={() => act('describeVersion', { version })}
              />
            )}
            <IconButton icon="note" label={t('makeCard')} onPress={() => act('makeCard', { version })} />
          </Toolbar>
        )}
      </div>
      {isEmpty ? (
        <>
          <p class="empty flat">{t('noCard', { version })}</p>
          <Button onPress={() => act('makeCard', { version })}>{t('makeCard')}</Button>
        </>
      ) : (
        <Markdown text={description} onLink={openLink} level={4} />
      )}
    </section>
  );
}
