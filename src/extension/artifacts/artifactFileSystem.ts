import * as vscode from 'vscode';
import { parseArtifactUri } from '../../core/links/artifactUri.ts';
import type { Artifact, ArtifactOwner } from '../../core/tracking/artifact.ts';
import { isReason } from '../../core/tracking/trackingError.ts';
import { failureText } from '../base/failure.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Connections, Session } from '../connections/session.ts';
import type { ArtifactListings } from './artifactListings.ts';
import { fileProblem, type FileProblem } from './fileProblem.ts';
import { previewLimit, tooLarge, tooLargeToOpen } from './sizeLimits.ts';

interface Place {
  readonly session: Session;
  readonly owner: ArtifactOwner;
  readonly path: string;
}

/** Artifacts as read-only files, so that every editor, viewer and comparison of VS Code works on them. */
export class ArtifactFileSystem implements vscode.FileSystemProvider {
  readonly #connections: Connections;
  readonly #listings: ArtifactListings;
  /** MLflow tells nobody when an artifact changes. */
  readonly onDidChangeFile = (): vscode.Disposable => nothing;

  constructor(connections: Connections, listings: ArtifactListings) {
    this.#connections = connections;
    this.#listings = listings;
  }

  watch(): vscode.Disposable {
    return nothing;
  }

  stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return this.#at(uri, async ({ session, owner, path }, signal) => {
      if (path === '') return folderStat((await this.#listings.list(session, owner, '', signal)).readAt);
      const { artifact, readAt } = (await this.#listings.find(session, owner, path, signal)) ?? missing(uri);
      return artifact.isFolder ? folderStat(readAt) : fileStat(artifact, readAt);
    });
  }

  readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    return this.#at(uri, async ({ session, owner, path }, signal) => {
      const { entries } = await this.#listings.list(session, owner, path, signal);
      if (entries.size === 0 && path !== '') await this.#requireFolder(uri, { session, owner, path }, signal);
      const from = path === '' ? 0 : path.length + 1;
      return [...entries.values()].map((entry) => [entry.path.slice(from), typeOf(entry)]);
    });
  }

  readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return this.#at(uri, async ({ session, owner, path }, signal) => {
      if (path === '') throw vscode.FileSystemError.FileIsADirectory(uri);
      const { artifact } = (await this.#listings.find(session, owner, path, signal)) ?? missing(uri);
      if (artifact.isFolder) throw vscode.FileSystemError.FileIsADirectory(uri);
      const limit = previewLimit();
      if (artifact.size !== undefined && artifact.size > limit) {
        throw vscode.FileSystemError.Unavailable(tooLargeToOpen(path, artifact.size));
      }
      return session.tracking.readArtifact(owner, path, limit, signal);
    });
  }

  createDirectory(): never {
    throw readOnly();
  }

  writeFile(): never {
    throw readOnly();
  }

  delete(): never {
    throw readOnly();
  }

  rename(): never {
    throw readOnly();
  }

  copy(): never {
    throw readOnly();
  }

  /** VS Code gives no token here: the client's time-out ends what takes too long. */
  async #at<T>(uri: vscode.Uri, work: (place: Place, signal: AbortSignal) => Promise<T>): Promise<T> {
    const address = parseArtifactUri(uri);
    if (!address) throw vscode.FileSystemError.FileNotFound(uri);
    const { connectionId, owner, path } = address;
    const signal = untilTimeout();
    try {
      return await work({ session: await this.#connections.sessionOf(connectionId, signal), owner, path }, signal);
    } catch (error) {
      throw error instanceof vscode.FileSystemError ? error : fileSystemError(path, error);
    }
  }

  /** A folder that is not there is listed as empty (MLflow 3.17.2); its parent knows better. */
  async #requireFolder(uri: vscode.Uri, { session, owner, path }: Place, signal: AbortSignal): Promise<void> {
    const { artifact } = (await this.#listings.find(session, owner, path, signal)) ?? missing(uri);
    if (!artifact.isFolder) throw vscode.FileSystemError.FileNotADirectory(uri);
  }
}

const nothing = new vscode.Disposable(() => undefined);

export function readOnlyReason(): string {
  return vscode.l10n.t('Artifacts of a tracking server are read-only.');
}

function readOnly(): vscode.FileSystemError {
  return vscode.FileSystemError.NoPermissions(readOnlyReason());
}

function missing(uri: vscode.Uri): never {
  throw vscode.FileSystemError.FileNotFound(uri);
}

function fileSystemError(path: string, error: unknown): vscode.FileSystemError {
  const large = tooLarge(error);
  if (large) return vscode.FileSystemError.Unavailable(tooLargeToOpen(path, large.size));
  return makers[fileProblem(error)](
    isReason(error, 'noConnection') ? connectionGone() : failureText({ what: notRead(path) }, error),
  );
}

function connectionGone(): string {
  return vscode.l10n.t(
    'The connection of this artifact is not there any more. Add it again, or open the file elsewhere.',
  );
}

function notRead(path: string): string {
  return path === ''
    ? vscode.l10n.t('The artifacts could not be read')
    : vscode.l10n.t('The artifact {path} could not be read', { path });
}

const makers: Record<FileProblem, (text: string) => vscode.FileSystemError> = {
  notFound: (text) => vscode.FileSystemError.FileNotFound(text),
  noPermissions: (text) => vscode.FileSystemError.NoPermissions(text),
  unavailable: (text) => vscode.FileSystemError.Unavailable(text),
};

/** VS Code re-reads a file when size or time differ; the listing's time shows it a change of equal size too. */
function fileStat({ size }: Artifact, readAt: number): vscode.FileStat {
  return {
    type: vscode.FileType.File,
    ctime: 0,
    mtime: readAt,
    size: size ?? 0,
    permissions: vscode.FilePermission.Readonly,
  };
}

function folderStat(readAt: number): vscode.FileStat {
  return {
    type: vscode.FileType.Directory,
    ctime: 0,
    mtime: readAt,
    size: 0,
    permissions: vscode.FilePermission.Readonly,
  };
}

function typeOf({ isFolder }: Artifact): vscode.FileType {
  return isFolder ? vscode.FileType.Directory : vscode.FileType.File;
}
