import * as z from 'zod/mini';
import type { Artifact, ArtifactOwner } from '../artifact.ts';
import { endpoint } from './endpoint.ts';
import { int64, lenient, records } from './wire.ts';

/** `path` is relative to the owner's root; a folder has no size. */
export const WireFileInfo = z.object({ path: z.string(), is_dir: lenient(z.boolean()), file_size: lenient(int64) });

const FilePage = z.object({ files: records(WireFileInfo), next_page_token: lenient(z.string()) });

/** A folder that is not there has no files (3.17.2). */
export const listRunArtifacts = endpoint({
  method: 'GET',
  path: 'artifacts/list',
  kind: 'read',
  request: z.object({ run_id: z.string(), path: z.optional(z.string()), page_token: z.optional(z.string()) }),
  response: FilePage,
});

/** MLflow 3; 2.22 answers 404 with a web page. */
export const listModelArtifacts = endpoint({
  method: 'GET',
  path: 'logged-models/{model_id}/artifacts/directories',
  kind: 'read',
  request: z.object({
    model_id: z.string(),
    artifact_directory_path: z.optional(z.string()),
    page_token: z.optional(z.string()),
  }),
  response: FilePage,
});

/** The bytes of a file are not an RPC: both addresses stand below the server's base, the model's only under `/ajax-api` (3.17.2). */
export function artifactAddress(
  owner: ArtifactOwner,
  path: string,
): { readonly path: string; readonly query: Record<string, string> } {
  if (owner.kind === 'run') return { path: '/get-artifact', query: { path, run_uuid: owner.runId } };
  const model = encodeURIComponent(owner.modelId);
  return { path: `/ajax-api/2.0/mlflow/logged-models/${model}/artifacts/files`, query: { artifact_file_path: path } };
}

export function toArtifact(wire: z.infer<typeof WireFileInfo>): Artifact {
  const isFolder = wire.is_dir ?? false;
  return { path: wire.path, isFolder, size: isFolder ? undefined : (wire.file_size ?? 0) };
}
