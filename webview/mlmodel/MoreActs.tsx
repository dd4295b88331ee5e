import type { VNode } from 'preact';
import type { ModelPage } from '../../src/core/mlmodel/page/modelPage.ts';
import type { PageAct } from '../../src/protocol/mlmodelPage.ts';
import { MorePanel } from '../ui/MorePanel.tsx';
import { useEditor } from './editorContext.ts';
import { KeyList } from './KeyList.tsx';
import { t } from './say.ts';

/** Acts that are needed more seldom, and the keys of the page. */
export function MoreActs({ page }: { readonly page: ModelPage }): VNode {
  const { editor } = useEditor();
  const acts = moreActs
    .filter(({ isFor }) => isFor(page))
    .map(({ name, icon, text }) => ({ name, icon, text: t(text), onPress: () => editor.act(name) }));
  return (
    <MorePanel label={t('more')} acts={acts}>
      <KeyList />
    </MorePanel>
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
