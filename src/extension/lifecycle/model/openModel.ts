import * as vscode from 'vscode';
import { modelTexts } from '../../../protocol/modelTexts.ts';
import type { Row } from '../../base/commands.ts';
import { actOf } from '../../base/personAct.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { showPage, webviewPort } from '../../pages/pageFrame.ts';
import type { OpenPages } from '../../pages/openPages.ts';
import { pickRegisteredModel } from '../../registry/modelPickers.ts';
import { versionOfRow } from '../../registry/versionRows.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { versionInput } from '../lifecycleInputs.ts';
import { lifecyclePages } from '../lifecyclePages.ts';
import { memoryOf, memoryText, type ModelMemory } from './modelMemory.ts';
import { ModelPanel } from './modelPanel.ts';

/** Shows the page of a registered model, the one that is open already where there is one; of a version's row with the version chosen. */
export function openModel(deps: LifecycleDeps): LifecycleCommands['openModel'] {
  return async ({ name: given }, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    const name = given ?? (await pickRegisteredModel(session, vscode.l10n.t('Open Registered Model')));
    const memory: ModelMemory = { connectionId: session.id, name };
    const open = openOf(deps.pages).get(memoryText(memory));
    const page = open ?? newPage(deps, memory);
    page.show(versionWanted(rows));
    if (caller === 'program') await page.loaded();
    return { name };
  };
}

/** The version of a row, or the one that another page named. */
function versionWanted([row]: readonly Row[]): string | undefined {
  return versionOfRow(row)?.version ?? actOf(versionInput, row ? [row] : [])?.version;
}

/** Fills a panel that VS Code kept over a reload with what its page remembered; one that cannot be filled is closed. */
export async function restoreModelPage(deps: LifecycleDeps, panel: vscode.WebviewPanel, state: unknown): Promise<void> {
  const memory = memoryOf(state);
  if (memory && !openOf(deps.pages).has(memoryText(memory))) fill(deps, panel, memory);
  else panel.dispose();
}

function newPage(deps: LifecycleDeps, memory: ModelMemory): ModelPanel {
  const panel = vscode.window.createWebviewPanel(lifecyclePages.model, memory.name, vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  return fill(deps, panel, memory);
}

function fill(deps: LifecycleDeps, panel: vscode.WebviewPanel, memory: ModelMemory): ModelPanel {
  const page = deps.pages.add(new ModelPanel(deps, panel, memory), panel);
  const open = openOf(deps.pages);
  const key = memoryText(memory);
  open.set(key, page);
  panel.onDidDispose(() => open.delete(key));
  panel.title = memory.name;
  page.serve(webviewPort(panel.webview));
  showPage(panel.webview, deps.extensionUri, { name: 'model', title: memory.name, texts: modelTexts });
  return page;
}

/** Of each model at most one page. */
const openPages = new WeakMap<OpenPages, Map<string, ModelPanel>>();

function openOf(pages: OpenPages): Map<string, ModelPanel> {
  const open = openPages.get(pages) ?? new Map<string, ModelPanel>();
  openPages.set(pages, open);
  return open;
}
