import * as vscode from 'vscode';
import type { AliasMove, ReadMigration } from '../../../core/lifecycle/migration/planMigration.ts';
import type { Session } from '../../connections/session.ts';
import { someOf } from '../plan/planText.ts';

/** The whole change, and which aliases leave another version. */
export function migrationSentence({ connection }: Session, moves: readonly AliasMove[]): string {
  const moved = moves.filter(({ from }) => from !== undefined);
  const parts = [
    vscode.l10n.t('Sets aliases on {connection} ({uri}), {count} of {models} models: {what}.', {
      connection: connection.name,
      uri: connection.trackingUri,
      count: moves.length,
      models: new Set(moves.map(({ name }) => name)).size,
      what: someOf(moves.map(nameOf)),
    }),
    ...(moved.length > 0
      ? [vscode.l10n.t('Of these, another version has the alias now: {what}.', { what: someOf(moved.map(movedText)) })]
      : []),
    vscode.l10n.t('Stages stay as they are.'),
  ];
  return parts.join(' ');
}

export function settledText({ connection }: Session, { models, settled }: ReadMigration): string {
  const values = { connection: connection.name, models, count: settled.length };
  return vscode.l10n.t(
    'Nothing to do on {connection}: {models} models were looked at, {count} aliases are set already.',
    values,
  );
}

function nameOf({ name, alias, version }: AliasMove): string {
  return vscode.l10n.t('{name} @{alias} to version {version}', { name, alias, version });
}

function movedText({ name, alias, version, from }: AliasMove): string {
  return vscode.l10n.t('{name} @{alias}: version {from} → {version}', { name, alias, version, from: from ?? '' });
}
