import * as vscode from 'vscode';
import { aliasUri, fitsMlflowUri, versionUri } from '../../../core/links/mlflowUri.ts';
import { latestVersion, type ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { CommandError } from '../../base/commandError.ts';
import { pick, type PickItem } from '../../base/multiStep.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { pickRegisteredModel, pickVersion } from '../../registry/modelPickers.ts';
import type { ModelServer } from './modelServer.ts';

export interface AskedModel {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly alias?: string | undefined;
}

/** A version under the URI that it is asked for by. */
export interface ServedModel {
  readonly session: Session;
  readonly version: ModelVersion;
  readonly uri: string;
}

/** The version that is meant, asking for what is missing; an alias is followed, and stays in the URI. */
export async function askModel(session: Session, asked: AskedModel, title: string): Promise<ServedModel> {
  const name = asked.name ?? (await pickRegisteredModel(session, title));
  const number = asked.version ?? (asked.alias === undefined ? await pickVersion(session, title, name) : undefined);
  const known = number ?? (await versionOfAlias(session, name, asked.alias ?? ''));
  const version = await session.registry.getModelVersion(name, known, untilTimeout());
  const uri = asked.alias === undefined ? versionUri(name, version.version) : aliasUri(name, asked.alias);
  if (fitsMlflowUri(name, asked.alias === undefined ? 'version' : 'alias')) return { session, version, uri };
  throw new CommandError(
    'invalid',
    vscode.l10n.t('MLflow would not find “{name}” again by a URI: it has a character that ends names there.', { name }),
  );
}

async function versionOfAlias({ registry }: Session, name: string, alias: string): Promise<string> {
  const model = await registry.getRegisteredModel(name, untilTimeout());
  const found = alias === 'latest' ? latestVersion(model) : model.aliases.find((one) => one.alias === alias);
  if (found) return found.version;
  throw new CommandError('notFound', vscode.l10n.t('{name} has no alias “{alias}”.', { name, alias }));
}

/** Of a URI by alias; a URI by number has none, as a name with `@` in it is not served by number. */
export function aliasOf(uri: string): string | undefined {
  const at = uri.lastIndexOf('@');
  return at < 0 ? undefined : uri.slice(at + 1);
}

/** The URIs that a version has: by its number, and by each alias. */
export async function askUri(model: ServedModel, title: string): Promise<ServedModel> {
  const { session, version } = model;
  const { aliases } = await session.registry.getRegisteredModel(version.name, untilTimeout());
  const own = aliases.filter((one) => one.version === version.version).map(({ alias }) => alias);
  if (own.length === 0) return model;
  const items: PickItem<string>[] = [
    { label: `$(versions) ${plainLabel(model.uri)}`, description: vscode.l10n.t('this version'), value: model.uri },
    ...own.map((alias) => {
      const uri = aliasUri(version.name, alias);
      return {
        label: `$(tag) ${plainLabel(uri)}`,
        description: vscode.l10n.t('whatever the alias is set to'),
        value: uri,
      };
    }),
  ];
  return { ...model, uri: await pick<string>({ title, placeholder: vscode.l10n.t('Which URI'), items }) };
}

export const snippetKinds = ['command', 'curl', 'dockerfile', 'compose', 'pyfunc', 'native', 'spark'] as const;
export type SnippetKind = (typeof snippetKinds)[number];

export function askKind(title: string): Promise<SnippetKind> {
  const items = snippetKinds.map((kind) => ({ label: kindNames[kind](), value: kind }));
  return pick<SnippetKind>({ title, placeholder: vscode.l10n.t('What to copy'), items });
}

const kindNames: Readonly<Record<SnippetKind, () => string>> = {
  command: () => `$(terminal) ${vscode.l10n.t('Command That Serves the Model')}`,
  curl: () => `$(play) ${vscode.l10n.t('Request with curl')}`,
  dockerfile: () => `$(file) ${vscode.l10n.t('Dockerfile')}`,
  compose: () => `$(file) ${vscode.l10n.t('Docker Compose File')}`,
  pyfunc: () => `$(code) ${vscode.l10n.t('Python: Load as pyfunc')}`,
  native: () => `$(code) ${vscode.l10n.t('Python: Load in Its Own Library')}`,
  spark: () => `$(code) ${vscode.l10n.t('Python: Spark UDF')}`,
};

/** Which of the servers to stop; all of them are offered first. */
export function askServers(servers: readonly ModelServer[], title: string): Promise<readonly ModelServer[]> {
  const items: PickItem<readonly ModelServer[]>[] = [
    { label: `$(debug-stop) ${vscode.l10n.t('All Model Servers')}`, value: servers },
    ...servers.map((server) => ({
      label: `$(server-process) ${plainLabel(server.model.uri)}`,
      description: server.url,
      value: [server],
    })),
  ];
  return pick<readonly ModelServer[]>({ title, placeholder: vscode.l10n.t('Which server to stop'), items });
}
