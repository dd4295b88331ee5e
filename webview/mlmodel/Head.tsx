import type { VNode } from 'preact';
import type { ModelPage } from '../../src/core/mlmodel/page/modelPage.ts';
import type { ModelLinks } from '../../src/protocol/mlmodelPage.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { useEditor } from './editorContext.ts';
import { modelPlace } from './modelFacts.ts';
import { MoreActs } from './MoreActs.tsx';
import { t } from './say.ts';

/** What the model is called where it is registered or else by itself, where it comes from, and what can be done with it as a whole. */
export function Head({ page, links }: { readonly page: ModelPage; readonly links: ModelLinks | null }): VNode {
  const { editor } = useEditor();
  const title = (links?.versions[0]?.name ?? page.model.title) || t('untitled');
  return (
    <>
      <div class="titlerow">
        <h1 title={title}>{title}</h1>
        {page.model.tags.map((tag, index) => (
          <span class="tag" key={index} title={tag}>
            {tag}
          </span>
        ))}
        <span class="grow" />
        <span class="acts">
          <Toolbar label={t('acts')}>
            <Button onPress={() => editor.act('checkData')}>{t('checkData')}</Button>
            <Button onPress={() => editor.act('compare')}>{t('compare')}</Button>
            <span class="opentext">
              <LinkButton onPress={() => editor.act('openText')}>{t('openText')}</LinkButton>
            </span>
          </Toolbar>
          <MoreActs page={page} />
        </span>
      </div>
      <Origin page={page} links={links} />
    </>
  );
}

function Origin({ page, links }: { readonly page: ModelPage; readonly links: ModelLinks | null }): VNode {
  const { editor } = useEditor();
  const { short, whole } = modelPlace(page.model);
  const run = links?.run;
  return (
    <div class="meta">
      {run && (
        <LinkButton icon="beaker" title={t('openRun', { name: run })} onPress={() => editor.act('openRun')}>
          <span class="t">{run}</span>
        </LinkButton>
      )}
      {links?.versions.map(({ name, version, stage }, index) => (
        <LinkButton
          key={index}
          icon="package"
          title={t('versionOf', { version, name })}
          onPress={() => editor.openVersion(index)}
        >
          <span class="t">
            {stage === '' || stage === 'None' ? t('version', { version }) : t('versionStage', { version, stage })}
          </span>
        </LinkButton>
      ))}
      <span class={run ? 'dim wide' : 'dim'} title={whole}>
        <Icon name="file" />
        <span class="t">{short}</span>
      </span>
    </div>
  );
}
