import * as vscode from 'vscode';
import { Emitter } from '../../../core/base/emitter.ts';
import type { Disposable } from '../../../core/base/lifetime.ts';
import { runsById } from '../../../core/lifecycle/facts/runsById.ts';
import type { Experiment } from '../../../core/tracking/experiment.ts';
import { byNumberDescending, type ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { Run } from '../../../core/tracking/run.ts';
import { failureText } from '../../base/failure.ts';
import type { Session } from '../../connections/session.ts';
import { readModel, type ReadModel } from './readModel.ts';

/** A model as it was read last. */
export interface Reading extends ReadModel {
  readonly session: Session;
  /** Counts readings. */
  readonly epoch: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The version that others are held against: the newest in Production. */
  readonly production: ModelVersion | undefined;
}

/** Reads a model again and again: what was read stays until the next is there, and when that fails. Runs that ended are read once. */
export class ModelReading implements Disposable {
  readonly name: string;
  readonly #connect: (signal: AbortSignal) => Promise<Session>;
  readonly #ended = new AbortController();
  readonly #changed = new Emitter();
  /** There is another reading, or one began or failed. */
  readonly onDidChange = this.#changed.event;
  readonly #runs = new Map<string, Run>();
  readonly #experiments = new Map<string, Promise<Experiment>>();
  #missing = new Set<string>();
  #current: Reading | undefined;
  #error: unknown;
  #problem = '';
  #working: Promise<void> | undefined;
  #runsWork: Promise<void> = Promise.resolve();
  #isStale = false;

  constructor(name: string, connect: (signal: AbortSignal) => Promise<Session>) {
    this.name = name;
    this.#connect = connect;
  }

  get current(): Reading | undefined {
    return this.#current;
  }

  /** Why the last reading failed; undefined when it did not. */
  get error(): unknown {
    return this.#error;
  }

  /** The same in the person's language, or ''. */
  get problem(): string {
    return this.#problem;
  }

  get isReading(): boolean {
    return this.#working !== undefined;
  }

  get runs(): ReadonlyMap<string, Run> {
    return this.#runs;
  }

  /** Who asks while it is being read gets what is read after: the server may have changed in between. */
  read(): Promise<void> {
    this.#isStale = true;
    this.#working ??= this.#work();
    return this.#working;
  }

  /** The reading that is under way, or another one: for whom either will do. */
  settled(): Promise<void> {
    return this.#working ?? this.read();
  }

  /** Runs are read anew the next time, too. */
  forgetRuns(): void {
    this.#runs.clear();
    this.#experiments.clear();
    this.#missing = new Set();
  }

  /** Reads the runs that are not known yet; with a few requests, whatever the number of versions. Who asks meanwhile waits for these first. */
  readRuns(): Promise<void> {
    this.#runsWork = this.#readRunsAfter(this.#runsWork);
    return this.#runsWork;
  }

  async runOf({ runId }: ModelVersion, signal: AbortSignal): Promise<Run | undefined> {
    if (runId === undefined || !this.#current || this.#missing.has(runId)) return undefined;
    const known = this.#runs.get(runId);
    if (known) return known;
    const run = await this.#current.session.tracking.getRun(runId, signal);
    this.#runs.set(runId, run);
    return run;
  }

  experimentOf(session: Session, id: string): Promise<Experiment> {
    const known = this.#experiments.get(id) ?? session.tracking.getExperiment(id, this.#ended.signal);
    this.#experiments.set(id, known);
    known.catch(() => this.#experiments.delete(id));
    return known;
  }

  dispose(): void {
    this.#ended.abort();
    this.#changed.dispose();
  }

  async #readRunsAfter(others: Promise<void>): Promise<void> {
    await others.catch(() => undefined);
    await this.#readNewRuns();
  }

  async #readNewRuns(): Promise<void> {
    const { current } = this;
    if (!current) return;
    const ids = new Set(current.versions.flatMap(({ runId }) => (this.#isNew(runId) ? [runId] : [])));
    if (ids.size === 0) return;
    const found = await runsById(current.session.tracking, ids, this.#ended.signal);
    for (const id of ids) {
      const run = found.get(id);
      if (run) this.#runs.set(id, run);
      else this.#missing.add(id);
    }
  }

  #isNew(runId: string | undefined): runId is string {
    return runId !== undefined && !this.#runs.has(runId) && !this.#missing.has(runId);
  }

  async #work(): Promise<void> {
    const { signal } = this.#ended;
    while (this.#isStale && !signal.aborted) {
      this.#isStale = false;
      try {
        const session = await this.#connect(signal);
        this.#take(session, await readModel(session.registry, this.name, signal));
      } catch (error) {
        if (signal.aborted) continue;
        this.#error = error;
        this.#problem = failureText({ what: vscode.l10n.t('{name} could not be read', { name: this.name }) }, error);
      }
    }
    this.#working = undefined;
    this.#changed.fire();
  }

  #take(session: Session, { model, versions }: ReadModel): void {
    const production = versions.filter(({ stage }) => stage === 'Production').toSorted(byNumberDescending)[0];
    const epoch = (this.#current?.epoch ?? 0) + 1;
    for (const [id, { status }] of this.#runs) if (isUnderWay(status)) this.#runs.delete(id);
    this.#current = { session, model, versions, production, epoch, at: Date.now() };
    this.#error = undefined;
    this.#problem = '';
  }
}

/** What such a run tells is not all yet. */
function isUnderWay(status: Run['status']): boolean {
  return status === 'RUNNING' || status === 'SCHEDULED';
}
