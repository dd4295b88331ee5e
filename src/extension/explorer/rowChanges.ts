import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/lifetime.ts';

/**
 * Tells VS Code which rows changed; undefined for the whole tree. VS Code takes a first change at once, but gathers those that follow until
 * 200 ms pass without one, and `reveal` waits for that (1.105 to 1.139): what belongs together is told once.
 */
export class RowChanges<Node> implements Disposable {
  readonly #emitter = new vscode.EventEmitter<Node | Node[] | undefined>();
  readonly event = this.#emitter.event;
  #works = 0;

  fire(row: Node | undefined): void {
    if (this.#works === 0) this.#emitter.fire(row);
  }

  /**
   * Tells of the whole tree before the work that changes it, and of nothing during it: VS Code gets its rows ready while the work is under way,
   * and whoever gives them has to wait for its end.
   */
  async before<T>(work: () => Promise<T>): Promise<T> {
    this.#emitter.fire(undefined);
    this.#works++;
    try {
      return await work();
    } finally {
      this.#works--;
    }
  }

  dispose(): void {
    this.#emitter.dispose();
  }
}
