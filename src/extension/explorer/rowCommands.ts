import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { CommandHost, Row } from '../base/commands.ts';
import type { Connections } from '../connections/session.ts';
import type { Explorer } from './explorer.ts';

const listInput = z.object({ list: z.optional(z.string()) });

/** Refresh, and what rows that stand for a list do: load more, try again. */
export function registerRowCommands(commands: CommandHost, explorer: Explorer, connections: Connections): void {
  commands.register({
    id: 'mlflow.refresh',
    input: z.object({}),
    fromRows: () => ({}),
    failed: () => vscode.l10n.t('The views could not be refreshed'),
    run: async () => {
      if (connections.active?.state.kind === 'ready') await explorer.refresh();
      else connections.reconnect(connections.active?.id);
    },
  });
  commands.register({
    id: 'mlflow.rows.loadMore',
    input: listInput,
    fromRows: listOf,
    failed: () => vscode.l10n.t('More rows could not be loaded'),
    run: async ({ list }) => explorer.list(list ?? '')?.loadMore(),
  });
  commands.register({
    id: 'mlflow.rows.retry',
    input: listInput,
    fromRows: listOf,
    failed: () => vscode.l10n.t('The rows could not be loaded'),
    run: async ({ list }) => explorer.list(list ?? '')?.refresh(),
  });
}

function listOf([row]: readonly Row[]): { list: string } | undefined {
  return row && 'list' in row && typeof row.list === 'string' ? { list: row.list } : undefined;
}
