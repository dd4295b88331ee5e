import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/lifetime.ts';
import type { PagedList } from '../../core/base/pagedList.ts';
import type { ModelVersion, RegisteredModel } from '../../core/tracking/registeredModel.ts';
import { isReason } from '../../core/tracking/trackingError.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Connections, Session } from '../connections/session.ts';
import { setContextKey } from '../contributions/contextKeys.ts';
import { readSetting } from '../contributions/settings.ts';
import { Found } from './found.ts';
import { Lists, rowsOf } from './lists.ts';
import { modelItem, modelRowId, modelTooltip, versionsKey, withAliases } from './modelItems.ts';
import type { ModelNode, ModelsNode, VersionNode } from './modelNodes.ts';
import { RowChanges } from './rowChanges.ts';
import { RowIndex } from './rowIndex.ts';
import { shownSession } from './shownSession.ts';

/** Registered models → versions. */
export class ModelsTree implements vscode.TreeDataProvider<ModelsNode>, vscode.Disposable {
  readonly lists = new Lists();
  readonly #connections: Connections;
  readonly #index = new RowIndex(modelRowId, (id) => this.lists.forget(id));
  readonly #changed = new RowChanges<ModelsNode>();
  /** Rows are given when it has ended. */
  #reading: Promise<unknown> = Promise.resolve();
  readonly #owned = new DisposableStore();
  /** By session and name. */
  readonly #found = new Found<RegisteredModel>();
  #filter = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#owned.add(connections.onDidChange(() => this.#connectionsChanged()));
    this.#owned.add(this.lists.onDidOutdate((key) => this.#changed.fire(this.#index.get(key))));
    this.#owned.add(this.lists);
    this.#owned.add(this.#changed);
  }

  get filter(): string {
    return this.#filter;
  }

  setFilter(filter: string): void {
    this.#filter = filter;
    setContextKey('mlflow.models.filtered', filter !== '');
    this.#found.clear();
    this.lists.drop('');
    this.#changed.fire(undefined);
  }

  getTreeItem(node: ModelsNode): vscode.TreeItem {
    return modelItem(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: ModelsNode): vscode.TreeItem {
    const tooltip = modelTooltip(node);
    if (tooltip) item.tooltip = tooltip;
    return item;
  }

  getParent(node: ModelsNode): ModelsNode | undefined {
    return this.#index.parent(node);
  }

  async getChildren(parent?: ModelsNode): Promise<ModelsNode[]> {
    await this.#reading;
    return this.#rows(parent);
  }

  async #rows(parent?: ModelsNode): Promise<ModelsNode[]> {
    if (parent === undefined) return this.#index.put(undefined, await this.#models());
    return parent.kind === 'model' ? this.#index.put(parent, await this.#versions(parent)) : [];
  }

  /** Reads again what is shown; old rows stay until the new ones are there. */
  async refresh(): Promise<void> {
    const session = shownSession(this.#connections);
    await Promise.all([this.lists.refresh(session), this.#found.refresh(session)]);
    this.#changed.fire(undefined);
  }

  /** The row of a model as the server knows it now. */
  async rowOf(session: Session, model: RegisteredModel): Promise<ModelNode> {
    const read = (): Promise<RegisteredModel> => session.registry.getRegisteredModel(model.name, untilTimeout());
    this.#found.set(`${session.id}/${model.name}`, { session, thing: model, read });
    await this.#rows();
    this.#changed.fire(undefined);
    const row = this.#index.get(modelRowId({ kind: 'model', session, model }));
    return row?.kind === 'model' ? row : { kind: 'model', session, model };
  }

  /** Reads a model and its versions again and answers the row of one version, ready to be revealed. */
  versionRow(session: Session, name: string, version: string, signal: AbortSignal): Promise<VersionNode | undefined> {
    const row = this.#changed.before(async () => {
      this.lists.serve(session);
      const [model] = await Promise.all([
        session.registry.getRegisteredModel(name, signal),
        this.#versionList(session, name).refresh(),
        this.lists.get(modelsKey(session))?.refresh(),
      ]);
      const parent = await this.rowOf(session, model);
      const rows = await this.#rows(parent);
      return rows.find((row): row is VersionNode => row.kind === 'version' && row.version.version === version);
    });
    this.#reading = row.catch(() => undefined);
    return row;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #connectionsChanged(): void {
    this.lists.keep(this.#connections.entries.map(({ id }) => id));
    this.#changed.fire(undefined);
  }

  async #models(): Promise<ModelsNode[]> {
    const session = shownSession(this.#connections);
    if (!session) return [];
    this.lists.serve(session);
    const key = modelsKey(session);
    const filter = this.#filter;
    const list = this.lists.of<RegisteredModel>(key, (pageToken, signal) =>
      session.registry.searchRegisteredModels(
        { pageSize: pageSize(), pageToken, ...(filter === '' ? {} : { filter }) },
        signal,
      ),
    );
    await list.ensure();
    const { items, error, loadedAt } = list.state;
    const missing = isReason(error, 'registryMissing');
    setContextKey('mlflow.registry', missing ? 'missing' : 'ready');
    setContextKey('mlflow.models.empty', loadedAt !== undefined && items.length === 0);
    const extra = this.#found.all(session).filter((model) => !items.some(({ name }) => name === model.name));
    if (items.length === 0 && extra.length === 0 && (error === undefined || missing)) return []; // the welcome view speaks
    const toRow = (model: RegisteredModel): ModelsNode => ({ kind: 'model', session, model });
    const rows = rowsOf(key, list.state, toRow, {
      failed: vscode.l10n.t('Registered models could not be loaded'),
      empty: '',
    });
    return [...extra.map(toRow), ...rows];
  }

  async #versions(node: ModelNode): Promise<ModelsNode[]> {
    const { session, model } = node;
    const list = this.#versionList(session, model.name);
    await list.ensure();
    return rowsOf(
      modelRowId(node),
      list.state,
      (version): ModelsNode => ({ kind: 'version', session, model, version: withAliases(version, model) }),
      {
        failed: vscode.l10n.t('Versions could not be loaded'),
        empty: vscode.l10n.t('No versions'),
      },
    );
  }

  #versionList(session: Session, name: string): PagedList<ModelVersion> {
    return this.lists.of(versionsKey(session, name), (pageToken, signal) =>
      session.registry.listVersions(name, pageSize(), pageToken, signal),
    );
  }
}

export const modelsKey = (session: Session): string => `${session.id}/models`;

function pageSize(): number {
  return Math.min(1000, Math.max(1, Math.floor(readSetting('mlflow.explorer.pageSize'))));
}
