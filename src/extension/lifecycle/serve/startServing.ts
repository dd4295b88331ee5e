import * as vscode from 'vscode';
import { freePort } from '../../../node/serving/freePort.ts';
import { Cancelled, CommandError } from '../../base/commandError.ts';
import { notify } from '../../base/notify.ts';
import { withProgress } from '../../base/signals.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { ModelServer } from './modelServer.ts';
import type { ServedModel } from './servePrompts.ts';
import { showAsTask } from './serverTask.ts';
import { servingPython } from './servingPython.ts';

const firstPort = 5001;

/** The server of a model that answers, started when there is none. `port` only counts for a new one. */
export function startServing(deps: LifecycleDeps, model: ServedModel, port?: number): Promise<ModelServer> {
  requireTrust();
  const running = deps.servers.find(model);
  if (running?.state === 'ready') return Promise.resolve(running);
  const title = vscode.l10n.t('Serving {uri}', { uri: model.uri });
  return deps.servers.once(model, () =>
    withProgress({ title }, async (signal, report) => {
      try {
        return await start(deps, model, port, signal, report);
      } catch (error) {
        throw signal.aborted ? new Cancelled() : error;
      }
    }),
  );
}

/** A model is code that runs, in an interpreter that the workspace may name. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new CommandError(
    'untrusted',
    vscode.l10n.t('This folder is not trusted, so no model is served from it: a model runs code on this machine.'),
    [
      {
        title: vscode.l10n.t('Manage Workspace Trust'),
        run: () => void vscode.commands.executeCommand('workbench.trust.manage'),
      },
    ],
  );
}

async function start(
  deps: LifecycleDeps,
  model: ServedModel,
  port: number | undefined,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<ModelServer> {
  report(vscode.l10n.t('looking for Python…'));
  const python = await servingPython(signal);
  const options = { model, python, port: await portFor(port), client: await model.session.clientEnvironment() };
  if (signal.aborted) throw new Cancelled();
  const server = deps.servers.start(options);
  report(vscode.l10n.t('waiting for it to answer…'));
  showAsTask(server).catch((error: unknown) =>
    deps.log.warn(`A model server is not shown as a task: ${String(error)}`),
  );
  const state = await server.untilReady(AbortSignal.any([signal, AbortSignal.timeout(patience)]));
  if (state === 'ready') {
    server.onDidChange(() => tellEnd(server));
    return server;
  }
  if (signal.aborted || server.isStopped) {
    server.stop();
    throw new Cancelled();
  }
  if (state === 'starting') {
    server.stop();
    throw new CommandError('timeout', vscode.l10n.t('The server did not answer within 10 minutes.'));
  }
  throw new CommandError('server', endText(server));
}

/** Milliseconds: a large model is fetched first. */
const patience = 600_000;

async function portFor(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted >= 1024 && wanted < 65_536))
    throw new CommandError('invalid', vscode.l10n.t('The port must be a whole number from 1024 to 65535.'));
  const port = await freePort(wanted ?? firstPort);
  if (port !== undefined && (wanted === undefined || port === wanted)) return port;
  throw new CommandError(
    'conflict',
    vscode.l10n.t('Port {port} is taken by another program.', { port: wanted ?? firstPort }),
  );
}

/** Of a server that had answered before. */
function tellEnd(server: ModelServer): void {
  if (server.state === 'stopped' && !server.isStopped) void notify('error', endText(server));
}

function endText(server: ModelServer): string {
  const { uri } = server.model;
  const words = server.lastWords;
  if (words === '') return vscode.l10n.t('The server of {uri} has ended by itself.', { uri });
  return vscode.l10n.t('The server of {uri} has ended by itself. It said last: {words}', { uri, words });
}
