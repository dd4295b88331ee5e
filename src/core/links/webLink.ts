import { originOf, webBase, type Connection } from '../connections/connection.ts';

/** A page of MLflow's own web UI (routes of 3.17.2). */
export type WebPage =
  | { readonly kind: 'home' }
  | { readonly kind: 'experiment'; readonly experimentId: string }
  | { readonly kind: 'run'; readonly experimentId: string; readonly runId: string; readonly artifactPath?: string }
  | { readonly kind: 'loggedModel'; readonly experimentId: string; readonly modelId: string }
  | { readonly kind: 'model'; readonly name: string }
  | { readonly kind: 'version'; readonly name: string; readonly version: string };

/** `base` has no closing slash. The workspace is a query of the route, behind the hash. */
export function webLink(base: string, page: WebPage, workspace: string | undefined): string {
  const query = workspace === undefined ? '' : `?workspace=${encode(workspace)}`;
  return `${base}/#${route(page)}${query}`;
}

/** Where the UI of a page lives: registered models may have an address of their own. Undefined without a server. */
export function webBaseOf(connection: Connection, page: WebPage): string | undefined {
  const registry = page.kind === 'model' || page.kind === 'version' ? connection.registryUri : undefined;
  const uri = registry ?? connection.trackingUri;
  return originOf(uri) === undefined ? undefined : webBase({ ...connection, trackingUri: uri });
}

function route(page: WebPage): string {
  switch (page.kind) {
    case 'home':
      return '/';
    case 'experiment':
      return `/experiments/${encode(page.experimentId)}`;
    case 'run': {
      const run = `/experiments/${encode(page.experimentId)}/runs/${encode(page.runId)}`;
      return page.artifactPath === undefined
        ? run
        : `${run}/artifactPath/${page.artifactPath.split('/').map(encode).join('/')}`;
    }
    case 'loggedModel':
      return `/experiments/${encode(page.experimentId)}/models/${encode(page.modelId)}`;
    case 'model':
      return `/models/${encode(page.name)}`;
    case 'version':
      return `/models/${encode(page.name)}/versions/${encode(page.version)}`;
  }
}

/** A lone surrogate, which JSON can carry, would make `encodeURIComponent` throw. */
function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}
