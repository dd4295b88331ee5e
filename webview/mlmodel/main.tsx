import { effect } from '@preact/signals';
import { mlmodelHostContract, mlmodelPageContract } from '../../src/protocol/mlmodelPage.ts';
import { announce } from '../ui/announce.ts';
import { connectPage } from '../ui/connect.ts';
import { mountPage } from '../ui/mount.ts';
import { remember, rememberedState } from '../ui/rpcPort.ts';
import { EditorContext } from './editorContext.ts';
import { modelEditor } from './modelEditor.ts';
import { ModelEditorPage } from './ModelEditorPage.tsx';
import { t } from './say.ts';
import { viewKeeper } from './viewKeeper.ts';
import { readViewState } from './viewState.ts';

const keeper = viewKeeper(readViewState(rememberedState()), remember);
const editor = modelEditor({
  connect: (handlers) => connectPage({ own: mlmodelPageContract, other: mlmodelHostContract, handlers }),
  cursor: keeper.view.peek().cursor,
  say: {
    stale: () => t('stale'),
    broken: () => t('brokenRefusal'),
    failed: (why) => t('failed', { why }),
    notShown: (why) => t('notShown', { why }),
  },
  announce,
});

effect(() => {
  const { cursor } = editor.state.value;
  if (cursor !== keeper.view.peek().cursor) keeper.change({ cursor });
});
window.addEventListener('pagehide', keeper.flush);

mountPage(
  <EditorContext.Provider value={{ editor, keeper }}>
    <ModelEditorPage />
  </EditorContext.Provider>,
);
