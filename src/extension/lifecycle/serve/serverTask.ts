import * as vscode from 'vscode';
import { DisposableStore } from '../../../core/base/lifetime.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import type { ModelServer } from './modelServer.ts';

/**
 * Shows what a server writes as a task, which can be ended like any other. The process is ours and not the task's: the environment of a task's own
 * process, with the sign-in in it, would be known to every extension.
 */
export async function showAsTask(server: ModelServer): Promise<void> {
  const task = new vscode.Task(
    { type: 'mlflow' },
    vscode.TaskScope.Workspace,
    vscode.l10n.t('Serve {uri}', { uri: plainLabel(server.model.uri) }),
    'MLflow',
    new vscode.CustomExecution(() => Promise.resolve(terminalOf(server))),
  );
  task.isBackground = true;
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Silent,
    panel: vscode.TaskPanelKind.Dedicated,
    echo: false,
    showReuseMessage: false,
  };
  await vscode.tasks.executeTask(task);
}

function terminalOf(server: ModelServer): vscode.Pseudoterminal {
  const owned = new DisposableStore();
  const written = new vscode.EventEmitter<string>();
  const ended = new vscode.EventEmitter<number | void>();
  const write = (text: string): void => written.fire(text.replace(/\r?\n/g, '\r\n'));
  const end = (): void => ended.fire(server.isStopped ? 0 : (server.code ?? 1));
  return {
    onDidWrite: written.event,
    onDidClose: ended.event,
    open: () => {
      write(server.output);
      if (server.state === 'stopped') return end();
      owned.add(server.onDidWrite(write));
      owned.add(server.onDidChange((state) => state === 'stopped' && end()));
    },
    close: () => {
      owned.dispose();
      server.stop();
    },
    handleInput: (keys) => {
      if (keys === '\u0003') server.stop(); // Ctrl+C
    },
  };
}
