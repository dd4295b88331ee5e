import * as vscode from 'vscode';
import { firstWords } from '../../../core/lifecycle/card/unmarked.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { Cancelled, CommandError } from '../../base/commandError.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { stageName } from '../../registry/stageText.ts';
import { fewestVersions, mostVersions } from './versionsMemory.ts';

const mostOffered = 1000;

/** Asks for the versions of a model to compare; those that are `chosen` are ticked. */
export async function pickVersions(
  session: Session,
  name: string,
  chosen: readonly string[],
): Promise<readonly string[]> {
  const { items } = await session.registry.listVersions(name, mostOffered, undefined, untilTimeout());
  if (items.length < fewestVersions)
    throw new CommandError('invalid', vscode.l10n.t('{name} has no two versions to compare.', { name }));
  const offered = new Set(items.map(({ version }) => version));
  const picked = await vscode.window.showQuickPick(
    [
      // older than what is offered
      ...chosen.filter((version) => !offered.has(version)).map((version) => ({ ...named(version), picked: true })),
      ...items.map((version) => itemOf(version, chosen.includes(version.version))),
    ],
    {
      title: vscode.l10n.t('Compare Versions of {name}', { name: plainLabel(name) }),
      placeHolder: vscode.l10n.t('Choose {fewest} to {most} versions', { fewest: fewestVersions, most: mostVersions }),
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
      ignoreFocusOut: true,
    },
  );
  if (!picked) throw new Cancelled();
  return picked.map(({ version }) => version).toSorted((a, b) => Number(a) - Number(b));
}

/** Asks which of the other versions is laid beside the baseline. */
export async function pickOther(others: readonly string[]): Promise<string> {
  const [only, second] = others;
  if (only !== undefined && second === undefined) return only;
  const picked = await vscode.window.showQuickPick(others.map(named), {
    title: vscode.l10n.t('Open as Text Diff'),
    placeHolder: vscode.l10n.t('Choose the version to compare with'),
  });
  if (!picked) throw new Cancelled();
  return picked.version;
}

function itemOf(version: ModelVersion, picked: boolean): vscode.QuickPickItem & { readonly version: string } {
  const aliases = (version.aliases ?? []).map((alias) => `@${alias}`).join(' ');
  return {
    ...named(version.version),
    description: plainLabel([version.stage && stageName(version.stage), aliases].filter((part) => part).join(', ')),
    detail: plainLabel(firstWords(version.description)),
    picked,
  };
}

function named(version: string): { readonly label: string; readonly version: string } {
  return { label: vscode.l10n.t('Version {version}', { version }), version };
}
