import * as vscode from 'vscode';
import { differencesJson } from '../../../core/lifecycle/versionsDiff/differencesJson.ts';
import { versionsTable } from '../../../core/lifecycle/versionsDiff/versionsTable.ts';
import { byNumberDescending } from '../../../core/tracking/registeredModel.ts';
import { versionsTexts } from '../../../protocol/versionsTexts.ts';
import { CommandError } from '../../base/commandError.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import { showPage, webviewPort } from '../../pages/pageFrame.ts';
import { pickRegisteredModel, pickVersion } from '../../registry/modelPickers.ts';
import type { Call, LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { lifecyclePages } from '../lifecyclePages.ts';
import { readVersions } from './readVersions.ts';
import { pickVersions } from './versionPickers.ts';
import { fewestVersions, memoryOf, mostVersions, type VersionsMemory } from './versionsMemory.ts';
import { VersionsPanel, versionsTitle, wrongCount } from './versionsPanel.ts';

/** Versions of one model beside each other: a program gets what differs, a person a page. */
export function compareVersions(deps: LifecycleDeps): LifecycleCommands['compareVersions'] {
  return async ({ name: named, versions: given = [], version }, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    const name = named ?? (await askName(session, caller, vscode.l10n.t('Compare Versions')));
    const wanted = [...new Set([...(version === undefined ? [] : [version]), ...given].map(plainNumber))];
    const isAsked = caller === 'person' && wanted.length < fewestVersions;
    const versions = isAsked ? await pickVersions(session, name, wanted) : wanted;
    return compared(deps, session, { name, versions }, caller);
  };
}

/** A version beside the newest one in Production, which is the baseline. */
export function compareWithProduction(deps: LifecycleDeps): LifecycleCommands['compareWithProduction'] {
  return async ({ name: named, version: given }, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    const title = vscode.l10n.t('Compare with Production');
    const name = named ?? (await askName(session, caller, title));
    if (given === undefined && caller === 'program') throw missing('version');
    const version = plainNumber(given ?? (await pickVersion(session, title, name)));
    const production = await productionOf(session, name);
    if (production === version)
      throw new CommandError('invalid', vscode.l10n.t('Version {version} is the one in Production.', { version }));
    return compared(deps, session, { name, versions: [production, version] }, caller);
  };
}

/** Fills a panel that VS Code kept over a reload with what its page remembered; one that cannot be filled is closed. */
export async function restoreVersionsPage(
  deps: LifecycleDeps,
  panel: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const memory = memoryOf(state);
  if (memory) fill(deps, panel, memory);
  else panel.dispose();
}

async function compared(
  deps: LifecycleDeps,
  session: Session,
  { name, versions }: Pick<VersionsMemory, 'name' | 'versions'>,
  caller: Call['caller'],
): Promise<{ name: string; versions: readonly string[]; differences: readonly object[] } | undefined> {
  if (versions.length < fewestVersions || versions.length > mostVersions) throw wrongCount();
  if (caller === 'person') {
    open(deps, { connectionId: session.id, name, versions, baseline: 0 });
    return undefined;
  }
  const facts = await readVersions(session, name, versions, untilTimeout());
  return { name, versions, differences: differencesJson(versionsTable(facts)) };
}

async function askName(session: Session, caller: Call['caller'], title: string): Promise<string> {
  if (caller === 'program') throw missing('name');
  return pickRegisteredModel(session, title);
}

function missing(field: string): CommandError {
  return new CommandError('invalid', vscode.l10n.t('Name what is compared: {field}.', { field }));
}

/** As MLflow 3.17.2 reads the number of a version: `01` is 1. */
function plainNumber(version: string): string {
  const number = version.trim();
  return /^\d{1,15}$/.test(number) ? String(Number(number)) : number;
}

async function productionOf(session: Session, name: string): Promise<string> {
  const { latestVersions } = await session.registry.getRegisteredModel(name, untilTimeout());
  const [newest] = latestVersions.filter(({ stage }) => stage === 'Production').toSorted(byNumberDescending);
  if (newest) return newest.version;
  throw new CommandError('notFound', vscode.l10n.t('{name} has no version in Production.', { name }));
}

function open(deps: LifecycleDeps, memory: VersionsMemory): void {
  const panel = vscode.window.createWebviewPanel(
    lifecyclePages.versions,
    versionsTitle(memory),
    vscode.ViewColumn.Active,
    { enableScripts: true },
  );
  fill(deps, panel, memory);
}

function fill(deps: LifecycleDeps, panel: vscode.WebviewPanel, memory: VersionsMemory): void {
  const page = deps.pages.add(new VersionsPanel(deps, panel, memory), panel);
  panel.title = versionsTitle(memory);
  page.serve(webviewPort(panel.webview));
  showPage(panel.webview, deps.extensionUri, { name: 'versions', title: versionsTitle(memory), texts: versionsTexts });
}
