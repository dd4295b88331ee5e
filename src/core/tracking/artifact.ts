/** Whose artifacts: a run's, or those of a logged model (MLflow 3). */
export type ArtifactOwner =
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'model'; readonly modelId: string };

/** `path` is relative to the owner's root, with `/`; `size` in bytes is unknown for folders. */
export interface Artifact {
  readonly path: string;
  readonly isFolder: boolean;
  readonly size: number | undefined;
}

export function artifactName(artifact: Artifact): string {
  return artifact.path.slice(artifact.path.lastIndexOf('/') + 1);
}

/**
 * A server's path is not trusted: only plain relative paths pass, without empty, `.` or `..` parts, backslashes, control characters
 * or a drive letter.
 */
export function isSafeArtifactPath(path: string): boolean {
  if (path.includes('\\') || /^[a-zA-Z]:/.test(path) || Array.from(path).some(isControl)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x20 || code === 0x7f;
}
