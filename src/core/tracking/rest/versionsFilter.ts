/**
 * A filter for the versions of one model. MLflow knows no escape within a quoted value: a name with `'` goes between `"` and the other way
 * round; one with both cannot be asked for (3.17.2), undefined.
 */
export function versionsFilter(name: string): string | undefined {
  if (!name.includes("'")) return `name = '${name}'`;
  return name.includes('"') ? undefined : `name = "${name}"`;
}
