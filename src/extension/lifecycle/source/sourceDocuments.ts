import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Disposable } from '../../../core/base/lifetime.ts';
import type { ShownFile } from '../../../node/git/showFile.ts';
import { CommandError } from '../../base/commandError.ts';
import { signalOf } from '../../base/signals.ts';

/** Files as they are in a commit, for reading. */
export const sourceScheme = 'mlflow-source';

/** What a document of the scheme is of. */
export interface SourcePlace {
  readonly root: string;
  readonly commit: string;
  /** From the root, with `/`. */
  readonly file: string;
}

export interface SourceReader {
  show(root: string, commit: string, file: string, signal: AbortSignal): Promise<ShownFile>;
}

export function registerSourceDocuments(git: SourceReader): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(sourceScheme, {
    provideTextDocumentContent: (uri, token) => readSource(git, placeOf(uri), signalOf(token)),
  });
}

/** @throws CommandError when there is nothing that can be shown as text */
export async function readSource(git: SourceReader, place: SourcePlace, signal: AbortSignal): Promise<string> {
  const { root, commit, file } = place;
  const shown = await git.show(root, commit, file, signal);
  if (shown.kind === 'text') return shown.text;
  throw new CommandError(shown.kind === 'absent' ? 'notFound' : 'invalid', notShown(shown.kind, place));
}

export function sourceUri({ root, commit, file }: SourcePlace): vscode.Uri {
  return vscode.Uri.from({ scheme: sourceScheme, path: `/${file}`, query: JSON.stringify({ root, commit }) });
}

/** Such a URI can come from any link: what is in it is looked at again by whoever reads. */
function placeOf(uri: vscode.Uri): SourcePlace {
  const query = z.safeParse(placeQuery, parsed(uri.query));
  return { root: '', commit: '', ...query.data, file: uri.path.slice(1) };
}

const placeQuery = z.object({ root: z.string(), commit: z.string() });

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function notShown(kind: Exclude<ShownFile['kind'], 'text'>, { file, commit }: SourcePlace): string {
  const facts = { file, commit: commit.slice(0, 8) };
  if (kind === 'tooLarge') return vscode.l10n.t('{file} at {commit} is too large to be opened.', facts);
  if (kind === 'binary') return vscode.l10n.t('{file} at {commit} is not text.', facts);
  return vscode.l10n.t('{file} at {commit} is not in a repository of this workspace.', facts);
}
