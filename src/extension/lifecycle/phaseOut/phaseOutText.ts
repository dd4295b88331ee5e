import * as vscode from 'vscode';
import type { Candidate, PhaseOutAct } from '../../../core/lifecycle/phaseOut/candidates.ts';
import { guardText } from '../../../core/lifecycle/phaseOut/guards.ts';
import type { ReadCandidates } from '../../../core/lifecycle/phaseOut/readCandidates.ts';
import { failureText } from '../../base/failure.ts';
import { render } from '../../base/text.ts';
import type { Session } from '../../connections/session.ts';
import { someOf } from '../plan/planText.ts';

/** The whole change, with what speaks against it. */
export function phaseOutSentence({ connection }: Session, act: PhaseOutAct, chosen: readonly Candidate[]): string {
  const values = {
    count: chosen.length,
    models: new Set(chosen.map(({ version }) => version.name)).size,
    what: someOf(chosen.map(nameOf)),
    connection: connection.name,
    uri: connection.trackingUri,
  };
  const guarded = chosen.filter(({ guards }) => guards.length > 0);
  const parts = [
    act === 'archive'
      ? vscode.l10n.t('Archives versions on {connection} ({uri}), {count} of {models} models: {what}.', values)
      : vscode.l10n.t('Deletes versions on {connection} ({uri}), {count} of {models} models: {what}.', values),
    ...(act === 'delete'
      ? [vscode.l10n.t('This cannot be taken back: aliases and history go with them. Runs and artifacts stay.')]
      : []),
    ...(guarded.length > 0 ? [vscode.l10n.t('Still in use: {what}.', { what: someOf(guarded.map(guardedText)) })] : []),
  ];
  return parts.join(' ');
}

export function phaseOutButton(act: PhaseOutAct, count: number): string {
  return act === 'archive'
    ? vscode.l10n.t('Archive Versions ({count})', { count })
    : vscode.l10n.t('Delete Versions ({count})', { count });
}

export function phaseOutTitle(act: PhaseOutAct, count: number): string {
  return act === 'archive'
    ? vscode.l10n.t('Archiving versions ({count})', { count })
    : vscode.l10n.t('Deleting versions ({count})', { count });
}

export function nothingText({ connection }: Session, name: string | undefined, found: ReadCandidates): string {
  const values = { count: found.looked, connection: connection.name };
  const text =
    name === undefined
      ? vscode.l10n.t('Nothing to phase out on {connection}: {count} versions were looked at.', values)
      : vscode.l10n.t('Nothing to phase out in {name} on {connection}: {count} versions were looked at.', {
          ...values,
          name,
        });
  if (found.runsUnread === undefined) return text;
  return `${text} ${failureText({ what: vscode.l10n.t('Runs were not read') }, found.runsUnread)}`;
}

function nameOf({ version }: Candidate): string {
  return vscode.l10n.t('{name}, version {version}', { name: version.name, version: version.version });
}

function guardedText(candidate: Candidate): string {
  const why = candidate.guards.map((guard) => render(guardText(guard))).join(', ');
  return vscode.l10n.t('{version} – {why}', { version: nameOf(candidate), why });
}
