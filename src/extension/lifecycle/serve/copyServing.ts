import * as vscode from 'vscode';
import { composeFile, dockerfile, type ContainedModel } from '../../../core/lifecycle/serving/containerTexts.ts';
import { commandLine, serveArguments, type Shell } from '../../../core/lifecycle/serving/serveArguments.ts';
import { flavorsOf } from '../../../core/links/flavorNames.ts';
import { nativeLoader } from '../../../core/links/nativeFlavor.ts';
import { withoutCredentials } from '../../../core/links/mlflowUri.ts';
import { loadSnippet, nativeLoadSnippet, pythonCode, sparkSnippet } from '../../../core/links/snippet.ts';
import { modelFacts } from '../../../core/mlmodel/page/modelFacts.ts';
import { readMlmodel } from '../../../core/mlmodel/readMlmodel.ts';
import { curlTo } from '../../../core/signature/export/callTexts.ts';
import { usualSample } from '../../../core/signature/export/requestSample.ts';
import { isReason } from '../../../core/tracking/trackingError.ts';
import { CommandError } from '../../base/commandError.ts';
import { notify } from '../../base/notify.ts';
import { untilTimeout } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { modelFolderOf, readModelFile } from '../../copy/modelFile.ts';
import type { LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { refusalText, requestSource } from './requestSource.ts';
import { askKind, askModel, askUri, type ServedModel, type SnippetKind } from './servePrompts.ts';

/** How a version is loaded, served or asked elsewhere, as a text. A program gets the text; a person has it on the clipboard, or as a new file. */
export function copyServing(deps: LifecycleDeps): LifecycleCommands['copyServing'] {
  return async (input, { caller, rows }) => {
    const title = vscode.l10n.t('Copy Snippet for Serving');
    const session = await sessionOf(deps.connections, rows);
    const asked = await askModel(session, input, title);
    const kind = input.format ?? (caller === 'program' ? 'command' : await askKind(title));
    const isOpen = caller === 'program' || input.alias !== undefined || kind === 'curl';
    const model = isOpen ? asked : await askUri(asked, title);
    const text = await writers[kind](model, deps);
    if (caller === 'person') await handOut(kind, text);
    return { text };
  };
}

type Writer = (model: ServedModel, deps: LifecycleDeps) => string | Promise<string>;

const writers: Readonly<Record<SnippetKind, Writer>> = {
  command: serveCommand,
  curl: requestText,
  dockerfile: async (model) => dockerfile(await contained(model)),
  compose: async (model) => composeFile(await contained(model)),
  pyfunc: ({ session, uri }) => pythonCode([loadSnippet(session.connection, uri)]),
  native: nativeText,
  spark: ({ session, uri }) => pythonCode([sparkSnippet(session.connection, uri)]),
};

const usualPort = 5001;

/** For the shell that the person most likely has; the server is named in a variable, the sign-in is not. */
function serveCommand({ session, uri }: ServedModel): string {
  const shell: Shell = process.platform === 'win32' ? 'powershell' : 'sh';
  const { trackingUri, registryUri, workspace } = session.connection;
  const variables = {
    MLFLOW_TRACKING_URI: withoutCredentials(trackingUri),
    ...(registryUri !== undefined && { MLFLOW_REGISTRY_URI: withoutCredentials(registryUri) }),
    ...(workspace !== undefined && { MLFLOW_WORKSPACE: workspace }),
  };
  const words = ['mlflow', ...serveArguments({ uri, host: '127.0.0.1', port: usualPort })];
  const set = Object.entries(variables).map(([name, value]) => settings[shell](name, commandLine([value], shell)));
  return `${set.join('')}${commandLine(words, shell)}\n`;
}

const settings: Readonly<Record<Shell, (name: string, value: string) => string>> = {
  sh: (name, value) => `${name}=${value} `,
  powershell: (name, value) => `$env:${name} = ${value.startsWith("'") ? value : `'${value}'`}; `,
};

async function requestText(model: ServedModel, { servers }: LifecycleDeps): Promise<string> {
  const sample = usualSample(await requestSource(model));
  if (sample.kind === 'refused') throw new CommandError('invalid', refusalText(sample));
  const port = servers.find(model)?.port ?? usualPort;
  return curlTo(`http://127.0.0.1:${port}/invocations`, sample.body);
}

async function contained({ session, version, uri }: ServedModel): Promise<ContainedModel> {
  const signal = untilTimeout();
  const folder = await modelFolderOf(session, version, signal);
  const path = folder.folder === '' ? 'requirements.txt' : `${folder.folder}/requirements.txt`;
  const [mlmodel, requirements] = await Promise.all([
    readModelFile(session, folder, signal),
    session.tracking.readArtifact(folder.owner, path, longestRequirements, signal).catch((error: unknown) => {
      if (isReason(error, 'notFound')) return undefined;
      throw error;
    }),
  ]);
  const { trackingUri, registryUri } = session.connection;
  const { pythonVersion } = modelFacts(readMlmodel(mlmodel), render);
  return {
    uri,
    trackingUri,
    registryUri,
    python: pythonVersion,
    requirements: requirements && new TextDecoder().decode(requirements),
  };
}

/** Bytes. */
const longestRequirements = 200_000;

async function nativeText({ session, version, uri }: ServedModel): Promise<string> {
  const signal = untilTimeout();
  const folder = await modelFolderOf(session, version, signal);
  const flavors = flavorsOf(await readModelFile(session, folder, signal));
  const loader = nativeLoader(flavors);
  if (loader) return pythonCode([nativeLoadSnippet(session.connection, loader, uri)]);
  throw new CommandError(
    'invalid',
    vscode.l10n.t('None of the flavors of {uri} ({flavors}) has a loader of its own in MLflow: load it as pyfunc.', {
      uri,
      flavors: flavors.join(', ') || vscode.l10n.t('none'),
    }),
  );
}

async function handOut(kind: SnippetKind, content: string): Promise<void> {
  const language = languages[kind];
  if (language !== undefined) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
    return;
  }
  await vscode.env.clipboard.writeText(content);
  void notify('information', vscode.l10n.t('The snippet was copied.'));
}

/** What becomes a file. */
const languages: Partial<Record<SnippetKind, string>> = { dockerfile: 'dockerfile', compose: 'yaml' };
