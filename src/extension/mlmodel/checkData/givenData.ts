import * as vscode from 'vscode';
import { siblingPath } from '../../../core/mlmodel/siblings.ts';
import { keysOf, textOf } from '../../../core/mlmodel/values.ts';
import type { DataSource } from '../../../node/checkData/dataSource.ts';
import { largestData, tooLarge } from '../../../node/checkData/dataSource.ts';
import { CommandError } from '../../base/commandError.ts';
import { render } from '../../base/text.ts';
import { folderOf } from '../modelFolder.ts';
import { parsed } from '../parsed.ts';
import { safePath } from '../siblingFiles.ts';

/** The data that a person or a program wants checked. */
export type GivenData =
  | { readonly kind: 'file'; readonly uri: vscode.Uri }
  | { readonly kind: 'body'; readonly text: string }
  | { readonly kind: 'example' };

/** Where the data of a command are. */
export function parsedUri(uri: string): vscode.Uri {
  try {
    return vscode.Uri.parse(uri, true);
  } catch (error) {
    throw new CommandError('invalid', vscode.l10n.t('“{uri}” is not a URI.', { uri }), [], error);
  }
}

/** What the thread is handed. A file of the disk is read there; any other is read here, through VS Code. */
export async function dataSource(given: GivenData, model: vscode.TextDocument): Promise<DataSource> {
  if (given.kind === 'body') return given;
  if (given.kind === 'example') return { kind: 'example', files: await exampleFiles(model) };
  return fileSource(given.uri);
}

export async function fileSource(uri: vscode.Uri): Promise<Extract<DataSource, { readonly path: string }>> {
  if (uri.scheme === 'file') return { kind: 'file', path: uri.fsPath };
  const { type, size } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.File) === 0) throw notFound(uri);
  if (size > largestData(uri.path)) throw new CommandError('invalid', render(tooLarge(uri.path)));
  return { kind: 'bytes', bytes: await vscode.workspace.fs.readFile(uri), path: uri.path };
}

function notFound(uri: vscode.Uri): CommandError {
  return new CommandError('notFound', vscode.l10n.t('“{uri}” is not a file.', { uri: uri.toString(true) }));
}

/** Where the input example of a model is; undefined where the file names none in its folder, or lies nowhere. */
export function exampleUri(model: vscode.TextDocument): vscode.Uri | undefined {
  const path = safePath(exampleKey(model, 'artifact_path'));
  return path === undefined ? undefined : folderOf(model.uri)?.at(path);
}

/**
 * The example, and the request that MLflow saved beside it. Files that are not there, lie outside of the folder or are no texts of a fair size are
 * left out.
 */
export async function exampleFiles(model: vscode.TextDocument): Promise<Record<string, string>> {
  const folder = folderOf(model.uri);
  const paths = [exampleKey(model, 'artifact_path'), exampleKey(model, 'serving_input_path'), servingFile];
  const texts = (): readonly (readonly [string, string | undefined])[] =>
    paths.map((path) => [siblingPath(path), folder?.siblings.text(path)]);
  texts();
  const wanted = folder?.siblings.takeWanted();
  if (wanted) await folder?.read(wanted);
  return Object.fromEntries(texts().flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

const servingFile = 'serving_input_example.json';

/** '' where nothing is said. */
function exampleKey(model: vscode.TextDocument, key: string): string {
  const entry = parsed(model).top.get('saved_input_example_info');
  return textOf(entry && keysOf(entry.value).get(key)?.value) ?? '';
}
