/**
 * The rows that a tree shows now. VS Code knows elements by identity, so a change is told with the very object that was handed out last,
 * and a parent is needed to reveal a row.
 */
export class RowIndex<Node extends object> {
  readonly #idOf: (node: Node) => string;
  readonly #forgotten: (id: string) => void;
  readonly #rows = new Map<string, Node>();
  readonly #parents = new Map<string, Node | undefined>();
  /** Ids of the rows below each row; those of the tree itself below `undefined`. */
  readonly #below = new Map<string | undefined, readonly string[]>();

  /** `forgotten` is told the id of each row that no longer stands anywhere. */
  constructor(idOf: (node: Node) => string, forgotten: (id: string) => void = () => undefined) {
    this.#idOf = idOf;
    this.#forgotten = forgotten;
  }

  /**
   * Takes the place of the rows that stood below `parent` before. VS Code refuses two rows with one id, so a row that is on two pages,
   * because others came in between the two readings, stands where it was first, and none stands below itself.
   */
  put(parent: Node | undefined, all: readonly Node[]): Node[] {
    const parentId = parent && this.#idOf(parent);
    const above = this.#withAllAbove(parent);
    const stay = new Set<string>();
    const rows = all.filter((row) => {
      const id = this.#idOf(row);
      return !above.has(id) && !stay.has(id) && stay.add(id);
    });
    const ids = [...stay];
    const before = this.#below.get(parentId) ?? [];
    this.#below.set(parentId, ids);
    rows.forEach((row, index) => {
      const id = ids[index] ?? '';
      this.#rows.set(id, row);
      this.#parents.set(id, parent);
    });
    for (const id of before) if (!stay.has(id)) this.#forget(id, parentId);
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

  #withAllAbove(row: Node | undefined): ReadonlySet<string> {
    const ids = new Set<string>();
    for (let at = row; at; at = this.parent(at)) {
      const id = this.#idOf(at);
      if (ids.has(id)) break;
      ids.add(id);
    }
    return ids;
  }

  /** A row that stands below another one by now has only moved. */
  #forget(id: string, parentId: string | undefined): void {
    const parent = this.#parents.get(id);
    if ((parent && this.#idOf(parent)) !== parentId) return;
    const below = this.#below.get(id) ?? [];
    this.#below.delete(id);
    this.#rows.delete(id);
    this.#parents.delete(id);
    this.#forgotten(id);
    for (const row of below) this.#forget(row, id);
  }
}
