/** Names that are handed out once each. */
export class Identifiers {
  readonly #taken: Set<string>;
  /** By the wished name, so that a thousand columns called alike cost no more than others. */
  readonly #last = new Map<string, number>();

  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set(reserved);
  }

  /** The wished name, with a number behind it where that is taken. */
  take(wished: string): string {
    let name = wished;
    let count = this.#last.get(wished) ?? 1;
    while (this.#taken.has(name)) name = `${wished}_${++count}`;
    this.#last.set(wished, count);
    this.#taken.add(name);
    return name;
  }
}

/** An identifier of Python for any name: letters beyond ASCII are left out, because Python changes some of them before it compares. */
export function fieldIdentifier(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain === '') return 'field';
  return /^\d/.test(plain) ? `field_${plain}` : plain;
}

/** `order_book` becomes `OrderBook`. */
export function classIdentifier(name: string): string {
  return fieldIdentifier(name)
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
