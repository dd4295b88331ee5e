/**
 * What makes `instanceof` true across the bundles of the extension: each has a copy of a class, and an error that one of them throws is caught in
 * another. For classes that nothing extends.
 */
export function isShared(name: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null && markOf(name) in value;
}

/** Called by the constructor: the mark says which class made a thing, under whichever copy. */
export function markShared(name: string, made: object): void {
  Object.defineProperty(made, markOf(name), { value: true });
}

function markOf(name: string): symbol {
  return Symbol.for(`mlflow-workbench.${name}`);
}
