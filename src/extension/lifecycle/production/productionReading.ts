import { Emitter } from '../../../core/base/emitter.ts';
import { Limiter } from '../../../core/base/limiter.ts';
import type { Disposable } from '../../../core/base/lifetime.ts';
import { runsById } from '../../../core/lifecycle/facts/runsById.ts';
import { searchOpenRequests } from '../../../core/lifecycle/review/searchOpenRequests.ts';
import { readMlmodel } from '../../../core/mlmodel/readMlmodel.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { isReason } from '../../../core/tracking/trackingError.ts';
import type { LoadedModels, ProductionModel } from '../../../protocol/productionPage.ts';
import { CommandError } from '../../base/commandError.ts';
import type { Session } from '../../connections/session.ts';
import { modelFolderOf, readModelFile } from '../../copy/modelFile.ts';
import { overviewRow, withRun, withSignature, type OverviewRow } from './productionModels.ts';

const pageSize = 200;
/** Signatures that are read at once: each costs a request or two. */
const signaturesAtOnce = 4;

/** Reads all registered models of a server, page by page; tells what is new or has changed. */
export class ProductionReading implements Disposable {
  readonly #changed = new Emitter<readonly ProductionModel[]>();
  readonly onDidRead = this.#changed.event;
  readonly #session: Session;
  readonly #abort = new AbortController();
  /** Signatures go on to be read after the list was stopped. */
  readonly #life = new AbortController();
  readonly #rows = new Map<string, OverviewRow>();
  readonly #signatures = new Limiter(signaturesAtOnce);
  /** Names whose signature was asked for. */
  readonly #asked = new Set<string>();
  #state: LoadedModels['state'] = 'loading';
  #problem: unknown;

  constructor(session: Session) {
    this.#session = session;
  }

  get state(): LoadedModels['state'] {
    return this.#state;
  }

  get problem(): unknown {
    return this.#problem;
  }

  get models(): readonly ProductionModel[] {
    return [...this.#rows.values()].map(({ shown }) => shown);
  }

  /** Settles when all was read, somebody stopped it, or it failed. */
  async read(): Promise<void> {
    const { signal } = this.#abort;
    try {
      await this.#readPages(signal);
      this.#end('done');
    } catch (error) {
      const isStopped = signal.aborted || isReason(error, 'cancelled');
      this.#problem = isStopped ? undefined : error;
      this.#end(isStopped ? 'cancelled' : 'failed');
    }
  }

  stop(): void {
    this.#abort.abort();
  }

  /** Of rows that are seen the signature is looked for, once. */
  see(names: readonly string[]): void {
    for (const name of names) {
      const row = this.#rows.get(name);
      if (!row?.subject || this.#asked.has(name)) continue;
      this.#asked.add(name);
      void this.#readSignature(name, row.subject);
    }
  }

  dispose(): void {
    this.#abort.abort();
    this.#life.abort();
    this.#changed.dispose();
  }

  async #readPages(signal: AbortSignal): Promise<void> {
    const requests = requestCounts(this.#session, signal);
    requests.catch(() => {}); // told where it is awaited
    let pageToken: string | undefined;
    do {
      const page = await this.#session.registry.searchRegisteredModels({ pageSize, pageToken }, signal);
      const counts = await requests;
      const rows = page.items.map((model) => overviewRow(model, counts.get(model.name) ?? 0));
      this.#put(rows);
      await this.#readRuns(rows, signal);
      pageToken = page.next === pageToken ? undefined : page.next;
    } while (pageToken !== undefined);
  }

  /** Runs that cannot be read leave their state open: the rest of the list holds. */
  async #readRuns(rows: readonly OverviewRow[], signal: AbortSignal): Promise<void> {
    const ids = rows.flatMap(({ subject }) => subject?.runId ?? []);
    if (ids.length === 0) return;
    try {
      const runs = await runsById(this.#session.tracking, ids, signal);
      this.#put(
        rows.flatMap(({ shown, subject }) => {
          const row = this.#rows.get(shown.name);
          const run = runs.get(subject?.runId ?? '');
          return row && run ? [withRun(row, run)] : [];
        }),
      );
    } catch {
      signal.throwIfAborted();
    }
  }

  async #readSignature(name: string, version: ModelVersion): Promise<void> {
    const { signal } = this.#life;
    const signature = await this.#signatures
      .run(signal, () => signatureOf(this.#session, version, signal))
      .catch(() => 'unknown' as const);
    const row = this.#rows.get(name);
    if (row) this.#put([withSignature(row, signature)]);
  }

  #put(rows: readonly OverviewRow[]): void {
    for (const row of rows) this.#rows.set(row.shown.name, row);
    if (rows.length > 0) this.#changed.fire(rows.map(({ shown }) => shown));
  }

  #end(state: LoadedModels['state']): void {
    this.#state = state;
    this.#changed.fire([]);
  }
}

/** Open requests of each model, by one search over all versions. */
async function requestCounts({ registry }: Session, signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { version, requests } of await searchOpenRequests(registry, signal))
    counts.set(version.name, (counts.get(version.name) ?? 0) + requests.length);
  return counts;
}

async function signatureOf(
  session: Session,
  version: ModelVersion,
  signal: AbortSignal,
): Promise<ProductionModel['signature']> {
  try {
    const folder = await modelFolderOf(session, version, signal);
    const { parts } = readMlmodel(await readModelFile(session, folder, signal));
    return parts.length > 0 ? 'present' : 'missing';
  } catch (error) {
    if (error instanceof CommandError || isReason(error, 'notFound')) return 'unknown';
    throw error;
  }
}
