/** What a link in a file means on the server: exactly this, and nothing that is only called alike. */
export type LinkTarget =
  | { readonly kind: 'run' | 'experiment'; readonly id: string }
  /** `version` is a number, a stage or `latest`, as in `models:/name/3`. */
  | { readonly kind: 'model'; readonly name: string; readonly version?: string; readonly alias?: string };

/** `text` is what stands in the file; `query` is the id of a run where that is no `models:/…`. */
export function linkTargetOf(text: string, query: string): LinkTarget {
  const [, name, mark, rest] = /^models:\/([^/@]+)(?:([/@])(.+))?$/.exec(text) ?? [];
  if (name === undefined) return { kind: 'run', id: query };
  const model = { kind: 'model', name: decoded(name) } as const;
  if (rest === undefined) return model;
  return mark === '@' ? { ...model, alias: decoded(rest) } : { ...model, version: decoded(rest) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
