import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/lifetime.ts';
import { isForest } from '../../core/runs/runsView.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import { parentRunId, type Run } from '../../core/tracking/run.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Connections, Session } from '../connections/session.ts';
import { setContextKey } from '../contributions/contextKeys.ts';
import { experimentItem, experimentRowId, experimentTooltip } from './experimentItems.ts';
import { ExperimentLists, findRun, type ExperimentsFilter } from './experimentLists.ts';
import type { ExperimentsNode, RunNode } from './experimentNodes.ts';
import { ExperimentRows } from './experimentRows.ts';
import { Found } from './found.ts';
import { RowIndex } from './rowIndex.ts';
import { describeRunsView, experimentKey, RunsViews } from './runsViews.ts';
import { shownSession } from './shownSession.ts';

/** Experiments → runs → what a run holds, and its child runs. */
export class ExperimentsTree implements vscode.TreeDataProvider<ExperimentsNode>, vscode.Disposable {
  readonly views = new RunsViews();
  readonly data = new ExperimentLists(this.views);
  readonly #connections: Connections;
  readonly #rows: ExperimentRows;
  readonly #index = new RowIndex(experimentRowId, (id) => this.#forgotten(id));
  readonly #foundRuns = new Found<Run>();
  readonly #foundExperiments = new Found<Experiment>();
  readonly #changed = new vscode.EventEmitter<ExperimentsNode | undefined>();
  readonly #owned = new DisposableStore();
  #filter: ExperimentsFilter = { filter: '', deletedShown: false };

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(connections: Connections) {
    this.#connections = connections;
    const { data, views } = this;
    const found = { foundRuns: this.#foundRuns, foundExperiments: this.#foundExperiments };
    this.#rows = new ExperimentRows({ connections, data, views, ...found, filter: () => this.#filter });
    this.#owned.add(connections.onDidChange(() => this.#connectionsChanged()));
    this.#owned.add(this.data.lists.onDidOutdate((key) => this.#changed.fire(this.#index.get(key))));
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
    this.#foundExperiments.clear();
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
    return this.#index.put(parent, await this.#rows.below(parent));
  }

  /** Reads again what is shown; old rows stay until the new ones are there. */
  async refresh(): Promise<void> {
    const session = shownSession(this.#connections);
    const found = [this.#foundRuns, this.#foundExperiments];
    await Promise.all([this.data.lists.refresh(session), ...found.map((things) => things.refresh(session))]);
    this.#changed.fire(undefined);
  }

  /** The row of a run, with the rows above it, ready to be revealed; reads what is missing. */
  async rowOf(session: Session, run: Run, experiment: Experiment, below: readonly string[] = []): Promise<RunNode> {
    const parent = await this.#parentOf(session, run, below);
    const above = parent
      ? await this.rowOf(session, parent, experiment, [...below, run.id])
      : await this.experimentRow(session, experiment);
    const wanted: RunNode = { kind: 'run', session, run, sortMetric: undefined };
    return this.#rowBelow(above, wanted, () =>
      this.#foundRuns.set(experimentRowId(above), { session, thing: run, read: () => this.#readRun(session, run) }),
    );
  }

  async experimentRow(session: Session, experiment: Experiment): Promise<ExperimentsNode> {
    const wanted: ExperimentsNode = { kind: 'experiment', session, experiment };
    const read = () => this.#readExperiment(session, experiment);
    return this.#rowBelow(undefined, wanted, () =>
      this.#foundExperiments.set(session.id, { session, thing: experiment, read }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Whatever stands below `above` without `wanted`, it does after `find`. VS Code asks for the rows itself when one is revealed. */
  async #rowBelow<Node extends ExperimentsNode>(
    above: ExperimentsNode | undefined,
    wanted: Node,
    find: () => void,
  ): Promise<Node> {
    const id = experimentRowId(wanted);
    const rows = await this.#rows.below(above);
    if (!rows.some((row) => experimentRowId(row) === id)) {
      find();
      this.#changed.fire(undefined);
    }
    this.#index.expect(above, wanted);
    return wanted;
  }

  /** The run below which another one is shown; undefined in a flat view, and when the parent is gone or is its own descendant. */
  async #parentOf(session: Session, run: Run, below: readonly string[]): Promise<Run | undefined> {
    const id = parentRunId(run);
    const view = this.views.get(experimentKey(session.id, run.experimentId));
    if (id === undefined || id === run.id || below.includes(id) || !isForest(view)) return undefined;
    const parent = await findRun(session, id, untilTimeout());
    return parent?.lifecycle === 'active' && parent.experimentId === run.experimentId ? parent : undefined;
  }

  async #readRun(session: Session, { id, experimentId }: Run): Promise<Run | undefined> {
    const run = await session.tracking.getRun(id, untilTimeout());
    return run.lifecycle === this.views.get(experimentKey(session.id, experimentId)).lifecycle ? run : undefined;
  }

  async #readExperiment(session: Session, { id }: Experiment): Promise<Experiment | undefined> {
    const experiment = await session.tracking.getExperiment(id, untilTimeout());
    return experiment.lifecycle === 'active' || this.#filter.deletedShown ? experiment : undefined;
  }

  #connectionsChanged(): void {
    this.data.lists.keep(this.#connections.entries.map(({ id }) => id));
    this.#changed.fire(undefined);
  }

  #forgotten(row: string): void {
    this.data.lists.forget(row);
    this.#foundRuns.forget(row);
  }

  #viewKey(node: ExperimentsNode, experimentId: string): string {
    return 'session' in node ? experimentKey(node.session.id, experimentId) : experimentId;
  }

  #viewChanged(key: string): void {
    const slash = key.lastIndexOf('/');
    const row = `${key.slice(0, slash)}/experiment/${key.slice(slash + 1)}`;
    this.#foundRuns.forget(row);
    void this.data.lists.get(row)?.refresh();
    this.#changed.fire(this.#index.get(row));
  }
}
