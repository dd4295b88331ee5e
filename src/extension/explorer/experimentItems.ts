import * as vscode from 'vscode';
import { artifactName } from '../../core/tracking/artifact.ts';
import { valueOf, type KeyValue } from '../../core/tracking/keyValue.ts';
import { headlineMetric } from '../../core/runs/ranking.ts';
import { parentRunId, type Metric, type Run, type RunStatus } from '../../core/tracking/run.ts';
import { artifactUriOf } from '../artifacts/artifactUri.ts';
import { formatAgo, formatBytes, formatCount, formatDuration, formatMetric, formatTime } from '../base/format.ts';
import { readSetting } from '../contributions/settings.ts';
import { emptyItem, errorItem, icon, moreItem, plainTooltip, treeItem } from './commonItems.ts';
import type { ArtifactNode, ExperimentsNode, RunGroup, RunNode } from './experimentNodes.ts';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** A row's id, unique in its view and stable over refreshes. */
export function experimentRowId(node: ExperimentsNode): string {
  switch (node.kind) {
    case 'experiment':
      return runsListKey(node.session, node.experiment.id);
    case 'runFilter':
      return `${node.session.id}/filter/${node.experiment.id}`;
    case 'run':
      return `${node.session.id}/run/${node.run.id}`;
    case 'group':
      return `${node.session.id}/run/${node.run.id}/${node.group}`;
    case 'metric':
      return `${node.session.id}/run/${node.run.id}/metrics/${node.metric.key}`;
    case 'param':
      return `${node.session.id}/run/${node.run.id}/params/${node.param.key}`;
    case 'tag':
      return `${node.session.id}/run/${node.run.id}/tags/${node.tag.key}`;
    case 'loggedModel':
      return `${node.session.id}/run/${node.run.id}/models/${node.model.id}`;
    case 'artifact':
      return `${node.opener}/${node.artifact.path}`;
    case 'more':
      return `more:${node.list}`;
    case 'empty':
      return `empty:${node.list}`;
    case 'error':
      return `error:${node.list}`;
  }
}

/** Of the list of an experiment's runs, which is the id of the row that it opens from. */
export function runsListKey(session: { readonly id: string }, experimentId: string): string {
  return `${session.id}/experiment/${experimentId}`;
}

export function experimentItem(
  node: ExperimentsNode,
  runsView: { describe(experimentId: string): string },
): vscode.TreeItem {
  const id = experimentRowId(node);
  const writable = 'session' in node && node.session.writable ? ['writable'] : [];
  switch (node.kind) {
    case 'experiment': {
      const deleted = node.experiment.lifecycle === 'deleted';
      return treeItem({
        id,
        label: node.experiment.name,
        ...(deleted ? { description: vscode.l10n.t('deleted') } : {}),
        icon: icon(deleted ? 'trash' : 'beaker'),
        context: ['experiment', node.experiment.lifecycle, ...writable],
        state: Collapsed,
      });
    }
    case 'runFilter':
      return treeItem({
        id,
        label: runsView.describe(node.experiment.id),
        icon: icon('filter'),
        context: ['runFilter'],
      });
    case 'run':
      return runItem(id, node, writable);
    case 'group':
      return groupItem(id, node.run, node.group);
    case 'metric':
      return metricItem(id, node.metric);
    case 'param':
      return keyValueItem(id, 'param', 'symbol-parameter', node.param, []);
    case 'tag':
      return keyValueItem(id, 'tag', 'tag', node.tag, writable);
    case 'loggedModel': {
      const { model } = node;
      return treeItem({
        id,
        label: model.name,
        description: model.status === 'ready' ? (model.modelType ?? '') : loggedModelStatus(model.status),
        icon: icon('package'),
        context: ['loggedModel', model.status, ...writable],
        state: Collapsed,
      });
    }
    case 'artifact':
      return artifactItem(id, node);
    case 'more':
      return moreItem(node);
    case 'empty':
      return emptyItem(node);
    case 'error':
      return errorItem(node);
  }
}

/** Tooltips are made when the pointer rests on a row, not for every row. */
export function experimentTooltip(node: ExperimentsNode): vscode.MarkdownString | undefined {
  switch (node.kind) {
    case 'experiment': {
      const { experiment } = node;
      return plainTooltip([
        experiment.name,
        vscode.l10n.t('ID {id}', { id: experiment.id }),
        experiment.created === undefined
          ? undefined
          : vscode.l10n.t('Created {time}', { time: formatTime(experiment.created) }),
        experiment.lifecycle === 'deleted' && experiment.lastUpdated !== undefined
          ? vscode.l10n.t('Deleted {time}', { time: formatTime(experiment.lastUpdated) })
          : undefined,
        valueOf(experiment.tags, 'mlflow.note.content')?.slice(0, 300),
      ]);
    }
    case 'run':
      return runTooltip(node.run);
    case 'metric': {
      const { key, value, step, timestamp } = node.metric;
      return plainTooltip([
        `${key} = ${value}`,
        vscode.l10n.t('Step {step}, {time}', { step, time: formatTime(timestamp) }),
      ]);
    }
    case 'param':
      return keyValueTooltip(node.param);
    case 'tag':
      return keyValueTooltip(node.tag);
    case 'loggedModel': {
      const { model } = node;
      return plainTooltip([
        model.name,
        model.id,
        [loggedModelStatus(model.status), model.modelType].filter((part) => part).join('. '),
        model.statusMessage,
        ...model.registrations.map(({ name, version }) =>
          vscode.l10n.t('Registered as {name}, version {version}', { name, version }),
        ),
      ]);
    }
    case 'artifact':
      return plainTooltip([
        node.artifact.path,
        node.artifact.size === undefined ? undefined : vscode.l10n.t('{0} bytes', formatCount(node.artifact.size)),
      ]);
    default:
      return undefined;
  }
}

const runLooks: Record<RunStatus, readonly [icon: string, color?: string]> = {
  FINISHED: ['pass-filled', 'testing.iconPassed'],
  RUNNING: ['sync', 'charts.blue'],
  SCHEDULED: ['clock'],
  FAILED: ['error', 'testing.iconFailed'],
  KILLED: ['circle-slash'],
};

function runItem(id: string, { run, sortMetric }: RunNode, writable: readonly string[]): vscode.TreeItem {
  const deleted = run.lifecycle === 'deleted';
  const [symbol, color] = deleted ? ['trash'] : run.status ? runLooks[run.status] : ['question'];
  const headline = headlineMetric(run, sortMetric, readSetting('mlflow.explorer.headlineMetrics'));
  const parts = [
    deleted ? vscode.l10n.t('deleted') : statusWords(run),
    headline && `${headline.key} ${formatMetric(headline.value)}`,
    when(run),
  ];
  return treeItem({
    id,
    label: run.name || run.id,
    description: parts.filter((part) => part).join(', '),
    icon: icon(symbol ?? 'question', color),
    context: [
      'run',
      run.lifecycle,
      (run.status ?? 'unknown').toLowerCase(),
      ...(run.modelIds.length > 0 ? ['hasModel'] : []),
      ...writable,
    ],
    state: Collapsed,
    ...(run.status === 'FINISHED' ? { status: vscode.l10n.t('finished') } : {}),
  });
}

/** Finished is what the icon says already; every other status is written out. */
function statusWords(run: Run): string | undefined {
  switch (run.status) {
    case 'FINISHED':
      return undefined;
    case 'RUNNING':
      return vscode.l10n.t('running');
    case 'SCHEDULED':
      return vscode.l10n.t('scheduled');
    case 'FAILED':
      return vscode.l10n.t('failed');
    case 'KILLED':
      return vscode.l10n.t('killed');
    case undefined:
      return run.statusText;
  }
}

function when({ status, started }: Run): string | undefined {
  if (started === undefined || status === 'SCHEDULED') return undefined;
  return status === 'RUNNING' ? formatDuration(Date.now() - started) : formatAgo(started);
}

function runTooltip(run: Run): vscode.MarkdownString {
  const commit = valueOf(run.tags, 'mlflow.source.git.commit');
  const parent = parentRunId(run);
  return plainTooltip([
    run.name,
    lifeLine(run),
    run.started === undefined ? undefined : vscode.l10n.t('Started {time}', { time: formatTime(run.started) }),
    vscode.l10n.t('ID {id}', { id: run.id }),
    run.metrics
      .slice(0, 8)
      .map(({ key, value }) => `${key} ${formatMetric(value)}`)
      .join(' · '),
    run.params
      .slice(0, 8)
      .map(({ key, value }) => `${key} = ${cut(value, 40)}`)
      .join(' · '),
    ...run.datasets.map(({ name, digest }) => vscode.l10n.t('Dataset {name} ({digest})', { name, digest })),
    commit === undefined ? undefined : vscode.l10n.t('Commit {commit}', { commit: commit.slice(0, 7) }),
    parent === undefined ? undefined : vscode.l10n.t('Child of {id}', { id: parent }),
    valueOf(run.tags, 'mlflow.note.content')?.slice(0, 300),
    run.lifecycle === 'deleted' ? vscode.l10n.t('Deleted. It can be restored until the server removes it.') : undefined,
  ]);
}

function lifeLine(run: Run): string {
  const by = run.user ?? '';
  const took =
    run.started !== undefined && run.ended !== undefined ? formatDuration(run.ended - run.started) : undefined;
  const words = statusWords(run) ?? vscode.l10n.t('finished');
  return [words, took, by].filter((part) => part).join(', ');
}

const groupLooks: Record<
  RunGroup,
  { readonly title: () => string; readonly icon: string; readonly count: (run: Run) => number | undefined }
> = {
  metrics: { title: () => vscode.l10n.t('Metrics'), icon: 'graph-line', count: (run) => run.metrics.length },
  params: { title: () => vscode.l10n.t('Parameters'), icon: 'symbol-parameter', count: (run) => run.params.length },
  tags: { title: () => vscode.l10n.t('Tags'), icon: 'tag', count: (run) => visibleTags(run).length },
  models: { title: () => vscode.l10n.t('Models'), icon: 'package', count: (run) => run.modelIds.length },
  artifacts: { title: () => vscode.l10n.t('Artifacts'), icon: 'folder', count: () => undefined },
};

function groupItem(id: string, run: Run, group: RunGroup): vscode.TreeItem {
  const look = groupLooks[group];
  const count = look.count(run);
  return treeItem({
    id,
    label: look.title(),
    ...(count === undefined ? {} : { description: formatCount(count) }),
    icon: icon(look.icon),
    context: ['group', group],
    state: Collapsed,
  });
}

/** MLflow's own tags are plumbing that other rows say better; those a person sets stay. */
export function visibleTags(run: Run): readonly KeyValue[] {
  return run.tags.filter(({ key }) => !key.startsWith('mlflow.') || key === 'mlflow.note.content');
}

function metricItem(id: string, { key, value, step }: Metric): vscode.TreeItem {
  const shown = formatMetric(value);
  const bad = Number.isNaN(value);
  return treeItem({
    id,
    label: key,
    description: step > 0 ? vscode.l10n.t('{value} at step {step}', { value: shown, step }) : shown,
    icon: bad ? icon('warning', 'list.warningForeground') : icon('symbol-numeric'),
    context: ['metric'],
  });
}

function keyValueItem(
  id: string,
  kind: string,
  symbol: string,
  { key, value }: KeyValue,
  context: readonly string[],
): vscode.TreeItem {
  return treeItem({
    id,
    label: key,
    description: cut(value.replace(/\s+/g, ' '), 80),
    icon: icon(symbol),
    context: [kind, ...context],
  });
}

function keyValueTooltip({ key, value }: KeyValue): vscode.MarkdownString {
  const long = value.length > 1000;
  return plainTooltip([
    `${key} = ${value.slice(0, 1000)}`,
    long ? vscode.l10n.t('{0} in all: use Copy Value.', formatCount(value.length)) : undefined,
  ]);
}

function artifactItem(id: string, node: ArtifactNode): vscode.TreeItem {
  const { artifact } = node;
  const isModel = !artifact.isFolder && artifactName(artifact) === 'MLmodel';
  const item = treeItem({
    id,
    label: artifactName(artifact),
    ...(artifact.size === undefined || artifact.isFolder ? {} : { description: formatBytes(artifact.size) }),
    context: artifact.isFolder ? ['artifactFolder'] : ['artifactFile', ...(isModel ? ['mlmodelFile'] : [])],
    state: artifact.isFolder ? Collapsed : None,
  });
  item.resourceUri = artifactUriOf(node.session, node.owner, artifact.path);
  item.iconPath = artifact.isFolder ? vscode.ThemeIcon.Folder : vscode.ThemeIcon.File;
  const title = vscode.l10n.t('Open');
  if (isModel) item.command = { command: 'mlflow.mlmodel.openVisualEditor', title, arguments: [node] };
  else if (!artifact.isFolder) item.command = { command: 'mlflow.artifact.open', title, arguments: [node] };
  return item;
}

function loggedModelStatus(status: 'pending' | 'ready' | 'failed' | 'unknown'): string {
  const words = {
    pending: vscode.l10n.t('pending'),
    ready: vscode.l10n.t('ready'),
    failed: vscode.l10n.t('failed'),
    unknown: vscode.l10n.t('unknown status'),
  };
  return words[status];
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
