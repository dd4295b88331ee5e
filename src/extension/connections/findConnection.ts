import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { connectionScopes } from '../../core/connections/connection.ts';
import { CommandError } from '../base/commandError.ts';
import type { Row } from '../base/commands.ts';
import type { ConnectionsNode } from './connectionItems.ts';
import type { ConnectionEntry, Connections } from './session.ts';

/** Names a connection; `scope` tells two of the same name apart. */
export const ConnectionName = z.object({ name: z.optional(z.string()), scope: z.optional(z.enum(connectionScopes)) });
export type ConnectionName = z.infer<typeof ConnectionName>;

/** The connection that is named, undefined when none is. */
export function findConnection({ entries }: Connections, { name, scope }: ConnectionName): ConnectionEntry | undefined {
  if (name === undefined) return undefined;
  const found = entries.filter(
    ({ connection }) => connection.name === name && (scope === undefined || connection.scope === scope),
  );
  if (found.length === 0)
    throw new CommandError('notFound', vscode.l10n.t('No connection is called {name}.', { name }));
  if (found.length > 1) {
    const scopes = found.map(({ connection }) => connection.scope).join(', ');
    throw new CommandError(
      'ambiguous',
      vscode.l10n.t('Several connections are called {name}. Name one by scope: {scopes}.', { name, scopes }),
    );
  }
  return found[0];
}

/** The connection of the clicked row. */
export function connectionOfRow(rows: readonly Row[]): ConnectionName | undefined {
  const [row] = rows;
  if (!row || !isConnectionNode(row)) return undefined;
  const { name, scope } = row.entry.connection;
  return { name, scope };
}

function isConnectionNode(row: Row): row is Extract<ConnectionsNode, { kind: 'connection' }> {
  return row.kind === 'connection';
}
