import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/lifetime.ts';
import type { ArtifactOwner } from '../../core/tracking/artifact.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import type { Run } from '../../core/tracking/run.ts';
import type { Connections, Session } from '../connections/session.ts';
import { setContextKey } from '../contributions/contextKeys.ts';
import { experimentItem, experimentRowId, experimentTooltip, visibleTags } from './experimentItems.ts';
import { ExperimentLists, experimentsKey, type ExperimentsFilter } from './experimentLists.ts';
import { runGroups, type ExperimentsNode, type RunGroup, type RunNode } from './experimentNodes.ts';
import { rowsOf } from './lists.ts';
import { RowIndex } from './rowIndex.ts';
import { describeRunsView, experimentKey, isDefault, RunsViews } from './runsViews.ts';

type Of<Kind extends ExperimentsNode['kind']> = Extract<ExperimentsNode, { kind: Kind }>;

/** Experiments → runs → what a run holds, and its child runs. */
export class ExperimentsTree implements vscode.TreeDataProvider<ExperimentsNode>, vscode.Disposable {
  readonly views = new RunsViews();
  readonly data = new ExperimentLists(this.views);
  readonly #connections: Connections;
  readonly #index = new RowIndex(experimentRowId);
  /** Runs that were asked for by name and stand on a page that is not loaded. */
  readonly #found = new Map<string, Run>();
  readonly #foundExperiments = new Map<string, Experiment>();
  readonly #changed = new vscode.EventEmitter<ExperimentsNode | undefined>();
  readonly #owned = new DisposableStore();
  #filter: ExperimentsFilter = { filter: '', deletedShown: false };

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#owned.add(connections.onDidChange(() => this.#changed.fire(undefined)));
    this.#owned.add(this.data.lists.onDidChange((key) => this.#changed.fire(this.#index.get(key))));
    this.#owned.add(this.views.onDidChange((key) => this.#viewChanged(key)));
    this.#owned.add(this.views);
    this.#owned.add(this.data.lists);
    this.#owned.add(this.#changed);
  }

  get filter(): ExperimentsFilter {
    return this.#filter;
  }

  setFilter(change: Partial<ExperimentsFilter>): void {
    this.#filter = { ...this.#filter, ...change };
    setContextKey('mlflow.experiments.filtered', this.#filter.filter !== '');
    setContextKey('mlflow.experiments.deletedShown', this.#filter.deletedShown);
    this.data.lists.drop('');
    this.#changed.fire(undefined);
  }

  getTreeItem(node: ExperimentsNode): vscode.TreeItem {
    return experimentItem(node, { describe: (id) => describeRunsView(this.views.get(this.#viewKey(node, id))) });
  }

  resolveTreeItem(item: vscode.TreeItem, node: ExperimentsNode): vscode.TreeItem {
    const tooltip = experimentTooltip(node);
    if (tooltip) item.tooltip = tooltip;
    return item;
  }

  getParent(node: ExperimentsNode): ExperimentsNode | undefined {
    return this.#index.parent(node);
  }

  async getChildren(parent?: ExperimentsNode): Promise<ExperimentsNode[]> {
    return this.#index.put(parent, parent === undefined ? await this.#roots() : await this.#childrenOf(parent));
  }

  /** The row of a run, with the rows above it, ready to be revealed; reads what is missing. */
  async rowOf(session: Session, run: Run, experiment: Experiment): Promise<RunNode> {
    const top = await this.experimentRow(session, experiment);
    const wanted: RunNode = { kind: 'run', session, run, sortMetric: undefined };
    const known = this.#index.get(experimentRowId(wanted));
    if (known?.kind === 'run') return known;
    this.#found.set(experimentKey(session.id, experiment.id), run);
    await this.getChildren(top);
    this.#changed.fire(top);
    const found = this.#index.get(experimentRowId(wanted));
    return found?.kind === 'run' ? found : wanted;
  }

  async experimentRow(session: Session, experiment: Experiment): Promise<ExperimentsNode> {
    const wanted: ExperimentsNode = { kind: 'experiment', session, experiment };
    const known = this.#index.get(experimentRowId(wanted));
    if (known) return known;
    this.#foundExperiments.set(session.id, experiment);
    await this.getChildren();
    this.#changed.fire(undefined);
    return this.#index.get(experimentRowId(wanted)) ?? wanted;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #roots(): Promise<ExperimentsNode[]> {
    const state = this.#connections.active?.state;
    if (state?.kind !== 'ready') return [];
    const { session } = state;
    this.data.lists.serve(session);
    const list = this.data.experiments(session, this.#filter);
    await list.ensure();
    setContextKey('mlflow.experiments.empty', list.state.loadedAt !== undefined && list.state.items.length === 0);
    const { items, error } = list.state;
    const found = this.#foundExperiments.get(session.id);
    const extra = found && !items.some(({ id }) => id === found.id) ? [found] : [];
    if (items.length + extra.length === 0 && error === undefined) return []; // the welcome view speaks
    const toRow = (experiment: Experiment): ExperimentsNode => ({ kind: 'experiment', session, experiment });
    const rows = rowsOf(experimentsKey(session), list.state, toRow, {
      failed: vscode.l10n.t('Experiments could not be loaded from {name}', { name: session.connection.name }),
      empty: '',
    });
    return [...extra.map(toRow), ...rows];
  }

  async #childrenOf(node: ExperimentsNode): Promise<ExperimentsNode[]> {
    switch (node.kind) {
      case 'experiment':
        return this.#runs(node);
      case 'run':
        return this.#runContents(node);
      case 'group':
        return this.#groupContents(node);
      case 'loggedModel':
        return this.#artifacts(node, { kind: 'model', modelId: node.model.id }, '');
      case 'artifact':
        return this.#artifacts(node, node.owner, node.artifact.path);
      default:
        return [];
    }
  }

  async #runs(node: Of<'experiment'>): Promise<ExperimentsNode[]> {
    const { session, experiment } = node;
    const key = experimentKey(session.id, experiment.id);
    const listKey = experimentRowId(node);
    const list = this.data.runs(listKey, session, experiment.id);
    await list.ensure();
    const view = this.views.get(key);
    const sortMetric = view.sort.by === 'metric' ? view.sort.key : undefined;
    const toRow = (run: Run): ExperimentsNode => ({ kind: 'run', session, run, sortMetric });
    const state = { ...list.state, items: this.data.sorted(session, experiment.id, list.state.items) };
    const rows = rowsOf(listKey, state, toRow, {
      failed: vscode.l10n.t('Runs could not be loaded from {name}', { name: session.connection.name }),
      empty: isDefault(view) ? vscode.l10n.t('No runs yet') : vscode.l10n.t('No runs match the filter'),
    });
    const found = this.#found.get(key);
    const extra = found && !state.items.some(({ id }) => id === found.id) ? [toRow(found)] : [];
    const filter: ExperimentsNode[] = isDefault(view) ? [] : [{ kind: 'runFilter', session, experiment }];
    return [...filter, ...extra, ...rows];
  }

  async #runContents(node: RunNode): Promise<ExperimentsNode[]> {
    const { session, run, sortMetric } = node;
    const listKey = experimentRowId(node);
    const groups = runGroups
      .filter((group) => hasRows(run, group))
      .map((group): ExperimentsNode => ({ kind: 'group', session, run, group }));
    const children = this.data.children(listKey, session, run);
    await children.ensure();
    if (children.state.items.length === 0 && children.state.error === undefined) return groups;
    const rows = rowsOf(
      listKey,
      children.state,
      (child): ExperimentsNode => ({ kind: 'run', session, run: child, sortMetric }),
      {
        failed: vscode.l10n.t('Child runs could not be loaded from {name}', { name: session.connection.name }),
        empty: '',
      },
    );
    return [...groups, ...rows];
  }

  async #groupContents(node: Of<'group'>): Promise<ExperimentsNode[]> {
    const { session, run, group } = node;
    switch (group) {
      case 'metrics':
        return run.metrics.toSorted(byKey).map((metric) => ({ kind: 'metric', session, run, metric }));
      case 'params':
        return run.params.toSorted(byKey).map((param) => ({ kind: 'param', session, run, param }));
      case 'tags':
        return visibleTags(run)
          .toSorted(byKey)
          .map((tag) => ({ kind: 'tag', session, run, tag }));
      case 'artifacts':
        return this.#artifacts(node, { kind: 'run', runId: run.id }, '');
      case 'models': {
        const listKey = experimentRowId(node);
        const list = this.data.loggedModels(listKey, session, run);
        await list.ensure();
        return rowsOf(listKey, list.state, (model): ExperimentsNode => ({ kind: 'loggedModel', session, run, model }), {
          failed: vscode.l10n.t('Models could not be loaded from {name}', { name: session.connection.name }),
          empty: vscode.l10n.t('No models'),
        });
      }
    }
  }

  async #artifacts(
    node: Extract<ExperimentsNode, { session: Session }>,
    owner: ArtifactOwner,
    folder: string,
  ): Promise<ExperimentsNode[]> {
    const { session } = node;
    const listKey = experimentRowId(node);
    const list = this.data.artifacts(listKey, session, owner, folder);
    await list.ensure();
    return rowsOf(
      listKey,
      list.state,
      (artifact): ExperimentsNode => ({ kind: 'artifact', session, owner, artifact }),
      {
        failed: vscode.l10n.t('Artifacts could not be loaded from {name}', { name: session.connection.name }),
        empty: vscode.l10n.t('No artifacts'),
      },
    );
  }

  #viewKey(node: ExperimentsNode, experimentId: string): string {
    return 'session' in node ? experimentKey(node.session.id, experimentId) : experimentId;
  }

  #viewChanged(key: string): void {
    const slash = key.lastIndexOf('/');
    const row = `${key.slice(0, slash)}/experiment/${key.slice(slash + 1)}`;
    void this.data.lists.get(row)?.refresh();
    this.#changed.fire(this.#index.get(row));
  }
}

function hasRows(run: Run, group: RunGroup): boolean {
  const counts: Record<RunGroup, number> = {
    metrics: run.metrics.length,
    params: run.params.length,
    tags: visibleTags(run).length,
    models: run.modelIds.length,
    artifacts: 1,
  };
  return counts[group] > 0;
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
