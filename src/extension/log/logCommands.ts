import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { CommandHost } from '../base/commands.ts';
import { failureText } from '../base/failure.ts';
import type { ConnectionEntry, Connections } from '../connections/session.ts';
import type { WorkbenchLog } from './workbenchLog.ts';

export function registerLogCommands(
  commands: CommandHost,
  connections: Connections,
  log: WorkbenchLog,
  version: string,
): void {
  commands.register({
    id: 'mlflow.log.show',
    input: z.object({}),
    failed: () => vscode.l10n.t('The log could not be shown'),
    run: async () => log.show(),
  });
  commands.register({
    id: 'mlflow.report.copy',
    input: z.object({}),
    fromRows: () => ({}),
    failed: () => vscode.l10n.t('The report could not be copied'),
    run: async () => {
      const text = log.redactor.redact(diagnosticReport(connections, log, version));
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Diagnostic report copied'), 3000);
      return { text };
    },
  });
}

/** In English and without secrets: it goes into an issue. */
function diagnosticReport({ entries, active }: Connections, { recent }: WorkbenchLog, version: string): string {
  const lines = [
    `MLflow Workbench ${version}`,
    `VS Code ${vscode.version}, ${process.platform} ${process.arch}, Node ${process.versions.node}, remote: ${vscode.env.remoteName ?? 'no'}`,
    `Workspace trusted: ${vscode.workspace.isTrusted}`,
    '',
    ...entries.map((entry) => connectionLine(entry, entry.id === active?.id)),
    '',
    ...recent,
  ];
  return lines.join('\n');
}

function connectionLine({ connection, state }: ConnectionEntry, active: boolean): string {
  const flags = [
    active && 'active',
    connection.production && 'production',
    connection.readOnly && 'read-only',
    `auth ${connection.auth}`,
  ];
  const facts = flags.filter((flag) => flag).join(', ');
  return `Connection ${connection.name} (${connection.scope}; ${facts}): ${connection.trackingUri} – ${stateWords(state)}`;
}

function stateWords(state: ConnectionEntry['state']): string {
  if (state.kind === 'ready')
    return `MLflow ${state.session.capabilities.serverVersion ?? 'of unknown version'}, ${Math.round(state.latency)} ms`;
  return state.kind === 'failed' ? failureText({ what: 'failed' }, state.error) : state.kind;
}
