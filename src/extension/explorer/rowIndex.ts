/**
 * The rows that a tree shows now. VS Code knows elements by identity, so a change is told with the very object that was handed out last,
 * and a parent is needed to reveal a row.
 */
export class RowIndex<Node extends object> {
  readonly #idOf: (node: Node) => string;
  readonly #rows = new Map<string, Node>();
  readonly #parents = new Map<string, Node | undefined>();
  /** Ids of the rows below each row; those of the tree itself below `undefined`. */
  readonly #below = new Map<string | undefined, readonly string[]>();

  constructor(idOf: (node: Node) => string) {
    this.#idOf = idOf;
  }

  /**
   * Takes the place of the rows that stood below `parent` before. A row that is on two pages, because others came in between the two
   * readings, stands where it was first: VS Code refuses two rows with one id.
   */
  put(parent: Node | undefined, all: readonly Node[]): Node[] {
    const parentId = parent && this.#idOf(parent);
    const stay = new Set<string>();
    const rows = all.filter((row) => {
      const id = this.#idOf(row);
      return !stay.has(id) && stay.add(id);
    });
    const ids = [...stay];
    for (const id of this.#below.get(parentId) ?? []) if (!stay.has(id)) this.#forget(id);
    this.#below.set(parentId, ids);
    rows.forEach((row, index) => {
      const id = ids[index] ?? '';
      this.#rows.set(id, row);
      this.#parents.set(id, parent);
    });
    return rows;
  }

  /** A row that will stand below `parent` once the tree is asked for it. */
  expect(parent: Node | undefined, row: Node): void {
    this.#parents.set(this.#idOf(row), parent);
  }

  get(id: string): Node | undefined {
    return this.#rows.get(id);
  }

  parent(node: Node): Node | undefined {
    return this.#parents.get(this.#idOf(node));
  }

  #forget(id: string): void {
    for (const below of this.#below.get(id) ?? []) this.#forget(below);
    this.#below.delete(id);
    this.#rows.delete(id);
    this.#parents.delete(id);
  }
}
