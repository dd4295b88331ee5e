import * as vscode from 'vscode';
import type { ArtifactOwner } from '../../core/tracking/artifact.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import type { Run } from '../../core/tracking/run.ts';
import type { Connections, Session } from '../connections/session.ts';
import { setContextKey } from '../contributions/contextKeys.ts';
import { experimentRowId, visibleTags } from './experimentItems.ts';
import { experimentsKey, type ExperimentLists, type ExperimentsFilter } from './experimentLists.ts';
import { runGroups, type ExperimentsNode, type RunGroup, type RunNode } from './experimentNodes.ts';
import type { Found } from './found.ts';
import { rowsOf } from './lists.ts';
import { experimentKey, isDefault, type RunsViews } from './runsViews.ts';

export interface ExperimentRowsDeps {
  readonly connections: Connections;
  readonly data: ExperimentLists;
  readonly views: RunsViews;
  /** By the id of the row that they stand below. */
  readonly foundRuns: Found<Run>;
  /** By session. */
  readonly foundExperiments: Found<Experiment>;
  readonly filter: () => ExperimentsFilter;
}

type Of<Kind extends ExperimentsNode['kind']> = Extract<ExperimentsNode, { kind: Kind }>;

/** What stands below a row: what its list holds, and what was found by name besides. */
export class ExperimentRows {
  readonly #from: ExperimentRowsDeps;

  constructor(from: ExperimentRowsDeps) {
    this.#from = from;
  }

  /** The topmost rows when `parent` is undefined. */
  below(parent: ExperimentsNode | undefined): Promise<ExperimentsNode[]> {
    return parent === undefined ? this.#roots() : this.#childrenOf(parent);
  }

  async #roots(): Promise<ExperimentsNode[]> {
    const state = this.#from.connections.active?.state;
    if (state?.kind !== 'ready') return [];
    const { session } = state;
    this.#from.data.lists.serve(session);
    const list = this.#from.data.experiments(session, this.#from.filter());
    await list.ensure();
    setContextKey('mlflow.experiments.empty', list.state.loadedAt !== undefined && list.state.items.length === 0);
    const { items, error } = list.state;
    const found = this.#from.foundExperiments.get(session, session.id);
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
    const list = this.#from.data.runs(listKey, session, experiment.id);
    await list.ensure();
    const view = this.#from.views.get(key);
    const sortMetric = view.sort.by === 'metric' ? view.sort.key : undefined;
    const toRow = (run: Run): ExperimentsNode => ({ kind: 'run', session, run, sortMetric });
    const state = { ...list.state, items: this.#from.data.sorted(session, experiment.id, list.state.items) };
    const rows = rowsOf(listKey, state, toRow, {
      failed: vscode.l10n.t('Runs could not be loaded from {name}', { name: session.connection.name }),
      empty: isDefault(view) ? vscode.l10n.t('No runs yet') : vscode.l10n.t('No runs match the filter'),
    });
    const extra = this.#notAmong(state.items, node).map(toRow);
    const filter: ExperimentsNode[] = isDefault(view) ? [] : [{ kind: 'runFilter', session, experiment }];
    return [...filter, ...extra, ...rows];
  }

  async #runContents(node: RunNode): Promise<ExperimentsNode[]> {
    const { session, run, sortMetric } = node;
    const listKey = experimentRowId(node);
    const groups = runGroups
      .filter((group) => hasRows(run, group))
      .map((group): ExperimentsNode => ({ kind: 'group', session, run, group }));
    const children = this.#from.data.children(listKey, session, run);
    await children.ensure();
    const { items, error } = children.state;
    const toRow = (child: Run): ExperimentsNode => ({ kind: 'run', session, run: child, sortMetric });
    const extra = this.#notAmong(items, node).map(toRow);
    if (items.length === 0 && error === undefined) return [...groups, ...extra];
    const rows = rowsOf(listKey, children.state, toRow, {
      failed: vscode.l10n.t('Child runs could not be loaded from {name}', { name: session.connection.name }),
      empty: '',
    });
    return [...groups, ...extra, ...rows];
  }

  #notAmong(runs: readonly Run[], above: Of<'experiment'> | RunNode): Run[] {
    const found = this.#from.foundRuns.get(above.session, experimentRowId(above));
    return found && !runs.some(({ id }) => id === found.id) ? [found] : [];
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
        const list = this.#from.data.loggedModels(listKey, session, run);
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
    const list = this.#from.data.artifacts(listKey, session, owner, folder);
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
