import * as vscode from 'vscode';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { CommandError } from '../base/commandError.ts';
import { untilTimeout } from '../base/signals.ts';
import { artifactArgument, artifactPlaces, artifactRows, type ArtifactPlace } from './artifactInput.ts';
import type { ArtifactDeps } from './artifactDeps.ts';
import { artifactUriOf } from './artifactUri.ts';
import { previewLimit, tooLargeToOpen } from './sizeLimits.ts';

/** `{runId | modelId, path}` → `{uri}`: opens in whatever editor VS Code has for the file. */
export function registerOpenArtifact({ connections, commands, listings }: ArtifactDeps): void {
  commands.register({
    id: 'mlflow.artifact.open',
    input: artifactArgument,
    fromRows: artifactRows,
    failed: () => vscode.l10n.t('The artifact could not be opened'),
    run: async (input) => {
      const signal = untilTimeout();
      const places = await artifactPlaces(connections, input, signal);
      const uris: vscode.Uri[] = [];
      for (const place of places) {
        await requireOpenable({ listings }, place, signal);
        const uri = artifactUriOf(place.session, place.owner, place.path);
        await vscode.commands.executeCommand('vscode.open', uri, { preview: places.length === 1 });
        uris.push(uri);
      }
      return { uri: uris.map(String).join('\n') };
    },
  });
}

/** Asked before VS Code does, whose page for a failed editor offers no way out. */
async function requireOpenable(
  { listings }: Pick<ArtifactDeps, 'listings'>,
  place: ArtifactPlace,
  signal: AbortSignal,
): Promise<void> {
  const { session, owner, path } = place;
  const found = await listings.find(session, owner, path, signal);
  if (!found) throw new TrackingError({ reason: 'notFound' });
  const { artifact } = found;
  if (artifact.isFolder) throw new CommandError('invalid', vscode.l10n.t('{path} is a folder.', { path }));
  if (artifact.size === undefined || artifact.size <= previewLimit()) return;
  const row = { kind: 'artifact', session, owner, artifact };
  const saveAs = {
    title: vscode.l10n.t('Save As…'),
    run: () => void vscode.commands.executeCommand('mlflow.artifact.saveAs', row),
  };
  throw new CommandError('invalid', tooLargeToOpen(path, artifact.size), [saveAs]);
}
