import { homedir } from 'node:os';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { Cancelled, CommandError } from '../base/commandError.ts';
import type { CommandDefinition } from '../base/commands.ts';
import { untilTimeout, withProgress } from '../base/signals.ts';
import type { ArtifactDeps } from './artifactDeps.ts';
import {
  artifactArgument,
  artifactPlaces,
  artifactRows,
  type ArtifactInput,
  type ArtifactPlace,
} from './artifactInput.ts';
import { saveLimit, tooLarge, tooLargeToSave } from './sizeLimits.ts';
import { suggestedFileName } from './suggestedFileName.ts';

interface SaveInput extends ArtifactInput {
  /** URI of the file to write; asked for when absent. */
  readonly target?: string | undefined;
  /** Writes over a file that is there, as the save dialog would ask. */
  readonly confirmed?: boolean | undefined;
}

export interface Saved {
  readonly uri: string;
  /** Bytes */
  readonly size: number;
}

/** `{runId | modelId, path, target?, confirmed?}` → `{uri, size}`. Only the file that was chosen is written. */
export function registerSaveArtifact({ connections, commands, listings }: ArtifactDeps): void {
  const definition: CommandDefinition<SaveInput, Saved> = {
    id: 'mlflow.artifact.saveAs',
    input: z.extend(artifactArgument, { target: z.optional(z.string()), confirmed: z.optional(z.boolean()) }),
    fromRows: artifactRows,
    failed: () => vscode.l10n.t('The artifact could not be saved'),
    run: async (input) => {
      const [place] = await artifactPlaces(connections, input, untilTimeout());
      if (!place) return undefined;
      await requireSavable(listings, place);
      const target = await targetOf(place, input);
      const bytes = await download(place);
      await vscode.workspace.fs.writeFile(target, bytes);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Saved {path}', { path: place.path }), 3000);
      return { uri: target.toString(), size: bytes.length };
    },
  };
  commands.register(definition);
}

async function requireSavable(
  listings: ArtifactDeps['listings'],
  { session, owner, path }: ArtifactPlace,
): Promise<void> {
  const found = await listings.find(session, owner, path, untilTimeout());
  if (!found) throw new TrackingError({ reason: 'notFound' });
  const { isFolder, size } = found.artifact;
  if (isFolder)
    throw new CommandError(
      'invalid',
      vscode.l10n.t('{path} is a folder. Save As… takes one file at a time.', { path }),
    );
  if (size !== undefined && size > saveLimit) throw new CommandError('invalid', tooLargeToSave(path, size));
}

async function targetOf({ path }: ArtifactPlace, { target, confirmed }: SaveInput): Promise<vscode.Uri> {
  if (target === undefined) return askTarget(path);
  if (!URL.canParse(target))
    throw new CommandError('invalid', vscode.l10n.t('“{target}” is not a URI. Nothing was written.', { target }));
  const uri = vscode.Uri.parse(target);
  if (!confirmed && (await exists(uri))) {
    throw new CommandError('alreadyExists', vscode.l10n.t('{target} exists. Nothing was written.', { target }));
  }
  return uri;
}

async function askTarget(path: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const chosen = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Artifact'),
    saveLabel: vscode.l10n.t('Save'),
    defaultUri: vscode.Uri.joinPath(folder, suggestedFileName(path)),
  });
  if (!chosen) throw new Cancelled();
  return chosen;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

async function download({ session, owner, path }: ArtifactPlace): Promise<Uint8Array> {
  try {
    return await withProgress(
      { title: vscode.l10n.t('Saving {path} from {connection}', { path, connection: session.connection.name }) },
      (signal) => session.tracking.readArtifact(owner, path, saveLimit, signal),
    );
  } catch (error) {
    const large = tooLarge(error);
    throw large ? new CommandError('invalid', tooLargeToSave(path, large.size)) : error;
  }
}
