import * as vscode from 'vscode';
import { Emitter } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import type { Run } from '../../core/tracking/run.ts';
import type { RegisteredModel } from '../../core/tracking/registeredModel.ts';
import type { Log } from '../../core/base/log.ts';
import type { Connections, Session } from '../connections/session.ts';
import { readSetting } from '../contributions/settings.ts';
import type { ViewId } from '../contributions/views.ts';
import { AutoRefresh } from './autoRefresh.ts';
import type { ExperimentsNode } from './experimentNodes.ts';
import { ExperimentsTree } from './experimentsTree.ts';
import type { ModelsNode, VersionNode } from './modelNodes.ts';
import { ModelsTree } from './modelsTree.ts';
import { RequestBadge } from './requestBadge.ts';

/** The two trees of a server and what the rest of the extension asks of them: show something, read something again. */
export class Explorer implements Disposable {
  readonly experiments: ExperimentsTree;
  readonly models: ModelsTree;
  readonly #experimentsView: vscode.TreeView<ExperimentsNode>;
  readonly #modelsView: vscode.TreeView<ModelsNode>;
  readonly #owned = new DisposableStore();
  readonly #touched = this.#owned.add(new Emitter<string | undefined>());
  /** A registered model was written through this window: its name, or undefined when it may be any. Open pages read it again. */
  readonly onDidTouchModel = this.#touched.event;

  constructor(connections: Connections, log: Log) {
    this.experiments = this.#owned.add(new ExperimentsTree(connections));
    this.models = this.#owned.add(new ModelsTree(connections));
    this.#experimentsView = this.#owned.add(createView('mlflow.experiments', this.experiments));
    this.#modelsView = this.#owned.add(createView('mlflow.models', this.models));
    const [view, { lists }] = [this.#experimentsView, this.experiments.data];
    const seconds = (): number => readSetting('mlflow.explorer.autoRefreshSeconds');
    this.#owned.add(new AutoRefresh({ view, lists, connections, log, seconds }));
    this.#owned.add(new RequestBadge({ view: this.#modelsView, connections, onDidTouch: this.onDidTouchModel }));
  }

  get selectedRuns(): readonly ExperimentsNode[] {
    return this.#experimentsView.selection;
  }

  /** Versions with open requests, as the view of models counts them. */
  get openRequestCount(): number {
    return this.#modelsView.badge?.value ?? 0;
  }

  /** What the views say above their rows: the filters in force. */
  showFilters(): void {
    this.#experimentsView.message = filterMessage(this.experiments.filter.filter);
    this.#modelsView.message = filterMessage(this.models.filter);
  }

  async revealRun(session: Session, run: Run, signal: AbortSignal): Promise<void> {
    await show('mlflow.experiments', this.#experimentsView);
    const experiment = await session.tracking.getExperiment(run.experimentId, signal);
    const row = await this.experiments.rowOf(session, run, experiment);
    await this.#experimentsView.reveal(row, { select: true, focus: true });
  }

  async revealExperiment(session: Session, experiment: Experiment): Promise<void> {
    await show('mlflow.experiments', this.#experimentsView);
    const row = await this.experiments.experimentRow(session, experiment);
    await this.#experimentsView.reveal(row, { select: true, focus: true, expand: true });
  }

  async revealModel(session: Session, model: RegisteredModel): Promise<void> {
    this.#touched.fire(model.name);
    await show('mlflow.models', this.#modelsView);
    const row = await this.models.rowOf(session, model);
    await this.#modelsView.reveal(row, { select: true, focus: true, expand: true });
  }

  /** Reads the model again and shows one of its versions; answers its row. */
  async revealVersion(
    session: Session,
    name: string,
    version: string,
    signal: AbortSignal,
  ): Promise<VersionNode | undefined> {
    this.#touched.fire(name);
    await show('mlflow.models', this.#modelsView);
    const row = await this.models.versionRow(session, name, version, signal);
    if (row) await this.#modelsView.reveal(row, { select: true, focus: true });
    return row;
  }

  /** Reads again what the trees show of the active connection; old rows stay until the new ones are there. */
  async refresh(): Promise<void> {
    await Promise.all([this.refreshExperiments(), this.refreshModels()]);
  }

  async refreshExperiments(): Promise<void> {
    await this.experiments.refresh();
  }

  async refreshModels(): Promise<void> {
    this.#touched.fire(undefined);
    await this.models.refresh();
  }

  /** Which tree a list belongs to is in neither row; only one of them knows its key. */
  list(key: string): { loadMore(): Promise<void>; refresh(): Promise<void> } | undefined {
    return this.experiments.data.lists.get(key) ?? this.models.lists.get(key);
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

function createView<Node>(id: ViewId, treeDataProvider: vscode.TreeDataProvider<Node>): vscode.TreeView<Node> {
  return vscode.window.createTreeView(id, { treeDataProvider, showCollapseAll: true, canSelectMany: true });
}

/** A tree that is hidden learns of new rows only some time after it is shown; `reveal` would look for them too early. */
async function show(id: ViewId, view: { readonly visible: boolean }): Promise<void> {
  if (!view.visible) await vscode.commands.executeCommand(`${id}.focus`);
}

function filterMessage(filter: string): string {
  return filter === '' ? '' : vscode.l10n.t('Filter: {filter}', { filter });
}
