import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import type { CommandHost } from '../base/commands.ts';
import { readSetting } from '../contributions/settings.ts';
import { trackActiveConnection } from './activeContext.ts';
import { registerConnectionCommands } from './connectionCommands.ts';
import { ConnectionsModel } from './connectionsModel.ts';
import { ConnectionSource, processCredentials } from './connectionSource.ts';
import { ConnectionsTreeProvider } from './connectionsTree.ts';
import { registerEditCommands } from './editCommands.ts';
import { LiveConnections } from './liveConnections.ts';
import { SecretStore, type Redactor } from './secretStore.ts';
import type { Connections } from './session.ts';
import { connect, type SessionFactoryDeps } from './sessionFactory.ts';
import { showStatusBar } from './statusBar.ts';
import { registerTestCommand } from './testConnection.ts';

export interface ConnectionsDeps {
  readonly context: Pick<vscode.ExtensionContext, 'secrets' | 'globalState' | 'workspaceState'>;
  readonly host: CommandHost;
  readonly log: Log;
  readonly redactor: Redactor;
}

const activeKey = 'mlflow.activeConnection';

/** Connections with their view, status bar item and commands. */
export function registerConnections({
  context,
  host,
  log,
  redactor,
}: ConnectionsDeps): Disposable & { readonly connections: Connections } {
  const owned = new DisposableStore();
  const source = owned.add(new ConnectionSource());
  const secrets = owned.add(
    new SecretStore({
      storage: context.secrets,
      memory: context.globalState,
      environment: processCredentials,
      redactor,
    }),
  );
  const timeout = (): number => readSetting('mlflow.request.timeoutSeconds') * 1000;
  const live = owned.add(
    new LiveConnections({
      source,
      secrets,
      redactor,
      model: (headersFor) => {
        const deps: SessionFactoryDeps = { headersFor, log, timeout };
        return new ConnectionsModel({
          connect: (connection, signal) => connect(deps, connection, signal),
          memory: {
            read: () => context.workspaceState.get<string>(activeKey),
            write: (id) => void context.workspaceState.update(activeKey, id),
          },
        });
      },
    }),
  );
  owned.add(trackActiveConnection(live.model));
  owned.add(showStatusBar(live.model));
  owned.add(showTree(live));
  registerConnectionCommands({ host, live, secrets });
  registerEditCommands({ host, live, secrets, log });
  registerTestCommand({ host, live, secrets, log });
  void live.refresh(live.reading);
  return { connections: live.model, dispose: () => owned.dispose() };
}

/** The view asks the active connection as soon as it shows, and again when another one becomes active. */
function showTree(live: LiveConnections): Disposable {
  const owned = new DisposableStore();
  const provider = owned.add(
    new ConnectionsTreeProvider({
      connections: live.model,
      changes: [live.model.onDidChange, live.onDidRead],
      problems: () => live.reading.problems,
      isFromSettings: (id) => live.reading.places.has(id),
    }),
  );
  const view = owned.add(vscode.window.createTreeView('mlflow.connections', { treeDataProvider: provider }));
  const ask = (): void => void (view.visible && live.connectActive());
  owned.add(view.onDidChangeVisibility(ask));
  owned.add(live.model.onDidChange(ask));
  ask();
  return owned;
}
