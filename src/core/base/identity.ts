const numbers = new WeakMap<object, number>();
let last = 0;

/** A number of this very object that no other one ever has, for a key that is a text. Holds nothing alive. */
export function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  numbers.set(object, ++last);
  return last;
}
