import * as vscode from 'vscode';
import type { Decision, DecisionRecord, RequestRecord } from '../../../core/lifecycle/records/record.ts';
import type { MovePlan } from '../../../core/lifecycle/transition.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { formatWhen } from '../../base/formatWhen.ts';
import type { Session } from '../../connections/session.ts';
import { stageName } from '../../registry/stageText.ts';
import { numbers } from '../../registry/transitionText.ts';

/** What is asked, of which server, and where it is kept. */
export function requestSentence({ connection }: Session, { version, from, to, archives, keeps }: MovePlan): string {
  const said = {
    name: version.name,
    version: version.version,
    from: stageName(from),
    to: stageName(to),
    connection: connection.name,
    uri: connection.trackingUri,
  };
  const others =
    archives.length > 0
      ? vscode.l10n.t('Approving will archive version {versions}.', { versions: numbers(archives) })
      : keeps.length > 0
        ? vscode.l10n.t('Version {versions} will stay beside it.', { versions: numbers(keeps) })
        : '';
  return [
    vscode.l10n.t('Asks to move {name}, version {version} from {from} to {to} on {connection} ({uri}).', said),
    others,
    vscode.l10n.t(
      'The request is stored as a tag of the version: everyone with EDIT on the model can write such a tag.',
    ),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function requestedText({ connection }: Session, { name, version }: ModelVersion, { to }: RequestRecord): string {
  return vscode.l10n.t('Asked to move {name}, version {version} to {stage} on {connection}.', {
    name,
    version,
    stage: stageName(to),
    connection: connection.name,
  });
}

/** Begins the sentence that is said before an approval is sent. */
export function approveTitle({ by: { name } }: RequestRecord): string {
  return name === ''
    ? vscode.l10n.t('Approves the request.')
    : vscode.l10n.t('Approves the request of {name}.', { name });
}

/** The exact act, before it is sent. */
export function decisionSentence(
  decision: Exclude<Decision, 'approve'>,
  { connection }: Session,
  { name, version, stage }: ModelVersion,
  { to }: RequestRecord,
): string {
  const said = {
    name,
    version,
    to: stageName(to),
    stage: stageName(stage ?? 'None'),
    connection: connection.name,
  };
  return decision === 'reject'
    ? vscode.l10n.t(
        'Rejects the request to move {name}, version {version} to {to} on {connection}. It stays in {stage}.',
        said,
      )
    : vscode.l10n.t(
        'Withdraws the request to move {name}, version {version} to {to} on {connection}. It stays in {stage}.',
        said,
      );
}

export function decidedText(
  decision: Exclude<Decision, 'approve'>,
  { connection }: Session,
  { name, version }: ModelVersion,
  { to }: RequestRecord,
): string {
  const said = { name, version, to: stageName(to), connection: connection.name };
  return decision === 'reject'
    ? vscode.l10n.t('Rejected: {name}, version {version} to {to} on {connection}.', said)
    : vscode.l10n.t('Withdrawn: {name}, version {version} to {to} on {connection}.', said);
}

export function unverifiedText({ by: { name } }: RequestRecord): string {
  return name === ''
    ? vscode.l10n.t('Nobody can say whether who withdrew it had asked for it.')
    : vscode.l10n.t('Nobody can say whether it was {name} who withdrew it: the names are not verified.', { name });
}

export function alreadyDecided({ decision, by, at }: DecisionRecord): string {
  const said = { name: by.name === '' ? vscode.l10n.t('somebody') : by.name, when: formatWhen(at) };
  const texts = {
    approve: vscode.l10n.t('{name} approved this request {when}. Nothing was sent.', said),
    reject: vscode.l10n.t('{name} rejected this request {when}. Nothing was sent.', said),
    withdraw: vscode.l10n.t('{name} withdrew this request {when}. Nothing was sent.', said),
  };
  return texts[decision];
}
