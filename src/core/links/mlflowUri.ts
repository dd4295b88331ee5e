/** URIs that MLflow's own clients resolve. Nothing in them is percent-encoded: MLflow does not decode them (3.17.2). */
export function runUri(runId: string, path = ''): string {
  return path === '' ? `runs:/${runId}` : `runs:/${runId}/${path}`;
}

export function loggedModelUri(modelId: string): string {
  return `models:/${modelId}`;
}

/** `version` is a number or `latest`. */
export function versionUri(name: string, version: string): string {
  return `models:/${name}/${version}`;
}

export function aliasUri(name: string, alias: string): string {
  return `models:/${name}@${alias}`;
}

/** A file below an artifact location, `mlflow-artifacts:/1/models/m-…/artifacts`. */
export function belowLocation(location: string, path: string): string {
  return `${location.replace(/\/+$/, '')}/${path}`;
}

/** What a name or path stands in: `models:/name/3`, `models:/name@alias` or `runs:/id/path`. */
export type MlflowUriForm = 'version' | 'alias' | 'path';

/**
 * Whether MLflow reads the same name or path back from such a URI. Python's `urlparse` ends it at `?` (a path at `#` too) and
 * drops tabs and line ends: `models:/a?b/3` is the logged model `a` for MLflow 3.17.2. It splits `models:/a@b/3` into the
 * alias `b` of `a`, and a path.
 */
export function fitsMlflowUri(part: string, form: MlflowUriForm): boolean {
  return !unfit[form].test(part);
}

const unfit: Record<MlflowUriForm, RegExp> = {
  version: /[?@\t\r\n]/,
  alias: /[?\t\r\n]/,
  path: /[?#\t\r\n]/,
};

/** The address as it may be shown and copied: without a user name or password in it. */
export function withoutCredentials(uri: string): string {
  if (!URL.canParse(uri)) return uri;
  const url = new URL(uri);
  if (url.username === '' && url.password === '') return uri;
  url.username = '';
  url.password = '';
  return url.href.replace(/\/$/, '');
}
