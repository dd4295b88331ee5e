import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/lifetime.ts';

/**
 * Tells VS Code which rows changed; undefined for the whole tree. VS Code takes a first change at once, but gathers those that follow until
 * 200 ms pass without one, and `reveal` waits for that (1.105 to 1.139): changes that belong together are told as one.
 */
export class RowChanges<Node> implements Disposable {
  readonly #emitter = new vscode.EventEmitter<Node | Node[] | undefined>();
  readonly event = this.#emitter.event;
  readonly #held = new Set<Node | undefined>();
  #holders = 0;

  fire(row: Node | undefined): void {
    if (this.#holders === 0) this.#emitter.fire(row);
    else this.#held.add(row);
  }

  /** Changes during the work are told when it has ended. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    this.#holders++;
    try {
      return await work();
    } finally {
      this.#holders--;
      if (this.#holders === 0) this.#release();
    }
  }

  dispose(): void {
    this.#emitter.dispose();
  }

  #release(): void {
    const rows = [...this.#held];
    this.#held.clear();
    const known = rows.filter((row) => row !== undefined);
    if (known.length < rows.length) this.#emitter.fire(undefined);
    else if (known.length > 0) this.#emitter.fire(known);
  }
}
