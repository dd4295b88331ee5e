import type * as vscode from 'vscode';
import type { Disposable } from '../../core/base/lifetime.ts';

/** The pages that are open: each ends with its panel, and all of them with the language. */
export class OpenPages implements Disposable {
  readonly #open = new Set<Disposable>();

  add<T extends Disposable>(page: T, panel: Pick<vscode.WebviewPanel, 'onDidDispose'>): T {
    this.#open.add(page);
    panel.onDidDispose(() => {
      this.#open.delete(page);
      page.dispose();
    });
    return page;
  }

  dispose(): void {
    for (const page of this.#open) page.dispose();
    this.#open.clear();
  }
}
