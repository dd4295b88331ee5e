import * as vscode from 'vscode';
import { siblingLimits, type SiblingProblem } from '../../core/mlmodel/siblings.ts';
import { isModelPlace } from './modelPlaces.ts';
import { SiblingFiles, type SiblingFile, type Wanted } from './siblingFiles.ts';

/** While a person types, larger ones are left alone: to judge an example of this size takes as long as a person would notice. */
export const largestWhileTyping = 1_000_000;
const deepestFolder = 4;
/** Listing a folder of a server takes a request each. */
const deepestRemoteFolder = 1;

/** The folder around an `MLmodel` file, as its file system and the editors that are open on it have it. */
export class ModelFolder {
  readonly uri: vscode.Uri;
  readonly siblings = new SiblingFiles();
  readonly #largest: number;

  /** `largest` is the number of bytes up to which files are read; of larger ones only that they are there is known. */
  constructor(uri: vscode.Uri, largest: number) {
    this.uri = uri;
    this.#largest = largest;
  }

  async read({ files, paths }: Wanted): Promise<void> {
    await Promise.all([
      ...Array.from(files, (path) => this.siblings.learn(path, readSibling(this.at(path), this.#largest))),
      ...(paths ? [this.siblings.learnPaths(this.#list())] : []),
    ]);
  }

  at(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, path);
  }

  /** Relative to the folder; undefined for what is not in it. */
  pathOf(uri: vscode.Uri): string | undefined {
    if (uri.scheme !== this.uri.scheme || uri.authority !== this.uri.authority) return undefined;
    const folder = this.uri.path.endsWith('/') ? this.uri.path : `${this.uri.path}/`;
    return uri.path.startsWith(folder) ? uri.path.slice(folder.length) : undefined;
  }

  async #list(): Promise<readonly string[]> {
    const deepest = this.uri.scheme === 'file' ? deepestFolder : deepestRemoteFolder;
    const found: string[] = [];
    const folders = [{ path: '', depth: 1 }];
    for (let folder = folders.shift(); folder && found.length < siblingLimits.paths; folder = folders.shift()) {
      for (const [name, type] of await entriesOf(this.at(folder.path))) {
        const path = folder.path === '' ? name : `${folder.path}/${name}`;
        found.push(path);
        if ((type & vscode.FileType.Directory) !== 0 && folder.depth < deepest)
          folders.push({ path, depth: folder.depth + 1 });
      }
    }
    return found.slice(0, siblingLimits.paths);
  }
}

/** Undefined where nothing is beside the document: it lies nowhere yet, or is a version of another one. */
export function folderOf(uri: vscode.Uri, largest: number = siblingLimits.fileBytes): ModelFolder | undefined {
  const hasFolder = uri.scheme !== 'untitled' && isModelPlace(uri);
  return hasFolder ? new ModelFolder(vscode.Uri.joinPath(uri, '..'), largest) : undefined;
}

/** The bytes as text, as an editor would show them. */
export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function readSibling(uri: vscode.Uri, largest: number): Promise<SiblingFile> {
  const open = openDocument(uri)?.getText();
  if (open !== undefined) return { isThere: true, text: open.length <= largest ? open : undefined };
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return withoutText('unreadable');
    if (isBinary(uri.path)) return { isThere: true, text: undefined };
    if (size > largest) return withoutText('tooLarge');
    return decoded(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    const isClosed = error instanceof vscode.FileSystemError && error.code === 'NoPermissions';
    return isClosed ? withoutText('unreadable') : { isThere: false, text: undefined };
  }
}

function decoded(bytes: Uint8Array): SiblingFile {
  try {
    return { isThere: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return withoutText('notUtf8');
  }
}

function withoutText(problem: SiblingProblem): SiblingFile {
  return { isThere: true, text: undefined, problem };
}

/** What a person has typed into a sibling counts, saved or not. */
function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

/** Rules read texts only; the model itself, which is only looked for, would be read in vain. */
function isBinary(path: string): boolean {
  return !/\.(json|ya?ml|txt|toml|lock|py|md)$/i.test(path) && /\.\w+$/.test(path);
}

async function entriesOf(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(uri);
  } catch {
    return [];
  }
}
