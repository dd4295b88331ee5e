import * as vscode from 'vscode';
import type { KeyValue } from '../../core/tracking/keyValue.ts';
import {
  aliasesOf,
  latestVersion,
  type ModelVersion,
  type RegisteredModel,
} from '../../core/tracking/registeredModel.ts';
import { unmarked } from '../../core/lifecycle/card/unmarked.ts';
import { isRecordTag } from '../../core/lifecycle/records/recordTags.ts';
import type { RequestRecord } from '../../core/lifecycle/records/record.ts';
import { openRequests } from '../../core/lifecycle/review/openRequests.ts';
import { formatTime } from '../base/format.ts';
import { stageName } from '../registry/stageText.ts';
import { emptyItem, errorItem, icon, moreItem, plainTooltip, treeItem } from './commonItems.ts';
import type { ModelNode, ModelsNode, VersionNode } from './modelNodes.ts';
import { askedText } from './requestWords.ts';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

export function modelRowId(node: ModelsNode): string {
  switch (node.kind) {
    case 'model':
      return versionsKey(node.session, node.model.name);
    case 'version':
      return `${node.session.id}/model/${node.version.name}/version/${node.version.version}`;
    case 'more':
      return `more:${node.list}`;
    case 'empty':
      return `empty:${node.list}`;
    case 'error':
      return `error:${node.list}`;
  }
}

/** Of the list of a model's versions, which is the id of the row that it opens from. */
export function versionsKey(session: { readonly id: string }, name: string): string {
  return `${session.id}/model/${name}`;
}

export function modelItem(node: ModelsNode): vscode.TreeItem {
  switch (node.kind) {
    case 'model':
      return registeredModelItem(node);
    case 'version':
      return versionItem(node);
    case 'more':
      return moreItem(node);
    case 'empty':
      return emptyItem(node);
    case 'error':
      return errorItem(node);
  }
}

export function modelTooltip(node: ModelsNode): vscode.MarkdownString | undefined {
  if (node.kind === 'model') return registeredModelTooltip(node.model);
  return node.kind === 'version' ? versionTooltip(node.version) : undefined;
}

function registeredModelItem(node: ModelNode): vscode.TreeItem {
  return treeItem({
    id: modelRowId(node),
    label: node.model.name,
    description: atAGlance(node.model),
    icon: icon('library'),
    context: ['model', ...(node.session.writable ? ['writable'] : [])],
    state: Collapsed,
  });
}

/**
 * `Production 2, Staging 3, version 4, @champion`: what matters most stands where a narrow sidebar does not cut it off.
 * The latest version of each stage comes along with the model; the latest of all is said when no stage says it.
 */
export function atAGlance(model: RegisteredModel): string {
  const latest = latestVersion(model);
  if (!latest) return vscode.l10n.t('no versions');
  const staged = (['Production', 'Staging'] as const).flatMap((stage) =>
    model.latestVersions.filter((version) => version.stage === stage).map(({ version }) => ({ stage, version })),
  );
  const newest = staged.some(({ version }) => version === latest.version)
    ? []
    : [vscode.l10n.t('version {version}', { version: latest.version })];
  const aliases = model.aliases.map(({ alias }) => `@${alias}`).join(' ');
  return [...staged.map(({ stage, version }) => `${stageName(stage)} ${version}`), ...newest, aliases]
    .filter((part) => part)
    .join(', ');
}

function versionItem(node: VersionNode): vscode.TreeItem {
  const { version, session } = node;
  const [symbol, color] = versionIcon(version);
  const requests = openRequests(version); // read from tags, which takes its time: once for each row
  const item = treeItem({
    id: modelRowId(node),
    label: vscode.l10n.t('Version {version}', { version: version.version }),
    description: versionDescription(version, requests),
    icon: icon(symbol, color),
    context: [
      'version',
      version.status,
      (version.stage ?? 'noStage').toLowerCase(),
      ...contextFlags(version),
      ...(requests.length > 0 ? ['hasRequest'] : []),
      ...(session.writable ? ['writable'] : []),
    ],
    state: None,
  });
  item.command = { command: 'mlflow.model.open', title: vscode.l10n.t('Open Model'), arguments: [node] };
  return item;
}

function contextFlags(version: ModelVersion): string[] {
  return [...(version.runId ? ['hasRun'] : []), ...(version.aliases?.length ? ['hasAlias'] : [])];
}

function versionIcon({ status, stage }: ModelVersion): readonly [string, string?] {
  if (status === 'pending') return ['loading~spin'];
  if (status === 'failed') return ['error', 'list.errorForeground'];
  if (stage === 'Production') return ['verified-filled', 'charts.green'];
  return [stage === 'Archived' ? 'archive' : 'versions'];
}

/** `Staging, @challenger, request to Production` */
function versionDescription({ status, stage, aliases = [] }: ModelVersion, requests: readonly RequestRecord[]): string {
  const registration = {
    pending: vscode.l10n.t('registering'),
    failed: vscode.l10n.t('registration failed'),
    ready: undefined,
  }[status];
  const named = stage === undefined || stage === 'None' ? undefined : stageName(stage);
  const asked = [...new Set(requests.map(({ to }) => stageName(to)))].map((target) =>
    vscode.l10n.t('request to {stage}', { stage: target }),
  );
  return [registration, named, aliases.map((alias) => `@${alias}`).join(' '), ...asked]
    .filter((part) => part)
    .join(', ');
}

function registeredModelTooltip(model: RegisteredModel): vscode.MarkdownString {
  return plainTooltip([
    model.name,
    model.description.slice(0, 300),
    atAGlance(model),
    model.aliases.map(({ alias, version }) => `@${alias} → ${version}`).join(' · '),
    tagLine(model.tags),
    model.lastUpdated === undefined
      ? undefined
      : vscode.l10n.t('Last change {time}', { time: formatTime(model.lastUpdated) }),
  ]);
}

function versionTooltip(version: ModelVersion): vscode.MarkdownString {
  return plainTooltip([
    vscode.l10n.t('{name}, version {version}', { name: version.name, version: version.version }),
    version.stage === undefined ? undefined : vscode.l10n.t('Stage {stage}', { stage: stageName(version.stage) }),
    (version.aliases ?? []).map((alias) => `@${alias}`).join(' '),
    version.statusMessage,
    version.runId === undefined ? undefined : vscode.l10n.t('From run {id}', { id: version.runId }),
    version.created === undefined
      ? undefined
      : vscode.l10n.t('Registered {time}', { time: formatTime(version.created) }),
    unmarked(version.description).slice(0, 300),
    ...openRequests(version)
      .slice(-most.requests)
      .map((request) => askedText(request)),
    tagLine(version.tags),
    version.source,
  ]);
}

/** Anybody may write as many as they like. */
const most = { tags: 30, requests: 10 } as const;

function tagLine(tags: readonly KeyValue[]): string {
  const own = tags.filter(({ key }) => !isRecordTag(key));
  const line = own.slice(0, most.tags).map(({ key, value }) => `${key.slice(0, 80)} = ${value.slice(0, 80)}`);
  return [...line, ...(own.length > most.tags ? ['…'] : [])].join(' · ');
}

/** A version as it is shown in lists of a model, with the model's aliases. */
export function withAliases(version: ModelVersion, model: RegisteredModel): ModelVersion {
  return version.aliases === undefined ? { ...version, aliases: aliasesOf(model, version.version) } : version;
}
