import * as vscode from 'vscode';
import type { Connection } from '../../core/connections/connection.ts';
import { webBaseOf, webLink, type WebPage } from '../../core/links/webLink.ts';
import { CommandError } from '../base/commandError.ts';
import type { CopyTarget, CopyTargetOf } from './copyTarget.ts';

/** The page in MLflow's own web UI; what has none leads to the page of its run. Refuses stores without a server. */
export async function webLinkOf(target: CopyTarget, signal: AbortSignal): Promise<string> {
  const connection = target.kind === 'connection' ? target.connection : target.session.connection;
  const page = await pageOf(target, signal);
  const base = webBaseOf(connection, page);
  if (base === undefined) throw withoutServer(connection);
  return webLink(base, page, connection.workspace);
}

async function pageOf(target: CopyTarget, signal: AbortSignal): Promise<WebPage> {
  switch (target.kind) {
    case 'connection':
      return { kind: 'home' };
    case 'experiment':
      return { kind: 'experiment', experimentId: target.experiment.id };
    case 'run':
    case 'metric':
    case 'param':
    case 'tag':
      return { kind: 'run', experimentId: target.run.experimentId, runId: target.run.id };
    case 'artifact':
      return artifactPage(target, signal);
    case 'loggedModel':
      return { kind: 'loggedModel', experimentId: target.model.experimentId, modelId: target.model.id };
    case 'model':
      return { kind: 'model', name: target.model.name };
    case 'version':
      return { kind: 'version', name: target.version.name, version: target.version.version };
  }
}

/** The UI has no address for a file of a logged model. */
async function artifactPage(
  { session, owner, artifact }: CopyTargetOf<'artifact'>,
  signal: AbortSignal,
): Promise<WebPage> {
  if (owner.kind === 'model') {
    const { experimentId, id } = await session.tracking.getLoggedModel(owner.modelId, signal);
    return { kind: 'loggedModel', experimentId, modelId: id };
  }
  const { experimentId, id } = await session.tracking.getRun(owner.runId, signal);
  return { kind: 'run', experimentId, runId: id, artifactPath: artifact.path };
}

function withoutServer({ name }: Connection): CommandError {
  return new CommandError(
    'invalid',
    vscode.l10n.t(
      '{name} is read without a server, so there is no web page of it. Start a server on it to see it in MLflow.',
      { name },
    ),
  );
}
