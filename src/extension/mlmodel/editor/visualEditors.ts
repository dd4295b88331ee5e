import * as vscode from 'vscode';
import { mlmodelTexts } from '../../../protocol/mlmodelTexts.ts';
import { signatureTexts } from '../../../protocol/signatureTexts.ts';
import { showPage, webviewPort } from '../../pages/pageFrame.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { VisualEditor } from './visualEditor.ts';

/** The visual editors that are open, several of one document among them. */
export class VisualEditors {
  readonly #deps: VisualDeps;
  readonly #open = new Set<VisualEditor>();

  constructor(deps: VisualDeps) {
    this.#deps = deps;
  }

  get all(): readonly VisualEditor[] {
    return [...this.#open];
  }

  /** Fills the panel that VS Code has made for the document. */
  resolve(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    const editor = this.#deps.pages.add(new VisualEditor(document, panel, this.#deps), panel);
    this.#open.add(editor);
    panel.onDidDispose(() => this.#open.delete(editor));
    editor.serve(webviewPort(panel.webview)); // before the page can speak
    showPage(panel.webview, this.#deps.extensionUri, {
      name: 'mlmodel',
      title: vscode.l10n.t('MLmodel Visual Editor'),
      texts: { ...mlmodelTexts, ...signatureTexts },
    });
  }
}
