/**
 * The same function, asked once for each object: what it answered is kept with the object, and shared by all who ask.
 *
 * It is kept on the object itself, where neither a copy nor a comparison sees it, not in a `WeakMap`: V8 13 takes the values of an old `WeakMap` for
 * alive whenever it clears young objects away, so that of each of a thousand models a part would grow old.
 */
export function oncePer<K extends object, V extends object>(make: (key: K) => V): (key: K) => V {
  const slot = Symbol('oncePer');
  return (key) => {
    const before = (key as Readonly<Record<symbol, V | undefined>>)[slot];
    if (before !== undefined) return before;
    const made = make(key);
    Object.defineProperty(key, slot, { value: made });
    return made;
  };
}
