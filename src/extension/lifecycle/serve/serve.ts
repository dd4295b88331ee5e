import * as vscode from 'vscode';
import { notify } from '../../base/notify.ts';
import { personAct } from '../../base/personAct.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { ModelServer } from './modelServer.ts';
import { aliasOf, askModel, askServers } from './servePrompts.ts';
import { requireTrust, startServing } from './startServing.ts';
import { openTryPage } from './openTryPage.ts';

export { restoreTryPage } from './openTryPage.ts';

/** Serves a version on this machine, by the Python of the workspace; one that is served already stays as it is. */
export function serve(deps: LifecycleDeps): LifecycleCommands['serve'] {
  return async (input, { caller, rows }) => {
    requireTrust();
    const session = await sessionOf(deps.connections, rows);
    const model = await askModel(session, input, vscode.l10n.t('Serve Model'));
    const server = await startServing(deps, model, input.port);
    if (caller === 'person') void offer(server);
    return { uri: server.url };
  };
}

/** A program stops all of them. */
export function stopServing(deps: LifecycleDeps): LifecycleCommands['stopServing'] {
  return async (_input, { caller }) => {
    const { all } = deps.servers;
    const isAsked = caller === 'person' && all.length > 1;
    const chosen = isAsked ? await askServers(all, vscode.l10n.t('Stop Model Server')) : all;
    for (const server of chosen) server.stop();
    if (caller === 'person') void notify('information', stoppedText(chosen));
    return { stopped: chosen.length };
  };
}

/** Opens the page that sends requests to the model, and serves it. */
export function tryModel(deps: LifecycleDeps): LifecycleCommands['tryModel'] {
  return async (input, { rows }) => {
    requireTrust();
    const session = await sessionOf(deps.connections, rows);
    const model = await askModel(session, input, vscode.l10n.t('Try Model'));
    const server = await startServing(deps, model, input.port);
    openTryPage(deps, model);
    return { uri: server.url };
  };
}

function stoppedText(stopped: readonly ModelServer[]): string {
  const [first, second] = stopped;
  if (!first) return vscode.l10n.t('No model is served by this window.');
  if (second) return vscode.l10n.t('{count} model servers are stopped.', { count: stopped.length });
  return vscode.l10n.t('The server of {uri} is stopped.', { uri: first.model.uri });
}

async function offer(server: ModelServer): Promise<void> {
  const { model, url } = server;
  const { name, version } = model.version;
  const open = personAct({ name, version, alias: aliasOf(model.uri) }, model.session);
  await notify('information', vscode.l10n.t('{uri} is served at {url}.', { uri: model.uri, url }), [
    {
      title: vscode.l10n.t('Try'),
      run: () => void vscode.commands.executeCommand('mlflow.version.try', open),
    },
    { title: vscode.l10n.t('Copy URL'), run: () => void vscode.env.clipboard.writeText(url) },
    { title: vscode.l10n.t('Stop'), run: () => server.stop() },
  ]);
}
