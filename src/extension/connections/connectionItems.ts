import * as vscode from 'vscode';
import { isPlainRemote } from '../../core/connections/address.ts';
import type { AuthKind, Connection, ConnectionScope } from '../../core/connections/connection.ts';
import { shortCause } from '../../core/tracking/errorText.ts';
import { CommandError } from '../base/commandError.ts';
import { formatClock, formatDuration } from '../base/format.ts';
import { render } from '../base/text.ts';
import { icon, plainTooltip, treeItem } from '../explorer/commonItems.ts';
import { connectFailure } from './connectionTexts.ts';
import type { SourceProblem } from './connectionSource.ts';
import { troubleOf, type ConnectionEntry } from './session.ts';

/** Rows of the Connections view. */
export type ConnectionsNode = ConnectionNode | ConnectionProblemNode;

export interface ConnectionNode {
  readonly kind: 'connection';
  readonly entry: ConnectionEntry;
  readonly active: boolean;
  /** It stands in a setting and can be edited there. */
  readonly fromSettings: boolean;
}

/** Something that was configured and is not used. */
export interface ConnectionProblemNode {
  readonly kind: 'connectionProblem';
  readonly index: number;
  readonly problem: SourceProblem;
}

export function connectionsItem(node: ConnectionsNode): vscode.TreeItem {
  return node.kind === 'connection' ? connectionItem(node) : problemItem(node);
}

export function connectionsTooltip(node: ConnectionsNode): vscode.MarkdownString | undefined {
  return node.kind === 'connection' ? plainTooltip(tooltipLines(node.entry)) : undefined;
}

function connectionItem({ entry, active, fromSettings }: ConnectionNode): vscode.TreeItem {
  const { connection, state, id } = entry;
  return treeItem({
    id,
    label: connection.name,
    description: description(entry, active),
    icon: connectionIcon(entry),
    status: statusText(entry),
    context: [
      'connection',
      state.kind,
      ...(active ? ['active'] : []),
      ...(connection.production ? ['production'] : []),
      ...(connection.readOnly ? ['readOnly'] : []),
      ...(fromSettings ? ['settings'] : []),
    ],
  });
}

function description({ connection, state }: ConnectionEntry, active: boolean): string {
  const marks = [
    active && vscode.l10n.t('active'),
    connection.production && vscode.l10n.t('production'),
    connection.readOnly && vscode.l10n.t('read-only'),
  ];
  return [...marks, ...stateTexts({ connection, state })].filter((part) => part).join(', ');
}

function stateTexts({ state }: Pick<ConnectionEntry, 'connection' | 'state'>): readonly (string | undefined)[] {
  switch (state.kind) {
    case 'idle':
      return [];
    case 'connecting':
      return [vscode.l10n.t('connecting')];
    case 'failed':
      return [shortFailure(state.error)];
    case 'ready': {
      if (state.lost) return [shortFailure(state.lost)];
      const { serverVersion } = state.session.capabilities;
      return [serverVersion && `MLflow ${serverVersion}`, formatDuration(state.latency)];
    }
  }
}

export function shortFailure(error: unknown): string {
  return render(shortCause(error instanceof CommandError && error.cause ? error.cause : error));
}

export function connectionIcon({ connection, state }: ConnectionEntry): vscode.ThemeIcon {
  if (state.kind === 'connecting') return icon('loading~spin');
  if (troubleOf(state) !== undefined) return icon('debug-disconnect', 'list.errorForeground');
  if (connection.readOnly) return icon('lock');
  return icon('server-environment', connection.production ? 'charts.yellow' : undefined);
}

/** What the icon tells, for those who hear the row; the description tells the rest. */
function statusText({ state }: ConnectionEntry): string {
  switch (state.kind) {
    case 'idle':
      return vscode.l10n.t('not connected yet');
    case 'connecting':
      return '';
    case 'ready':
      return state.lost ? vscode.l10n.t('failed') : vscode.l10n.t('connected');
    case 'failed':
      return vscode.l10n.t('failed');
  }
}

function tooltipLines(entry: ConnectionEntry): readonly (string | undefined)[] {
  const { connection } = entry;
  return [
    connection.name,
    connection.trackingUri,
    stateLine(entry),
    connection.registryUri && vscode.l10n.t('Registry: {uri}', { uri: connection.registryUri }),
    connection.workspace && vscode.l10n.t('Workspace {name}.', { name: connection.workspace }),
    sourceText(connection.scope),
    connection.production ? vscode.l10n.t('Production: every write asks for a typed name.') : undefined,
    connection.readOnly ? vscode.l10n.t('Read-only: set by the connection’s settings.') : undefined,
    sendsSecretInPlainText(connection)
      ? vscode.l10n.t('The secret goes over http: unencrypted, readable by everyone on the way.')
      : undefined,
    connection.insecureTls
      ? vscode.l10n.t('The certificate is not verified: MLFLOW_TRACKING_INSECURE_TLS is set.')
      : undefined,
  ];
}

function stateLine({ connection, state }: ConnectionEntry): string {
  const { name, trackingUri: uri } = connection;
  switch (state.kind) {
    case 'idle':
      return [authText(connection.auth), vscode.l10n.t('Not asked yet.')].join(' ');
    case 'connecting':
      return vscode.l10n.t('Asking {uri} since {time}.', { uri, time: formatDuration(Date.now() - state.since) });
    case 'failed':
      return connectFailure(name, state.error);
    case 'ready': {
      if (state.lost) return connectFailure(name, state.lost);
      const { serverVersion } = state.session.capabilities;
      const server =
        serverVersion === undefined ? vscode.l10n.t('MLflow of unknown version.') : `MLflow ${serverVersion}.`;
      const answered = { latency: formatDuration(state.latency), time: formatClock(state.checkedAt) };
      return [
        server,
        authText(connection.auth),
        vscode.l10n.t('Answered in {latency}, checked {time}.', answered),
      ].join(' ');
    }
  }
}

/** An `http:` address of another machine that a secret is sent to. */
export function sendsSecretInPlainText({
  auth,
  trackingUri,
  registryUri,
}: Pick<Connection, 'auth' | 'trackingUri' | 'registryUri'>): boolean {
  return auth !== 'none' && [trackingUri, registryUri ?? trackingUri].some(isPlainRemote);
}

function authText(auth: AuthKind): string {
  const texts: Record<AuthKind, string> = {
    none: vscode.l10n.t('No authentication.'),
    basic: vscode.l10n.t('User name and password.'),
    bearer: vscode.l10n.t('Bearer token.'),
    headers: vscode.l10n.t('Custom headers.'),
  };
  return texts[auth];
}

export function sourceText(scope: ConnectionScope): string {
  const texts: Record<ConnectionScope, string> = {
    user: vscode.l10n.t('From user settings.'),
    workspace: vscode.l10n.t('From workspace settings.'),
    environment: vscode.l10n.t('From MLFLOW_TRACKING_URI of the environment.'),
    dotenv: vscode.l10n.t('From MLFLOW_TRACKING_URI of the .env file.'),
  };
  return texts[scope];
}

function problemItem({ problem, index }: ConnectionProblemNode): vscode.TreeItem {
  const { entry, from } = problem;
  const label =
    typeof entry === 'number' ? vscode.l10n.t('Entry {number}', { number: entry }) : (entry ?? 'mlflow.connections');
  const item = treeItem({
    id: `connectionProblem:${index}`,
    label,
    description: vscode.l10n.t('not used'),
    icon: icon('warning', 'list.warningForeground'),
    context: ['connectionProblem', ...(from in openSettings ? ['settings'] : [])],
    status: render(problem.problem),
  });
  item.tooltip = plainTooltip([render(problem.problem), problemSource(from)]);
  const command = openSettings[from];
  if (command) item.command = { title: vscode.l10n.t('Open Settings'), command };
  return item;
}

function problemSource(from: SourceProblem['from']): string {
  return sourceText(from === 'folder' ? 'workspace' : from);
}

const openSettings: Partial<Record<SourceProblem['from'], string>> = {
  user: 'workbench.action.openSettingsJson',
  workspace: 'workbench.action.openWorkspaceSettingsFile',
  folder: 'workbench.action.openFolderSettingsFile',
};
