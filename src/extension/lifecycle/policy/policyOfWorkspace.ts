import * as vscode from 'vscode';
import { message, type Message } from '../../../core/base/message.ts';
import type { PolicyState } from '../../../core/lifecycle/gates/policy.ts';
import { policyStateOf } from '../../../core/lifecycle/gates/policyStateOf.ts';

/** The first one that is there counts. */
const policyPaths = ['.mlflow/promotion.yaml', '.mlflow/promotion.yml'] as const;

/** Bytes. */
const largest = 1_000_000;

/**
 * The policy that gates go by: the given file, or that of the first workspace folder that has one. What is saved counts; what is being typed does
 * not, because others are judged by it too. Without trust in the workspace it is only said to be there.
 */
export async function policyState(policyUri: string | undefined): Promise<PolicyState> {
  const uri = policyUri === undefined ? await policyOfFolders() : parsed(policyUri);
  if (uri === 'invalid') return invalid(policyUri ?? '', message('policyFileAddress', { uri: policyUri ?? '' }));
  if (uri === undefined) return { kind: 'missing' };
  const path = vscode.workspace.asRelativePath(uri);
  const found = await sizeOf(uri);
  if (found.kind === 'missing') return found;
  if (!vscode.workspace.isTrusted) return { kind: 'untrusted', path };
  if (found.kind === 'unreadable') return invalid(path, message('policyFileUnreadable', { path }));
  if (found.bytes > largest) return invalid(path, message('policyFileLarge', { path }));
  return stateOf(path, await readBytes(uri));
}

/** The policy file of a folder, when there is one. */
export async function policyOfFolder(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const path of policyPaths) {
    const uri = vscode.Uri.joinPath(folder, path);
    if ((await sizeOf(uri)).kind !== 'missing') return uri;
  }
  return undefined;
}

/** Where a folder's policy is made. */
export function policyPlaceIn(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, policyPaths[0]);
}

async function policyOfFolders(): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const found = await policyOfFolder(uri);
    if (found) return found;
  }
  return undefined;
}

function parsed(uri: string): vscode.Uri | 'invalid' {
  try {
    return vscode.Uri.parse(uri, true);
  } catch {
    return 'invalid';
  }
}

type Size =
  | { readonly kind: 'missing' }
  /** It is there, and is no file that could be read. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'file'; readonly bytes: number };

async function sizeOf(uri: vscode.Uri): Promise<Size> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) === 0 ? { kind: 'unreadable' } : { kind: 'file', bytes: size };
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isMissing ? { kind: 'missing' } : { kind: 'unreadable' };
  }
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}

function stateOf(path: string, bytes: Uint8Array | undefined): PolicyState {
  if (bytes === undefined) return invalid(path, message('policyFileUnreadable', { path }));
  if (bytes.length > largest) return invalid(path, message('policyFileLarge', { path }));
  const text = decoded(bytes);
  if (text === undefined) return invalid(path, message('policyFileEncoding', { path }));
  return policyStateOf(text, path);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function invalid(path: string, problem: Message): PolicyState {
  return { kind: 'invalid', path, problem };
}
