import * as vscode from 'vscode';
import type { MlmodelDocument } from '../../../core/mlmodel/document.ts';
import { CommandError } from '../../base/commandError.ts';
import { readModel } from './modelText.ts';

/** One side of a comparison: an `MLmodel` file on a disk, or of a server as VS Code reads it. */
export interface ComparedModel {
  readonly uri: vscode.Uri;
  /** `BTC StockPrediction, version 2 (Production)`. */
  readonly label: string;
  /** In a sentence: `version 2`, `this file`. */
  readonly short: string;
  /** A codicon. */
  readonly icon: string;
}

export function fileModel(uri: vscode.Uri, isThis: boolean): ComparedModel {
  const path = vscode.workspace.asRelativePath(uri);
  const label = isThis ? vscode.l10n.t('This file: {path}', { path }) : path;
  return { uri, label, short: isThis ? vscode.l10n.t('this file') : path, icon: 'file' };
}

/** A comparison with a signature that MLflow refuses would say what is gone that is not. */
export async function readSides(
  from: ComparedModel,
  to: ComparedModel,
): Promise<readonly [from: MlmodelDocument, to: MlmodelDocument]> {
  const [old, now] = await Promise.all([readModel(from.uri), readModel(to.uri)]);
  for (const [model, document] of [
    [from, old],
    [to, now],
  ] as const) {
    const problem = signatureProblem(document);
    if (problem !== undefined) throw new CommandError('invalid', `${model.label}: ${problem}`);
  }
  return [old, now];
}

/** Why the signature cannot be compared; none at all can: it takes anything. */
export function signatureProblem({ parts, signature, root }: MlmodelDocument): string | undefined {
  if (!root) return vscode.l10n.t('This is no MLmodel file that can be read.');
  if (parts.length === 0 || signature) return undefined;
  return vscode.l10n.t('MLflow refuses this signature: see the problems of the file.');
}
