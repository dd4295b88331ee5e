/** What a server or store can do, found out once when it is connected. */
export interface Capabilities {
  /** As the server says it, `3.17.2`; undefined when `/version` was refused or is not there. */
  readonly serverVersion: string | undefined;
  readonly writable: boolean;
  /** MLflow 3 has logged models; 2.x answers 404. */
  readonly loggedModels: boolean;
  /** `tags.x IS NULL` in a run filter: 3.17 takes it, 2.22 answers 400. */
  readonly nullTagFilter: boolean;
  readonly workspaces: boolean;
  /** `SqlStore`, `FileStore` …, from 3.10 on. */
  readonly storeType: string | undefined;
}

/** Major and minor of `3.17.2`, `2.22.4.dev0`; undefined for anything else. */
export function parseVersion(text: string | undefined): { readonly major: number; readonly minor: number } | undefined {
  const match = /^(\d+)\.(\d+)/.exec(text ?? '');
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}
