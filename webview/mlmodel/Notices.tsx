import type { VNode } from 'preact';
import type { ShownModel } from '../../src/protocol/mlmodelPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { useEditor } from './editorContext.ts';
import { t } from './say.ts';

/** One line each: why nothing can be changed here, and what was not done. */
export function Notices({ shown }: { readonly shown: ShownModel | null }): VNode {
  const { editor } = useEditor();
  const notice = editor.notice.value;
  return (
    <>
      {shown !== null && shown.readOnly !== '' && (
        <p class="notice">
          <Icon name="lock" label={t('readOnly')} />
          <span>{shown.readOnly}</span>
        </p>
      )}
      {shown?.page.isBroken && <BrokenText shown={shown} />}
      {notice !== '' && (
        <p class="notice">
          <Icon name="warning" className="warn" />
          <span class="grow">{notice}</span>
          <IconButton icon="close" label={t('closeNotice')} onPress={() => editor.closeNotice()} />
        </p>
      )}
    </>
  );
}

function BrokenText({ shown }: { readonly shown: ShownModel }): VNode {
  const { editor } = useEditor();
  const { problems } = shown.page;
  const ofText = problems.findIndex(({ place }) => place.kind === 'section' && place.section === 'text');
  const first = ofText >= 0 ? ofText : problems.findIndex(({ severity }) => severity === 'error');
  const show = (): void => (first >= 0 ? editor.revealProblem(first) : editor.act('openText'));
  return (
    <p class="notice">
      <Icon name="error" className="err" />
      <span>
        {t('broken')}{' '}
        <LinkButton isInText onPress={show}>
          {t('showError')}
        </LinkButton>
      </span>
    </p>
  );
}
