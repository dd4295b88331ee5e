import * as vscode from 'vscode';
import { productionTexts } from '../../../protocol/productionTexts.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import type { OpenPages } from '../../pages/openPages.ts';
import { showPage, webviewPort } from '../../pages/pageFrame.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { lifecyclePages } from '../lifecyclePages.ts';
import { memoryOf, type ProductionMemory } from './productionMemory.ts';
import { ProductionPanel } from './productionPanel.ts';

/** Shows all registered models with what is in Production, on the page that is open already where there is one; a program gets their number. */
export function openProduction(deps: LifecycleDeps): LifecycleCommands['openProduction'] {
  return async (_input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    const open = openOf(deps.pages).get(session.id);
    if (open) open.reveal();
    else newPage(deps, { connectionId: session.id });
    return { models: caller === 'program' ? await countModels(session) : 0 };
  };
}

/** Fills a panel that VS Code kept over a reload with what its page remembered; one that cannot be filled is closed. */
export async function restoreProductionPage(
  deps: LifecycleDeps,
  panel: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const memory = memoryOf(state);
  if (memory && !openOf(deps.pages).has(memory.connectionId)) fill(deps, panel, memory);
  else panel.dispose();
}

async function countModels({ registry }: Session): Promise<number> {
  let count = 0;
  let pageToken: string | undefined;
  do {
    const page = await registry.searchRegisteredModels({ pageSize: 1000, pageToken }, untilTimeout());
    count += page.items.length;
    pageToken = page.next === pageToken ? undefined : page.next;
  } while (pageToken !== undefined);
  return count;
}

function newPage(deps: LifecycleDeps, memory: ProductionMemory): void {
  const panel = vscode.window.createWebviewPanel(lifecyclePages.production, pageTitle(), vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  fill(deps, panel, memory);
}

function pageTitle(): string {
  return vscode.l10n.t('What Is in Production');
}

function fill(deps: LifecycleDeps, panel: vscode.WebviewPanel, memory: ProductionMemory): void {
  const page = deps.pages.add(new ProductionPanel(deps, panel, memory), panel);
  const open = openOf(deps.pages);
  open.set(memory.connectionId, page);
  panel.onDidDispose(() => open.delete(memory.connectionId));
  panel.title = pageTitle();
  page.serve(webviewPort(panel.webview));
  showPage(panel.webview, deps.extensionUri, { name: 'production', title: pageTitle(), texts: productionTexts });
}

/** Of each server at most one page. */
const openPages = new WeakMap<OpenPages, Map<string, ProductionPanel>>();

function openOf(pages: OpenPages): Map<string, ProductionPanel> {
  const open = openPages.get(pages) ?? new Map<string, ProductionPanel>();
  openPages.set(pages, open);
  return open;
}
