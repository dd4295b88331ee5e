import { isMap, isScalar, parseDocument } from 'yaml';

/** Names under `flavors` of an MLmodel file, in its order; none of a file that is not understood. Never throws. */
export function flavorsOf(mlmodel: string): readonly string[] {
  const document = parseDocument(mlmodel, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  if (!isMap(document.contents)) return [];
  const flavors = document.contents.get('flavors', true);
  if (!isMap(flavors)) return [];
  return flavors.items.flatMap(({ key }) => (isScalar(key) && typeof key.value === 'string' ? [key.value] : []));
}
