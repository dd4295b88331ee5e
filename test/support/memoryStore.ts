import type { Page } from '../../src/core/base/page.ts';
import type { Artifact, ArtifactOwner } from '../../src/core/tracking/artifact.ts';
import type { Capabilities } from '../../src/core/tracking/capabilities.ts';
import type { Experiment } from '../../src/core/tracking/experiment.ts';
import { valueOf } from '../../src/core/tracking/keyValue.ts';
import type { LoggedModel } from '../../src/core/tracking/loggedModel.ts';
import { metricValue, type Run } from '../../src/core/tracking/run.ts';
import type { ExperimentQuery, LifecycleView, RunQuery, TrackingStore } from '../../src/core/tracking/store.ts';
import { Faults, notFound, refused } from './faults.ts';

export const capabilities: Capabilities = {
  serverVersion: '3.17.2',
  writable: true,
  loggedModels: true,
  nullTagFilter: true,
  workspaces: false,
  storeType: undefined,
};

/** A tracking store in memory, for failures that no server produces on demand. Runs come in the order they were put in: the newest first. */
export class MemoryStore implements TrackingStore {
  readonly capabilities = capabilities;
  readonly faults = new Faults<keyof TrackingStore>();
  readonly #experiments = new Map<string, Experiment>();
  readonly #runs = new Map<string, Run>();
  readonly #models = new Map<string, LoggedModel>();
  /** By path below the owner, of the run or the logged model with that id. */
  readonly #files = new Map<string, ReadonlyMap<string, string>>();

  withRuns(...runs: readonly Run[]): this {
    for (const run of runs) this.#runs.set(run.id, run);
    return this;
  }

  withModels(...models: readonly LoggedModel[]): this {
    for (const model of models) this.#models.set(model.id, model);
    return this;
  }

  withFiles(owner: string, files: Readonly<Record<string, string>>): this {
    this.#files.set(owner, new Map(Object.entries(files)));
    return this;
  }

  withExperiment(id: string, name: string): this {
    this.#experiments.set(id, {
      id,
      name,
      artifactLocation: '',
      lifecycle: 'active',
      created: 1,
      lastUpdated: 1,
      tags: [],
    });
    return this;
  }

  run(id: string): Run {
    return found(this.#runs, id);
  }

  experiment(id: string): Experiment {
    return found(this.#experiments, id);
  }

  /** Knows one filter: `name = '…'`. */
  searchExperiments(query: ExperimentQuery, signal?: AbortSignal): Promise<Page<Experiment>> {
    return this.faults.run('searchExperiments', [query], signal, () => {
      const name = /^name = (['"])(.*)\1$/.exec(query.filter ?? '')?.[2];
      const all = [...this.#experiments.values()].filter((one) => inView(one, query.view));
      return { items: all.filter((one) => query.filter === undefined || one.name === name), next: undefined };
    });
  }

  getExperiment(id: string, signal?: AbortSignal): Promise<Experiment> {
    return this.faults.run('getExperiment', [id], signal, () => this.experiment(id));
  }

  /**
   * Knows equality of a status, a parameter or a tag, and lists of ids, joined by AND, and the order by one metric: NaN first, the worst that a
   * server could do.
   */
  searchRuns(query: RunQuery, signal?: AbortSignal): Promise<Page<Run>> {
    return this.faults.run('searchRuns', [query], signal, () => {
      const clauses = (query.filter ?? '').split(' AND ').filter((clause) => clause !== '');
      const fitting = [...this.#runs.values()].filter(
        (run) =>
          query.experimentIds.includes(run.experimentId) &&
          inView(run, query.view) &&
          clauses.every((clause) => holds(clause, run)),
      );
      const sorted = query.orderBy === undefined ? fitting : inOrder(fitting, query.orderBy[0] ?? '');
      const from = Number(query.pageToken ?? 0);
      const to = from + query.pageSize;
      return { items: sorted.slice(from, to), next: to < sorted.length ? String(to) : undefined };
    });
  }

  getRun(id: string, signal?: AbortSignal): Promise<Run> {
    return this.faults.run('getRun', [id], signal, () => this.run(id));
  }

  getLoggedModel(id: string, signal?: AbortSignal): Promise<LoggedModel> {
    return this.faults.run('getLoggedModel', [id], signal, () => found(this.#models, id));
  }

  listArtifacts(
    owner: ArtifactOwner,
    folder: string,
    _pageToken?: string,
    signal?: AbortSignal,
  ): Promise<Page<Artifact>> {
    return this.faults.run('listArtifacts', [owner, folder], signal, () => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const below = [...this.#filesOf(owner)].filter(([path]) => path.startsWith(prefix));
      const names = new Map(
        below.map(([path, text]) => [path.slice(prefix.length).split('/')[0] ?? '', { path, text }]),
      );
      const items = [...names].map(([name, { path, text }]): Artifact => {
        const isFolder = `${prefix}${name}` !== path;
        return { path: `${prefix}${name}`, isFolder, size: isFolder ? undefined : text.length };
      });
      return { items, next: undefined };
    });
  }

  readArtifact(owner: ArtifactOwner, path: string, limit: number, signal?: AbortSignal): Promise<Uint8Array> {
    return this.faults.run('readArtifact', [owner, path, limit], signal, () => {
      const bytes = new TextEncoder().encode(found(this.#filesOf(owner), path));
      if (bytes.length > limit) throw refused({ size: bytes.length, limit });
      return bytes;
    });
  }

  createExperiment(name: string, signal?: AbortSignal): Promise<string> {
    return this.faults.run('createExperiment', [name], signal, () => {
      const id = String(this.#experiments.size + 1);
      this.withExperiment(id, name);
      return id;
    });
  }

  renameExperiment(id: string, name: string, signal?: AbortSignal): Promise<void> {
    return this.#changeExperiment('renameExperiment', id, signal, { name });
  }

  deleteExperiment(id: string, signal?: AbortSignal): Promise<void> {
    return this.#changeExperiment('deleteExperiment', id, signal, { lifecycle: 'deleted' });
  }

  restoreExperiment(id: string, signal?: AbortSignal): Promise<void> {
    return this.#changeExperiment('restoreExperiment', id, signal, { lifecycle: 'active' });
  }

  renameRun(id: string, name: string, signal?: AbortSignal): Promise<void> {
    return this.#changeRun('renameRun', id, signal, () => ({ name }));
  }

  deleteRun(id: string, signal?: AbortSignal): Promise<void> {
    return this.#changeRun('deleteRun', id, signal, () => ({ lifecycle: 'deleted' }));
  }

  restoreRun(id: string, signal?: AbortSignal): Promise<void> {
    return this.#changeRun('restoreRun', id, signal, () => ({ lifecycle: 'active' }));
  }

  setRunTag(id: string, key: string, value: string, signal?: AbortSignal): Promise<void> {
    return this.#changeRun('setRunTag', id, signal, ({ tags }) => ({
      tags: [...tags.filter((tag) => tag.key !== key), { key, value }],
    }));
  }

  deleteRunTag(id: string, key: string, signal?: AbortSignal): Promise<void> {
    return this.#changeRun('deleteRunTag', id, signal, ({ tags }) => ({ tags: tags.filter((tag) => tag.key !== key) }));
  }

  #changeExperiment(
    method: keyof TrackingStore,
    id: string,
    signal: AbortSignal | undefined,
    change: Partial<Experiment>,
  ): Promise<void> {
    return this.faults.run(
      method,
      [id],
      signal,
      () => void this.#experiments.set(id, { ...this.experiment(id), ...change }),
    );
  }

  #changeRun(
    method: keyof TrackingStore,
    id: string,
    signal: AbortSignal | undefined,
    change: (run: Run) => Partial<Run>,
  ): Promise<void> {
    return this.faults.run(
      method,
      [id],
      signal,
      () => void this.#runs.set(id, { ...this.run(id), ...change(this.run(id)) }),
    );
  }

  #filesOf(owner: ArtifactOwner): ReadonlyMap<string, string> {
    return this.#files.get(owner.kind === 'run' ? owner.runId : owner.modelId) ?? new Map();
  }
}

function found<T>(all: ReadonlyMap<string, T>, id: string): T {
  const one = all.get(id);
  if (one === undefined) throw notFound();
  return one;
}

function inView({ lifecycle }: { readonly lifecycle: string }, view: LifecycleView): boolean {
  return view === 'all' || lifecycle === view;
}

function holds(clause: string, run: Run): boolean {
  const [, ids] = /^attributes\.run_id IN \(([^)]*)\)$/.exec(clause) ?? [];
  if (ids !== undefined) return ids.split(', ').includes(`'${run.id}'`);
  const [, where, key = '', value] = /^(attributes|params|tags)\.(\w+) = '([^']*)'$/.exec(clause) ?? [];
  if (where === 'attributes' && key === 'status') return run.statusText === value;
  if (where === 'params') return valueOf(run.params, key) === value;
  if (where === 'tags') return valueOf(run.tags, key) === value;
  throw refused({ serverMessage: `Invalid clause ${clause}` });
}

function inOrder(runs: readonly Run[], orderBy: string): Run[] {
  const [, key = '', direction] = /^metrics\.`(.*)` (ASC|DESC)$/.exec(orderBy) ?? [];
  if (direction === undefined) throw refused({ serverMessage: `Invalid order ${orderBy}` });
  const missing = direction === 'DESC' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const sign = direction === 'DESC' ? -1 : 1;
  const place = (run: Run): number => sign * (metricValue(run, key) ?? missing);
  return runs.toSorted((a, b) => (Number.isNaN(place(a)) ? -1 : Number.isNaN(place(b)) ? 1 : place(a) - place(b)));
}
