import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import {
  modelHostContract,
  modelPageContract,
  modelPageLimits,
  type ModelActInput,
  type PageGates,
  type ShownVersions,
  type SignatureVerdict,
  type TimelineKind,
  type TimelinePart,
  type VersionDetail,
} from '../../../protocol/modelPage.ts';
import { Rpc, type Port } from '../../../protocol/rpc.ts';
import { failureText } from '../../base/failure.ts';
import { notify } from '../../base/notify.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { gatesSummary } from './gatesSummary.ts';
import { openWebLink } from './openWebLink.ts';
import { memoryText, type ModelMemory } from './modelMemory.ts';
import { ModelReading, type Reading } from './modelReading.ts';
import { runModelAct, versionOf } from './modelActs.ts';
import { readSignature } from './readSignature.ts';
import { runValues } from './runValues.ts';
import { SignatureVerdicts } from './signatureVerdicts.ts';
import { timelinePart } from './timelinePart.ts';
import { ownTags, versionCard } from './versionCards.ts';
import { versionDetail } from './versionDetail.ts';

type ModelRpc = Rpc<typeof modelHostContract, typeof modelPageContract>;
type Panel = Pick<vscode.WebviewPanel, 'reveal' | 'visible' | 'onDidChangeViewState'>;

/** Milliseconds: a move is followed by several notes of the same change. */
const touchPause = 150;

/** The page of one registered model. It reads again when the model is written through this window, while it is seen. */
export class ModelPanel implements Disposable {
  readonly #deps: LifecycleDeps;
  readonly #panel: Panel;
  readonly #memory: ModelMemory;
  readonly #reading: ModelReading;
  readonly #verdicts: SignatureVerdicts;
  readonly #owned = new DisposableStore();
  #page: ModelRpc | undefined;
  #metric = '';
  /** The version to show once the page is there. */
  #wanted: string | undefined;
  #isListening = false;
  #runsRead: Promise<void> = Promise.resolve();
  #isTouched = false;
  #later: NodeJS.Timeout | undefined;

  constructor(deps: LifecycleDeps, panel: Panel, memory: ModelMemory) {
    this.#deps = deps;
    this.#panel = panel;
    this.#memory = memory;
    this.#reading = this.#owned.add(
      new ModelReading(memory.name, (signal) => deps.connections.sessionOf(memory.connectionId, signal)),
    );
    this.#verdicts = new SignatureVerdicts((version, signal) => this.#readSignature(version, signal));
    this.#owned.add(this.#reading.onDidChange(() => this.#tell()));
    this.#owned.add(deps.explorer.onDidTouchModel((name) => this.#touch(name)));
    this.#owned.add(panel.onDidChangeViewState(() => this.#seen()));
    void this.#reading.read();
  }

  /** Settles with the first reading; rejects with why there is none. */
  async loaded(): Promise<void> {
    if (!this.#reading.current) await this.#reading.settled();
    if (!this.#reading.current) throw this.#reading.error;
  }

  show(version: string | undefined): void {
    this.#panel.reveal();
    if (version === undefined) return;
    if (this.#isListening && this.#panel.visible) this.#page?.notify('select', { version });
    else this.#wanted = version;
  }

  /** Speaks with the page. */
  serve(port: Port): void {
    this.#page = new Rpc({
      port,
      own: modelHostContract,
      other: modelPageContract,
      handlers: {
        requests: {
          ready: ({ metric }) => this.#ready(metric),
          verdicts: ({ versions }, signal) => this.#verdictsOf(versions, signal),
          detail: ({ version }, signal) => this.#detail(version, signal),
          gates: ({ version }, signal) => this.#gates(version, signal),
          timeline: ({ from, kinds }) => this.#timeline(from, kinds),
        },
        notices: {
          act: (input) => void this.#act(input),
          chooseMetric: ({ metric }) => {
            this.#metric = metric;
            this.#tellRuns('');
          },
          openLink: ({ address }) => void openWebLink(address),
        },
      },
      onOddity: (what) => this.#deps.log.warn(`The model page was told ${what}`),
    });
  }

  dispose(): void {
    clearTimeout(this.#later);
    this.#page?.dispose();
    this.#owned.dispose();
  }

  async #ready(metric: string): Promise<ShownVersions> {
    this.#metric = metric;
    this.#isListening = true;
    if (!this.#reading.current && !this.#reading.error) await this.#reading.settled();
    else if (this.#isTouched) this.#readAgain();
    // After the answer, which the page needs first.
    setImmediate(() => {
      void this.#readRuns();
      if (this.#wanted !== undefined) this.#page?.notify('select', { version: this.#wanted });
      this.#wanted = undefined;
    });
    return this.#shown();
  }

  #shown(): ShownVersions {
    const { current, problem, isReading } = this.#reading;
    const common = { memory: memoryText(this.#memory), problem, isReading };
    if (!current) return { ...common, epoch: 0, head: null, versions: [], production: '', readAt: 0 };
    const { epoch, model, versions, production, session, at } = current;
    return {
      ...common,
      epoch,
      head: {
        name: model.name,
        description: model.description.slice(0, longestDescription),
        tags: ownTags(model.tags),
        connection: session.connection.name,
        hasStages: versions.length === 0 || versions.some(({ stage }) => stage !== undefined),
        readOnly: session.writable
          ? ''
          : vscode.l10n.t('{name} is read-only: nothing can be changed through it.', { name: session.connection.name }),
        hasWeb: session.webBase !== undefined,
      },
      versions: versions.map(versionCard),
      production: production?.version ?? '',
      readAt: at,
    };
  }

  #tell(): void {
    if (this.#owned.isDisposed || !this.#panel.visible) return; // a hidden page loses what it is told, and asks when it is seen
    if (this.#isListening) this.#page?.notify('shown', this.#shown());
    if (!this.#reading.isReading) void this.#readRuns();
  }

  #readRuns(): Promise<void> {
    this.#runsRead = this.#reading.readRuns().then(
      () => this.#tellRuns(''),
      (error: unknown) => this.#tellRuns(failureText({ what: vscode.l10n.t('The runs could not be read') }, error)),
    );
    return this.#runsRead;
  }

  #tellRuns(problem: string): void {
    const { current, runs } = this.#reading;
    if (!current || this.#owned.isDisposed) return;
    const { epoch, versions } = current;
    this.#page?.notify('runs', { epoch, ...runValues(versions, runs, this.#metric), problem });
  }

  async #verdictsOf(numbers: readonly string[], signal: AbortSignal): Promise<SignatureVerdict[]> {
    await this.#runsRead; // a few requests that fill all cards come before one for each card
    const { current } = this.#reading;
    if (!current || signal.aborted) return [];
    const wanted = new Set(numbers.slice(0, modelPageLimits.verdicts));
    const versions = current.versions.filter(({ version }) => wanted.has(version));
    return Promise.all(versions.map((version) => this.#verdicts.of(version, current.production, signal)));
  }

  #readSignature(version: ModelVersion, signal: AbortSignal): ReturnType<typeof readSignature> {
    const { session } = this.#reading.current ?? {};
    if (!session) throw new Error('nothing was read');
    return readSignature(session, version, signal);
  }

  async #detail(number: string, signal: AbortSignal): Promise<VersionDetail | null> {
    const found = this.#find(number);
    if (!found) return null;
    const { current, version } = found;
    const { session, versions, production, epoch } = current;
    const sources = {
      session,
      git: this.#deps.git,
      versions,
      production,
      runOf: this.#reading.runOf.bind(this.#reading),
      experimentOf: (id: string) => this.#reading.experimentOf(session, id),
    };
    return { epoch, ...(await versionDetail(sources, version, signal)) };
  }

  async #gates(number: string, signal: AbortSignal): Promise<PageGates | null> {
    const found = this.#find(number);
    if (!found || found.version.stage === 'Production' || found.version.stage === undefined) return null;
    return gatesSummary(this.#deps, found.current.session, found.version, signal);
  }

  #timeline(from: number, kinds: readonly TimelineKind[]): TimelinePart {
    const { current, runs } = this.#reading;
    if (!current) return { epoch: 0, total: 0, events: [] };
    return { epoch: current.epoch, ...timelinePart(current, runs, { from, count: modelPageLimits.events, kinds }) };
  }

  #find(number: string): { readonly current: Reading; readonly version: ModelVersion } | undefined {
    const { current } = this.#reading;
    const version = current && versionOf(current, { version: number });
    return current && version && { current, version };
  }

  async #act(input: ModelActInput): Promise<void> {
    const { current } = this.#reading;
    if (input.act === 'refresh') return this.#refresh();
    if (!current) return;
    try {
      if (input.act === 'openExperiment') return await this.#openExperiment(current, input);
      if (input.act === 'copySource') return await this.#copySource(current, input);
      await runModelAct(current, input);
    } catch (error) {
      void notify('error', failureText({ what: vscode.l10n.t('It was not done') }, error));
    }
  }

  #refresh(): void {
    this.#reading.forgetRuns();
    this.#verdicts.forget();
    this.#readAgain();
  }

  async #openExperiment({ session, versions, model }: Reading, input: ModelActInput): Promise<void> {
    const version = versionOf({ versions, model }, input);
    const run = version && (await this.#reading.runOf(version, AbortSignal.timeout(patience)));
    if (!run) return;
    const experiment = await this.#reading.experimentOf(session, run.experimentId);
    await this.#deps.explorer.revealExperiment(session, experiment);
  }

  async #copySource(current: Reading, input: ModelActInput): Promise<void> {
    const version = versionOf(current, input);
    if (!version) return;
    await vscode.env.clipboard.writeText(version.source);
    vscode.window.setStatusBarMessage(vscode.l10n.t('The source was copied.'), 3000);
  }

  #touch(name: string | undefined): void {
    if (name !== undefined && name !== this.#memory.name) return;
    this.#isTouched = true;
    if (!this.#panel.visible) return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#readAgain(), touchPause);
  }

  #seen(): void {
    if (!this.#panel.visible) this.#isListening = false; // the page is loaded anew when it is seen again
    else if (this.#isTouched) this.#readAgain();
  }

  #readAgain(): void {
    if (this.#owned.isDisposed) return;
    this.#isTouched = false;
    const isNew = !this.#reading.isReading;
    void this.#reading.read();
    if (isNew && this.#isListening) this.#page?.notify('reading', {});
  }
}

const longestDescription = 100_000;
const patience = 30_000;
