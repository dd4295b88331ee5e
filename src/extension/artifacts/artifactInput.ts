import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { isSafeArtifactPath, type ArtifactOwner } from '../../core/tracking/artifact.ts';
import { CommandError } from '../base/commandError.ts';
import type { Row } from '../base/commands.ts';
import type { Connections, Session } from '../connections/session.ts';
import type { ArtifactNode } from '../explorer/experimentNodes.ts';

/** How a program names an artifact: of a run or of a logged model. */
export const artifactArgument = z.object({
  runId: z.optional(z.string()),
  modelId: z.optional(z.string()),
  path: z.optional(z.string()),
});

export interface ArtifactInput extends z.infer<typeof artifactArgument> {
  /** From the tree, instead of the names. */
  readonly rows?: readonly ArtifactNode[] | undefined;
}

/** A file of a session that is there. */
export interface ArtifactPlace {
  readonly session: Session;
  readonly owner: ArtifactOwner;
  readonly path: string;
}

/** Folders in a selection are left out: they are opened in the tree. */
export function artifactRows(rows: readonly Row[]): ArtifactInput {
  return { rows: rows.filter(isArtifactNode).filter(({ artifact }) => !artifact.isFolder) };
}

export async function artifactPlaces(
  connections: Connections,
  input: ArtifactInput,
  signal: AbortSignal,
): Promise<readonly ArtifactPlace[]> {
  const places = input.rows?.map(({ session, owner, artifact }) => ({ session, owner, path: artifact.path }));
  if (places && places.length > 0) return places;
  const owner = ownerOf(input);
  if (!owner || input.path === undefined) {
    throw new CommandError(
      'invalid',
      vscode.l10n.t('Choose a file among the artifacts of a run or a logged model first.'),
    );
  }
  if (!isSafeArtifactPath(input.path)) {
    throw new CommandError('invalid', vscode.l10n.t('“{path}” is not the path of an artifact.', { path: input.path }));
  }
  return [{ session: await connections.session(signal), owner, path: input.path }];
}

function ownerOf({ runId, modelId }: ArtifactInput): ArtifactOwner | undefined {
  if (modelId !== undefined) return { kind: 'model', modelId };
  return runId === undefined ? undefined : { kind: 'run', runId };
}

function isArtifactNode(row: Row): row is ArtifactNode {
  return row.kind === 'artifact';
}
