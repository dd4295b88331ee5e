import * as vscode from 'vscode';
import { json, layJson } from '../../../core/signature/export/layJson.ts';
import { readJson } from '../../../core/signature/json/readJson.ts';
import { localRequest } from '../../../node/serving/localRequest.ts';
import type { TryAnswer } from '../../../protocol/tryPage.ts';

/** Milliseconds until a model must have answered. */
const patience = 120_000;
/** Bytes of an answer that are read. */
const largest = 5_000_000;
/** Characters of an answer that are shown. */
const longest = 200_000;

/** Sends a request to the model server on this port of this machine; what hinders it is a part of the answer. */
export async function sendRequest(
  port: number | undefined,
  text: string,
  signal: AbortSignal,
): Promise<Omit<TryAnswer, 'id'>> {
  const at = Date.now();
  const answer = (part: Partial<TryAnswer>): Omit<TryAnswer, 'id'> => ({
    at,
    milliseconds: Date.now() - at,
    status: 0,
    problem: '',
    text: '',
    isCut: false,
    request: text,
    ...part,
  });
  if (port === undefined) return answer({ problem: vscode.l10n.t('The model is not served. Start the server first.') });
  try {
    const asked = {
      port,
      method: 'POST',
      path: '/invocations',
      body: text,
      timeout: patience,
      limit: largest,
    } as const;
    const { status, text: body, isCut } = await localRequest({ ...asked, signal });
    const laid = isCut ? body : laidOut(body);
    return answer({ status, text: laid.slice(0, longest), isCut: isCut || laid.length > longest });
  } catch (error) {
    return answer({ problem: problemText(error, signal, Date.now() - at) });
  }
}

function laidOut(text: string): string {
  const { root, isRefused } = readJson(text);
  return root === undefined || isRefused ? text : layJson(root, json);
}

function problemText(error: unknown, signal: AbortSignal, took: number): string {
  if (signal.aborted) return vscode.l10n.t('Cancelled.');
  if (took >= patience) return vscode.l10n.t('The model did not answer within 120 seconds.');
  const problem = error instanceof Error ? error.message : String(error);
  return vscode.l10n.t('The model server could not be asked: {problem}', { problem });
}
