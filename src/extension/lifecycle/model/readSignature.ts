import * as vscode from 'vscode';
import { readMlmodel } from '../../../core/mlmodel/readMlmodel.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { isReason } from '../../../core/tracking/trackingError.ts';
import { CommandError } from '../../base/commandError.ts';
import { failureText } from '../../base/failure.ts';
import type { Session } from '../../connections/session.ts';
import { modelFolderOf, readModelFile } from '../../copy/modelFile.ts';
import type { ReadSignature } from './signatureVerdicts.ts';

/** The signature in a version's `MLmodel` file: one request, for copies and runs one more. */
export async function readSignature(
  session: Session,
  version: ModelVersion,
  signal: AbortSignal,
): Promise<ReadSignature> {
  try {
    const text = await readModelFile(session, await modelFolderOf(session, version, signal), signal);
    const { root, parts, signature } = readMlmodel(text);
    if (!root) return { kind: 'refused', why: vscode.l10n.t('Its MLmodel file cannot be read.') };
    if (signature) return { kind: 'signature', signature };
    if (parts.length === 0) return { kind: 'none' };
    return { kind: 'refused', why: vscode.l10n.t('MLflow refuses its signature.') };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CommandError) return { kind: 'refused', why: error.message };
    if (isReason(error, 'notFound')) return { kind: 'refused', why: vscode.l10n.t('It has no MLmodel file.') };
    return { kind: 'failed', why: failureText({ what: vscode.l10n.t('Its MLmodel file was not read') }, error) };
  }
}
