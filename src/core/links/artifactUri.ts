import type { ConnectionId } from '../connections/connection.ts';
import { isSafeArtifactPath, type ArtifactOwner } from '../tracking/artifact.ts';

export const artifactScheme = 'mlflow-artifact';

/** Which file or folder on which server. `path` is relative to the owner's root, which is `''`. */
export interface ArtifactAddress {
  readonly connectionId: ConnectionId;
  readonly owner: ArtifactOwner;
  readonly path: string;
}

/** Of `mlflow-artifact://<authority><path>`, not percent-encoded, as VS Code's `Uri` holds them. */
export interface UriParts {
  readonly authority: string;
  readonly path: string;
}

/**
 * `mlflow-artifact://<connection id in hex>/<runs|models>/<id>/<path…>`. Such a URI survives a reload of the window; hex
 * because an authority has no case for VS Code and no room for the characters of a name.
 */
export function artifactUriParts({ connectionId, owner, path }: ArtifactAddress): UriParts {
  const root = owner.kind === 'run' ? `/runs/${owner.runId}` : `/models/${owner.modelId}`;
  return { authority: toHex(connectionId), path: path === '' ? root : `${root}/${path}` };
}

/** Undefined for what {@link artifactUriParts} does not make out of safe paths: such URIs can come from any link. */
export function parseArtifactUri({ authority, path }: UriParts): ArtifactAddress | undefined {
  const connectionId = fromHex(authority.toLowerCase());
  const relative = path.replace(/^\//, '').replace(/\/$/, '');
  if (connectionId === undefined || !isSafeArtifactPath(relative)) return undefined;
  const [root, id, ...rest] = relative.split('/');
  const owner = root !== undefined && id !== undefined ? ownerOf(root, id) : undefined;
  return owner && { connectionId, owner, path: rest.join('/') };
}

function ownerOf(root: string, id: string): ArtifactOwner | undefined {
  if (root === 'runs') return { kind: 'run', runId: id };
  return root === 'models' ? { kind: 'model', modelId: id } : undefined;
}

function toHex(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex: string): string | undefined {
  if (!/^([0-9a-f]{2})+$/.test(hex)) return undefined;
  const bytes = hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
