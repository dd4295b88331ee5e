/**
 * The rows that a tree shows now. VS Code knows elements by identity, so a change is told with the very object that was handed out last,
 * and a parent is needed to reveal a row.
 */
export class RowIndex<Node extends object> {
  readonly #idOf: (node: Node) => string;
  readonly #rows = new Map<string, Node>();
  readonly #parents = new Map<string, Node | undefined>();

  constructor(idOf: (node: Node) => string) {
    this.#idOf = idOf;
  }

  put(parent: Node | undefined, rows: readonly Node[]): Node[] {
    for (const row of rows) {
      const id = this.#idOf(row);
      this.#rows.set(id, row);
      this.#parents.set(id, parent);
    }
    return [...rows];
  }

  get(id: string): Node | undefined {
    return this.#rows.get(id);
  }

  parent(node: Node): Node | undefined {
    return this.#parents.get(this.#idOf(node));
  }

  clear(): void {
    this.#rows.clear();
    this.#parents.clear();
  }
}
