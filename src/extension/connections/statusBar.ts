import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { shortFailure } from './connectionItems.ts';
import { troubleOf, type ConnectionEntry, type Connections } from './session.ts';

interface StatusLook {
  readonly text: string;
  readonly tooltip: string;
  readonly background?: 'statusBarItem.warningBackground' | 'statusBarItem.errorBackground';
}

/** One item that says which connection is active and how it does; a click changes it. */
export function showStatusBar(connections: Connections): Disposable {
  const owned = new DisposableStore();
  const item = owned.add(vscode.window.createStatusBarItem('mlflow.connection', vscode.StatusBarAlignment.Left));
  item.name = vscode.l10n.t('MLflow Connection');
  item.command = 'mlflow.connection.select';
  const update = (): void => {
    const { text, tooltip, background } = lookOf(connections.active);
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: tooltip };
    item.backgroundColor = background && new vscode.ThemeColor(background);
  };
  owned.add(connections.onDidChange(update));
  owned.add(vscode.workspace.onDidGrantWorkspaceTrust(update));
  update();
  item.show();
  return owned;
}

function lookOf(active: ConnectionEntry | undefined): StatusLook {
  if (!active) return vscode.workspace.isTrusted ? none() : restricted();
  const { connection, state } = active;
  const { name, trackingUri: uri } = connection;
  const shown = plainLabel(name);
  if (state.kind === 'connecting')
    return { text: `$(loading~spin) ${shown}`, tooltip: vscode.l10n.t('Connecting to {name} ({uri})', { name, uri }) };
  const trouble = troubleOf(state);
  if (trouble !== undefined) {
    return {
      text: `$(debug-disconnect) ${shown}`,
      tooltip: vscode.l10n.t('{name} does not answer: {cause}. Select for ways out.', {
        name,
        cause: shortFailure(trouble),
      }),
      background: 'statusBarItem.errorBackground',
    };
  }
  if (connection.production) {
    return {
      text: `$(server-environment) ${vscode.l10n.t('{name}: production', { name: shown })}`,
      tooltip: [
        vscode.l10n.t('MLflow connection: {name}, production. Every write asks for a typed name.', { name }),
        ...readOnly(active),
      ].join(' '),
      background: 'statusBarItem.warningBackground',
    };
  }
  return {
    text: `$(${connection.readOnly ? 'lock' : 'server-environment'}) ${shown}`,
    tooltip: [...ready(active), ...readOnly(active)].join(' '),
  };
}

function ready({ connection: { name, trackingUri: uri }, state }: ConnectionEntry): string[] {
  const version = state.kind === 'ready' ? state.session.capabilities.serverVersion : undefined;
  return version === undefined
    ? [vscode.l10n.t('MLflow connection: {name} ({uri}). Select to change.', { name, uri })]
    : [vscode.l10n.t('MLflow connection: {name} ({uri}), MLflow {version}. Select to change.', { name, uri, version })];
}

function readOnly({ connection }: ConnectionEntry): string[] {
  return connection.readOnly ? [vscode.l10n.t('Read-only.')] : [];
}

function none(): StatusLook {
  return {
    text: `$(server-environment) ${vscode.l10n.t('MLflow: no connection')}`,
    tooltip: vscode.l10n.t('No MLflow connection. Select to add one.'),
  };
}

function restricted(): StatusLook {
  return {
    text: `$(shield) ${vscode.l10n.t('MLflow: restricted')}`,
    tooltip: vscode.l10n.t('This folder is not trusted: connections of the workspace are not used.'),
  };
}
