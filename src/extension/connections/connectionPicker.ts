import * as vscode from 'vscode';
import { pick, type PickItem } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { connectionIcon, shortFailure, sourceText } from './connectionItems.ts';
import type { ConnectionEntry, Connections } from './session.ts';

/** A row of the list that does something else than choosing. */
export interface PickAction {
  readonly icon: string;
  readonly title: string;
  readonly command: string;
}

/** Asks for one of the connections, or for one of the acts below them. */
export function pickConnection(
  connections: Connections,
  title: string,
  actions: readonly PickAction[] = [],
  entries: readonly ConnectionEntry[] = connections.entries,
): Promise<ConnectionEntry | PickAction> {
  const activeId = connections.active?.id;
  const rows = entries.map((entry): PickItem<ConnectionEntry | PickAction> => ({
    label: `$(${connectionIcon(entry).id}) ${plainLabel(entry.connection.name)}`,
    description: plainLabel(
      [entry.id === activeId && vscode.l10n.t('active'), ...marks(entry)].filter((part) => part).join(', '),
    ),
    detail: plainLabel(`${entry.connection.trackingUri} · ${sourceText(entry.connection.scope)}`),
    value: entry,
  }));
  const separator: PickItem<ConnectionEntry | PickAction> = { label: '', kind: vscode.QuickPickItemKind.Separator };
  const acts = actions.map((action): PickItem<ConnectionEntry | PickAction> => ({
    label: `$(${action.icon}) ${action.title}`,
    value: action,
  }));
  const items = rows.length > 0 && acts.length > 0 ? [...rows, separator, ...acts] : [...rows, ...acts];
  const active = entries.find(({ id }) => id === activeId);
  return pick({ title, placeholder: vscode.l10n.t('Search connections'), items, ...(active && { active }) });
}

function marks({ connection, state }: ConnectionEntry): (string | false)[] {
  return [
    connection.production && vscode.l10n.t('production'),
    connection.readOnly && vscode.l10n.t('read-only'),
    state.kind === 'failed' && shortFailure(state.error),
    state.kind === 'ready' &&
      state.session.capabilities.serverVersion !== undefined &&
      `MLflow ${state.session.capabilities.serverVersion}`,
  ];
}
