import type { VNode } from 'preact';
import type { ModelPage } from '../../src/core/mlmodel/page/modelPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { Section } from '../ui/Section.tsx';
import { useEditor } from './editorContext.ts';
import { t } from './say.ts';

/** The signature in the forms that other programs want. The input example, where there is one, already offers the request body. */
export function ElsewhereSection({ page }: { readonly page: ModelPage }): VNode {
  const { editor } = useEditor();
  return (
    <Section title={t('elsewhere')}>
      <div class="useacts">
        {page.example === null && (
          <button type="button" class="act text" onClick={() => editor.act('copyPayload')}>
            <Icon name="copy" />
            {t('copyPayload')}
          </button>
        )}
        <button type="button" class="act text" onClick={() => editor.act('exportSchema')}>
          <Icon name="export" />
          {t('exportSchema')}
        </button>
      </div>
    </Section>
  );
}
