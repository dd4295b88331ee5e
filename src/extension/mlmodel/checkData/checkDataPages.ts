import * as vscode from 'vscode';
import type { DataReport } from '../../../node/checkData/dataReport.ts';
import { checkDataTexts } from '../../../protocol/checkDataTexts.ts';
import { showPage } from '../../pages/pageFrame.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { CheckDataPage } from './checkDataPage.ts';
import { checkDataViewType } from './checkDataViewType.ts';
import type { GivenData } from './givenData.ts';
import { readMemory } from './pageMemory.ts';

/** The pages that are open: one for each model. */
export class CheckDataPages {
  readonly #deps: VisualDeps;
  readonly #open = new Map<string, CheckDataPage>();

  constructor(deps: VisualDeps) {
    this.#deps = deps;
  }

  /** Shows the page of a model with these data; the report of them, or undefined when there is none or other data came in between. */
  show(model: vscode.TextDocument, given: GivenData): Promise<DataReport | undefined> {
    const page = this.#open.get(model.uri.toString()) ?? this.#fill(newPanel(), model);
    page.reveal();
    return page.check(given);
  }

  /** Fills a panel that VS Code kept over a reload with what its page remembered. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = readMemory(state);
    if (!memory || this.#open.has(memory.model.toString())) return panel.dispose();
    let isClosed = false;
    const closing = panel.onDidDispose(() => {
      isClosed = true;
    });
    const model = await vscode.workspace.openTextDocument(memory.model);
    closing.dispose();
    if (isClosed) return;
    if (this.#open.has(model.uri.toString())) return panel.dispose(); // a person was faster
    const page = this.#fill(panel, model);
    if (memory.given) await page.check(memory.given);
  }

  #fill(panel: vscode.WebviewPanel, model: vscode.TextDocument): CheckDataPage {
    const key = model.uri.toString();
    const page = new CheckDataPage(this.#deps, panel, model); // listens before the page can speak
    this.#open.set(key, page);
    this.#deps.pages.add(page, panel);
    panel.onDidDispose(() => this.#open.delete(key));
    const title = vscode.l10n.t('Check Data');
    showPage(panel.webview, this.#deps.extensionUri, { name: 'checkData', title, texts: checkDataTexts });
    return page;
  }
}

function newPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(checkDataViewType, vscode.l10n.t('Check Data'), vscode.ViewColumn.Active);
}
