import * as vscode from 'vscode';
import { isForest } from '../../core/runs/runsView.ts';
import type { ArtifactOwner } from '../../core/tracking/artifact.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import type { Run } from '../../core/tracking/run.ts';
import type { Connections } from '../connections/session.ts';
import { setContextKey } from '../contributions/contextKeys.ts';
import { experimentRowId, runsListKey, visibleTags } from './experimentItems.ts';
import { experimentsKey, type ExperimentLists, type ExperimentsFilter } from './experimentLists.ts';
import { runGroups, type ExperimentsNode, type RunGroup, type RunNode } from './experimentNodes.ts';
import type { Found } from './found.ts';
import { rowsOf } from './lists.ts';
import { experimentKey, isDefault, type RunsViews } from './runsViews.ts';
import { shownSession } from './shownSession.ts';

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
    const session = shownSession(this.#from.connections);
    if (!session) return [];
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
      failed: vscode.l10n.t('Experiments could not be loaded'),
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
        return this.#artifacts(node, { kind: 'model', modelId: node.model.id }, experimentRowId(node), '');
      case 'artifact':
        return this.#artifacts(node, node.owner, node.opener, node.artifact.path);
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
      failed: vscode.l10n.t('Runs could not be loaded'),
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
    if (!isForest(this.#from.views.get(experimentKey(session.id, run.experimentId)))) {
      this.#from.data.lists.forget(listKey); // a flat view shows the child runs beside their parents
      return groups;
    }
    const children = this.#from.data.children(listKey, session, run);
    await children.ensure();
    const items = this.#notShownFlat(children.state.items, node);
    const toRow = (child: Run): ExperimentsNode => ({ kind: 'run', session, run: child, sortMetric });
    const extra = this.#notShownFlat(this.#notAmong(items, node), node).map(toRow);
    const rows = rowsOf(listKey, { ...children.state, items }, toRow, {
      failed: vscode.l10n.t('Child runs could not be loaded'),
      empty: '',
    });
    return [...groups, ...extra, ...rows];
  }

  /** While the view changes from a flat one, its rows still stand below the experiment: VS Code refuses two rows with one id. */
  #notShownFlat(children: readonly Run[], { session, run }: RunNode): readonly Run[] {
    if (children.length === 0) return children;
    const shown = new Set(this.#from.data.shownRuns(runsListKey(session, run.experimentId)).map(({ id }) => id));
    return children.filter(({ id }) => id !== run.id && !shown.has(id));
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
        return this.#artifacts(node, { kind: 'run', runId: run.id }, experimentRowId(node), '');
      case 'models': {
        const listKey = experimentRowId(node);
        const list = this.#from.data.loggedModels(listKey, session, run);
        await list.ensure();
        return rowsOf(listKey, list.state, (model): ExperimentsNode => ({ kind: 'loggedModel', session, run, model }), {
          failed: vscode.l10n.t('Models could not be loaded'),
          empty: vscode.l10n.t('No models'),
        });
      }
    }
  }

  async #artifacts(
    node: Of<'group'> | Of<'loggedModel'> | Of<'artifact'>,
    owner: ArtifactOwner,
    opener: string,
    folder: string,
  ): Promise<ExperimentsNode[]> {
    const { session } = node;
    const listKey = experimentRowId(node);
    const list = this.#from.data.artifacts(listKey, session, owner, folder);
    await list.ensure();
    return rowsOf(
      listKey,
      list.state,
      (artifact): ExperimentsNode => ({ kind: 'artifact', session, owner, opener, artifact }),
      {
        failed: vscode.l10n.t('Artifacts could not be loaded'),
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
