import * as vscode from 'vscode';
import { tryTexts } from '../../../protocol/tryTexts.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { OpenPages } from '../../pages/openPages.ts';
import { showPage, webviewPort } from '../../pages/pageFrame.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { lifecyclePages } from '../lifecyclePages.ts';
import { aliasOf, askModel, type ServedModel } from './servePrompts.ts';
import { memoryOf, memoryText } from './tryMemory.ts';
import { TryPanel } from './tryPanel.ts';

/** Shows the page of a model; of each URI at most one. */
export function openTryPage(deps: LifecycleDeps, model: ServedModel): void {
  const open = openOf(deps.pages).get(keyOf(model));
  if (open) return open.reveal();
  const panel = vscode.window.createWebviewPanel(lifecyclePages.try, titleOf(model), vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  fill(deps, panel, model);
}

/** Fills a panel that VS Code kept over a reload with what its page remembered; the server is started by hand. One that cannot be filled is closed. */
export async function restoreTryPage(deps: LifecycleDeps, panel: vscode.WebviewPanel, state: unknown): Promise<void> {
  const memory = memoryOf(state);
  try {
    if (!memory) throw new Error('nothing to show');
    const session = await deps.connections.sessionOf(memory.connectionId, untilTimeout());
    const model = await askModel(session, memory, titleText());
    if (openOf(deps.pages).has(keyOf(model))) throw new Error('it is shown already');
    fill(deps, panel, model);
  } catch (error) {
    deps.log.warn(`A page that tries a model is not brought back: ${String(error)}`);
    panel.dispose();
  }
}

function fill(deps: LifecycleDeps, panel: vscode.WebviewPanel, model: ServedModel): void {
  const { session, version, uri } = model;
  const memory = memoryText({
    connectionId: session.id,
    name: version.name,
    version: version.version,
    alias: aliasOf(uri),
  });
  const page = deps.pages.add(new TryPanel(deps, panel, model, memory), panel);
  const open = openOf(deps.pages);
  open.set(keyOf(model), page);
  panel.onDidDispose(() => open.delete(keyOf(model)));
  panel.title = titleOf(model);
  page.serve(webviewPort(panel.webview));
  showPage(panel.webview, deps.extensionUri, { name: 'try', title: panel.title, texts: tryTexts });
}

function titleOf({ version: { name, version } }: ServedModel): string {
  return vscode.l10n.t('Try {name}, Version {version}', { name, version });
}

function titleText(): string {
  return vscode.l10n.t('Try Model');
}

function keyOf({ session, uri }: ServedModel): string {
  return `${session.id}\n${uri}`;
}

const openPages = new WeakMap<OpenPages, Map<string, TryPanel>>();

function openOf(pages: OpenPages): Map<string, TryPanel> {
  const open = openPages.get(pages) ?? new Map<string, TryPanel>();
  openPages.set(pages, open);
  return open;
}
