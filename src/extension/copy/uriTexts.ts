import * as vscode from 'vscode';
import {
  aliasUri,
  belowLocation,
  fitsMlflowUri,
  loggedModelUri,
  runUri,
  versionUri,
  type MlflowUriForm,
} from '../../core/links/mlflowUri.ts';
import { aliasesOf } from '../../core/tracking/registeredModel.ts';
import { Cancelled, CommandError } from '../base/commandError.ts';
import type { Caller } from '../base/commands.ts';
import type { CopyTarget, CopyTargetOf } from './copyTarget.ts';
import { serverUriOf } from './plainTexts.ts';

/** What MLflow's clients call the thing; `latest` of a registered model. Undefined for what has no URI. */
export async function uriOf(target: CopyTarget, signal: AbortSignal): Promise<string | undefined> {
  switch (target.kind) {
    case 'connection':
      return serverUriOf(target);
    case 'run':
      return runUri(target.run.id);
    case 'artifact':
      return artifactUri(target, signal);
    case 'loggedModel':
      return loggedModelUri(target.model.id);
    case 'model':
      return versionUri(fitting(target.model.name, 'version'), 'latest');
    case 'version':
      return versionUri(fitting(target.version.name, 'version'), target.version.version);
    default:
      return undefined;
  }
}

/** `models:/name@alias`: the alias that was asked for, else the only one, else the one that the person picks. */
export async function aliasUriOf(
  target: CopyTargetOf<'version'>,
  alias: string | undefined,
  caller: Caller,
): Promise<string> {
  const { name, version } = target.version;
  return aliasUri(
    fitting(name, 'alias'),
    alias ?? (await chooseAlias(name, version, aliasesOfVersion(target), caller)),
  );
}

/**
 * A logged model's files are named by where they lie: in `models:/m-…/path` MLflow 3.17.2 takes `m-…` for a registered
 * model and does not find it.
 */
async function artifactUri(
  { session, owner, artifact }: CopyTargetOf<'artifact'>,
  signal: AbortSignal,
): Promise<string> {
  const path = fitting(artifact.path, 'path');
  if (owner.kind === 'run') return runUri(owner.runId, path);
  const { artifactUri: location } = await session.tracking.getLoggedModel(owner.modelId, signal);
  return belowLocation(location, path);
}

function fitting(part: string, form: MlflowUriForm): string {
  if (fitsMlflowUri(part, form)) return part;
  throw new CommandError(
    'invalid',
    vscode.l10n.t('MLflow would not find “{name}” again by a URI: it has a character that ends names there.', {
      name: part,
    }),
  );
}

function aliasesOfVersion({ model, version }: CopyTargetOf<'version'>): readonly string[] {
  return version.aliases ?? aliasesOf(model, version.version);
}

async function chooseAlias(name: string, version: string, aliases: readonly string[], caller: Caller): Promise<string> {
  const [first, second] = aliases;
  if (first === undefined) {
    throw new CommandError(
      'notFound',
      vscode.l10n.t('{name}, version {version} has no alias. Set one, or copy the URI with its number.', {
        name,
        version,
      }),
    );
  }
  if (second === undefined) return first;
  if (caller === 'program') {
    throw new CommandError(
      'ambiguous',
      vscode.l10n.t('{name}, version {version} has several aliases: {aliases}. Name one by alias.', {
        name,
        version,
        aliases: aliases.join(', '),
      }),
    );
  }
  const picked = await vscode.window.showQuickPick(
    aliases.map((alias) => ({ label: `$(tag) ${alias}`, description: aliasUri(name, alias), alias })),
    {
      title: vscode.l10n.t('Copy Alias URI: {name}, Version {version}', { name, version }),
      placeHolder: vscode.l10n.t('Which alias'),
    },
  );
  if (!picked) throw new Cancelled();
  return picked.alias;
}
