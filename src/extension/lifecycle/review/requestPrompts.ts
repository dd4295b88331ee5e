import * as vscode from 'vscode';
import { commentLimit } from '../../../core/lifecycle/records/recordTags.ts';
import type { RequestRecord } from '../../../core/lifecycle/records/record.ts';
import { searchOpenRequests } from '../../../core/lifecycle/review/searchOpenRequests.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { CommandError } from '../../base/commandError.ts';
import { formatCount } from '../../base/format.ts';
import { input as askText, pick } from '../../base/multiStep.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { askedText } from '../../explorer/requestWords.ts';

export interface OpenRequest {
  readonly version: ModelVersion;
  readonly request: RequestRecord;
}

/** What a request is about, said while its comment is typed. */
export function askComment(title: string, sentence: string): Promise<string> {
  return askText({
    title,
    prompt: sentence,
    placeholder: vscode.l10n.t('Why, for who decides (may be empty)'),
    validate: tooLong,
  });
}

/** Why something is decided as it is: a text that is not empty. */
export function askReason(title: string, prompt: string): Promise<string> {
  return askText({
    title,
    prompt,
    validate: (text) =>
      text.trim() === '' ? vscode.l10n.t('Say why: it is recorded with the decision.') : tooLong(text),
  });
}

function tooLong(text: string): string | undefined {
  if (text.length <= commentLimit) return undefined;
  return vscode.l10n.t('At most {count} characters.', { count: formatCount(commentLimit) });
}

/** A comment of a program is refused as a typed one would be. */
export function requireComment(text: string): string {
  const problem = tooLong(text);
  if (problem !== undefined) throw new CommandError('invalid', `${problem} ${vscode.l10n.t('Nothing was sent.')}`);
  return text;
}

/** All open requests of the connection, of one model when it is named; newest first. */
export async function openRequestsOf({ registry }: Session, name: string | undefined): Promise<readonly OpenRequest[]> {
  const found = await searchOpenRequests(registry, untilTimeout());
  return found
    .filter(({ version }) => name === undefined || version.name === name)
    .flatMap(({ version, requests }) => requests.map((request) => ({ version, request })))
    .toSorted((a, b) => b.request.at - a.request.at);
}

export function pickRequest(open: readonly OpenRequest[]): Promise<OpenRequest> {
  return pick<OpenRequest>({
    title: vscode.l10n.t('Review Transition Request'),
    placeholder: vscode.l10n.t('Choose an open request'),
    items: open.map((value) => ({
      label: `$(git-pull-request) ${plainLabel(value.version.name)}`,
      description: vscode.l10n.t('version {version}', { version: value.version.version }),
      detail: plainLabel(askedText(value.request)),
      value,
    })),
  });
}
