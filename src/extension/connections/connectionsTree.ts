import * as vscode from 'vscode';
import type { Event } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { ConnectionId } from '../../core/connections/connection.ts';
import { connectionsItem, connectionsTooltip, type ConnectionsNode } from './connectionItems.ts';
import type { SourceProblem } from './connectionSource.ts';
import type { Connections } from './session.ts';

export interface ConnectionsTreeDeps {
  readonly connections: Connections;
  readonly changes: readonly Event<void>[];
  readonly problems: () => readonly SourceProblem[];
  readonly isFromSettings: (id: ConnectionId) => boolean;
}

/** The Connections view: what is configured, which one is active, how each of them does. */
export class ConnectionsTreeProvider implements vscode.TreeDataProvider<ConnectionsNode>, Disposable {
  readonly #deps: ConnectionsTreeDeps;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(deps: ConnectionsTreeDeps) {
    this.#deps = deps;
    for (const changes of deps.changes) this.#owned.add(changes(() => this.#changed.fire(undefined)));
  }

  getTreeItem(node: ConnectionsNode): vscode.TreeItem {
    return connectionsItem(node);
  }

  /** Late, so that the seconds in it are those of the moment. */
  resolveTreeItem(item: vscode.TreeItem, node: ConnectionsNode): vscode.TreeItem {
    const tooltip = connectionsTooltip(node);
    if (tooltip) item.tooltip = tooltip;
    return item;
  }

  getChildren(node?: ConnectionsNode): ConnectionsNode[] {
    if (node) return [];
    const { connections, problems, isFromSettings } = this.#deps;
    const activeId = connections.active?.id;
    return [
      ...connections.entries.map((entry): ConnectionsNode => ({
        kind: 'connection',
        entry,
        active: entry.id === activeId,
        fromSettings: isFromSettings(entry.id),
      })),
      ...problems().map((problem, index): ConnectionsNode => ({ kind: 'connectionProblem', index, problem })),
    ];
  }

  getParent(): undefined {
    return undefined;
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
