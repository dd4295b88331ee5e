import * as vscode from 'vscode';
import { aliasesOf, type ModelVersion } from '../../core/tracking/registeredModel.ts';
import type { Session } from '../connections/session.ts';
import { stageName } from '../registry/stageText.ts';
import { goToUri } from './goToUri.ts';
import { inTime } from './inTime.ts';
import { plainMarkdown } from './plainMarkdown.ts';

/** A version as far as it is known. */
export type KnownVersion = Pick<ModelVersion, 'name' | 'version'> & Partial<Pick<ModelVersion, 'stage' | 'aliases'>>;

/** So many versions are listed. */
const mostLines = 5;

/** Lines of Markdown that lead to the versions. Aliases that the server does not tell within `patience` (milliseconds) are left out. */
export async function versionLines(
  session: Session,
  versions: readonly KnownVersion[],
  patience: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const listed = versions.slice(0, mostLines);
  const told = await inTime(withAliases(session, listed, signal), patience, listed);
  return [...told.map(versionLine), ...(versions.length > listed.length ? ['…'] : [])];
}

async function withAliases(
  { registry }: Session,
  versions: readonly KnownVersion[],
  signal: AbortSignal,
): Promise<readonly KnownVersion[]> {
  const names = [...new Set(versions.map(({ name }) => name))];
  const asked = names.map((name) => registry.getRegisteredModel(name, signal).catch(() => undefined));
  const models = new Map((await Promise.all(asked)).map((model, index) => [names[index], model]));
  return versions.map((one) => {
    const model = models.get(one.name);
    return model ? { ...one, aliases: aliasesOf(model, one.version) } : one;
  });
}

/** `Registered as BTC, version 3 (Staging, @champion)`; `None` is no stage that a person would want to read. */
function versionLine({ name, version, stage = 'None', aliases = [] }: KnownVersion): string {
  const text = plainMarkdown(vscode.l10n.t('Registered as {name}, version {version}', { name, version }));
  const named = [...(stage === 'None' ? [] : [stageName(stage)]), ...aliases.map((alias) => `@${alias}`)];
  const link = `[${text}](${goToUri({ kind: 'model', name, version }).toString()})`;
  return named.length === 0 ? link : `${link} ${plainMarkdown(`(${named.join(', ')})`)}`;
}
