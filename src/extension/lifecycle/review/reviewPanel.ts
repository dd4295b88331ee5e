import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import { candidateFacts, productionFacts } from '../../../core/lifecycle/gates/gatherFacts.ts';
import { gatesFor, verdictOf } from '../../../core/lifecycle/gates/judge.ts';
import { isReason } from '../../../core/tracking/trackingError.ts';
import {
  reviewHostContract,
  reviewPageContract,
  type ReviewPlace,
  type ReviewState,
} from '../../../protocol/reviewPage.ts';
import { reviewTexts } from '../../../protocol/reviewTexts.ts';
import { Rpc, type Port } from '../../../protocol/rpc.ts';
import { failureText } from '../../base/failure.ts';
import { notify } from '../../base/notify.ts';
import { personAct } from '../../base/personAct.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { showPage, webviewPort } from '../../pages/pageFrame.ts';
import { actorOf } from '../actorOf.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { lifecyclePages } from '../lifecyclePages.ts';
import { policyState } from '../policy/policyOfWorkspace.ts';
import { readRequest, type ReadRequest } from './reviewHead.ts';
import { shownGates, shownSignature, shownValues } from './reviewParts.ts';
import { openPlace, type ShownVersions } from './reviewPlaces.ts';
import { shownProvenance } from './reviewProvenance.ts';
import { memoryOf, type ReviewTarget } from './reviewTarget.ts';

/** The page of one request; the one that is open already is shown again. */
export function openReviewPanel(deps: LifecycleDeps, target: ReviewTarget): void {
  const open = openPanels.get(memoryOf(target));
  if (open) {
    open.reveal();
    return;
  }
  const panel = vscode.window.createWebviewPanel(lifecyclePages.review, titleOf(target), vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  fillReviewPanel(deps, panel, target);
}

/** A panel that VS Code kept over a reload; one of a request that is shown already is closed. */
export function restoreReviewPanel(deps: LifecycleDeps, panel: vscode.WebviewPanel, target: ReviewTarget): void {
  if (openPanels.has(memoryOf(target))) panel.dispose();
  else fillReviewPanel(deps, panel, target);
}

function fillReviewPanel(deps: LifecycleDeps, panel: vscode.WebviewPanel, target: ReviewTarget): ReviewPanel {
  const page = deps.pages.add(new ReviewPanel(deps, panel, target), panel);
  panel.title = titleOf(target);
  page.serve(webviewPort(panel.webview));
  showPage(panel.webview, deps.extensionUri, { name: 'review', title: titleOf(target), texts: reviewTexts });
  return page;
}

/** Milliseconds. */
const touchPause = 150;

const openPanels = new Map<string, ReviewPanel>();

function titleOf({ name, version }: ReviewTarget): string {
  return vscode.l10n.t('Review: {name} {version}', { name, version });
}

type ReviewRpc = Rpc<typeof reviewHostContract, typeof reviewPageContract>;
type Part = 'gates' | 'signature' | 'values' | 'provenance';
type Parts = Pick<ReviewState, Part>;

const unread: Parts = { gates: null, signature: null, values: null, provenance: null };

/** A page about one request, which is read again when the model is written through this window. */
export class ReviewPanel implements Disposable {
  readonly #deps: LifecycleDeps;
  readonly #panel: Pick<vscode.WebviewPanel, 'reveal' | 'visible'>;
  readonly #target: ReviewTarget;
  readonly #owned = new DisposableStore();
  #page: ReviewRpc | undefined;
  #reading = new AbortController();
  #state: ReviewState | undefined;
  /** Of the state, for what is opened from it. */
  #versions: ShownVersions | undefined;
  #head: Promise<ReviewState> | undefined;
  /** It was written while nobody looked. */
  #isStale = false;
  #later: NodeJS.Timeout | undefined;

  constructor(deps: LifecycleDeps, panel: Pick<vscode.WebviewPanel, 'reveal' | 'visible'>, target: ReviewTarget) {
    this.#deps = deps;
    this.#panel = panel;
    this.#target = target;
    openPanels.set(memoryOf(target), this);
    this.#owned.add(
      deps.explorer.onDidTouchModel((name) => {
        if (name === undefined || name === target.name) this.#touch();
      }),
    );
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Speaks with the page. */
  serve(port: Port): void {
    this.#page = new Rpc({
      port,
      own: reviewHostContract,
      other: reviewPageContract,
      handlers: {
        requests: {
          ready: () => this.current(),
          decide: async ({ decision, comment }) => ({ isDone: await this.#decide(decision, comment) }),
        },
        notices: {
          refresh: () => this.#readAgain(),
          open: ({ place }) => void this.#open(place),
        },
      },
      onOddity: (what) => this.#deps.log.warn(`The review was told ${what}`),
    });
  }

  /** The request as it stands; the parts that are known by now are there too. */
  async current(): Promise<ReviewState> {
    if (this.#isStale) this.#head = this.#read();
    else if (this.#state) return this.#state;
    return (this.#head ??= this.#read());
  }

  dispose(): void {
    if (openPanels.get(memoryOf(this.#target)) === this) openPanels.delete(memoryOf(this.#target));
    clearTimeout(this.#later);
    this.#reading.abort();
    this.#page?.dispose();
    this.#owned.dispose();
  }

  /** One act is told of several times. A page that is hidden is loaded anew when it is shown, and asks. */
  #touch(): void {
    this.#isStale = true;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      if (this.#isStale && this.#panel.visible) this.#readAgain();
    }, touchPause);
  }

  /** What was read stays until the new is there. */
  #readAgain(): void {
    this.#head = this.#read();
    void this.#head.then((state) => this.#page?.notify('shown', state));
  }

  async #read(): Promise<ReviewState> {
    this.#isStale = false;
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    const memory = memoryOf(this.#target);
    try {
      const session = await this.#deps.connections.sessionOf(this.#target.connection, signal);
      const actor = actorOf(this.#deps.git, session, signal);
      const request = await readRequest(session, this.#target, actor, signal);
      if (signal.aborted) return this.#newest();
      this.#versions = { facts: undefined, production: undefined, ...this.#versions, candidate: request.version };
      const known = this.#state?.head.kind === 'request' ? this.#state : unread;
      this.#state = { ...unread, ...known, head: request.shown, memory };
      this.#readParts(session, request, signal);
    } catch (error) {
      if (signal.aborted) return this.#newest();
      const what = vscode.l10n.t('The request could not be read');
      this.#state = { ...unread, head: { kind: 'failed', problem: failureText({ what }, error) }, memory };
    }
    return this.#state;
  }

  /** A reading that another one took the place of answers with that one's. */
  async #newest(): Promise<ReviewState> {
    const memory = memoryOf(this.#target);
    if (this.#owned.isDisposed || !this.#head) return { ...unread, head: { kind: 'failed', problem: '' }, memory };
    return this.#head;
  }

  /** Each part is shown as soon as it is known; the failure of one is a problem in its place. */
  #readParts(session: Session, request: ReadRequest, signal: AbortSignal): void {
    const { version, records } = request;
    const { to, by } = request.request;
    const ports = { store: session.tracking, registry: session.registry, commits: this.#deps.git };
    const own = candidateFacts(ports, version, signal);
    const other = productionFacts(ports, version, signal);
    const both = Promise.all([own, other]);
    both.then(
      ([{ candidate }, production]) => {
        if (signal.aborted) return;
        this.#versions = { candidate: version, facts: candidate, production: production?.version };
      },
      () => {}, // each part tells it
    );
    const language = vscode.env.language;
    this.#part('provenance', signal, async () => {
      const { candidate, source, commit } = await own;
      return shownProvenance(candidate, source, commit);
    });
    this.#part('signature', signal, async () => {
      const [{ candidate }, production] = await both;
      return shownSignature(candidate, production);
    });
    this.#part('values', signal, async () => {
      const [{ candidate }, production] = await both;
      return shownValues(candidate, production, language);
    });
    if (request.decision) return; // what the gates say now is not what it was decided by
    this.#part('gates', signal, async () => {
      const state = await policyState(undefined);
      const asked = gatesFor(state, version.name, to);
      if (asked.kind === 'none') return shownGates(state, asked.verdict);
      const [facts, production] = await both;
      const actor = await actorOf(this.#deps.git, session, signal);
      const all = { ...facts, to, production, records, actor, requester: by, now: Date.now() };
      return shownGates(state, verdictOf(asked.gates, all));
    });
  }

  #part<Name extends Part>(name: Name, signal: AbortSignal, read: () => Promise<NonNullable<Parts[Name]>>): void {
    const show = (part: Parts[Name]): void => {
      if (signal.aborted || !this.#state) return;
      this.#state = { ...this.#state, [name]: part };
      if (this.#panel.visible) this.#page?.notify('shown', this.#state);
    };
    read().then(show, (error: unknown) => {
      if (isReason(error, 'cancelled')) return;
      show({ kind: 'failed', problem: failureText({ what: failures[name]() }, error) });
    });
  }

  async #decide(decision: 'approve' | 'reject' | 'withdraw', comment: string): Promise<boolean> {
    const { name, version, requestId } = this.#target;
    const session = await this.#session();
    if (!session) return false;
    const input = { name, version, requestId, decision, comment };
    const done = await vscode.commands.executeCommand('mlflow.version.reviewRequest', personAct(input, session));
    if (done === undefined) this.#readAgain(); // somebody else may have decided
    return done !== undefined;
  }

  async #open(place: ReviewPlace): Promise<void> {
    const versions = this.#versions;
    const session = versions && (await this.#session());
    if (session) await openPlace(this.#deps, session, versions, place);
  }

  /** For what a person asked for by a button; undefined when there is none, which they are told. */
  async #session(): Promise<Session | undefined> {
    try {
      return await this.#deps.connections.sessionOf(this.#target.connection, untilTimeout());
    } catch (error) {
      if (!isReason(error, 'cancelled'))
        void notify('error', failureText({ what: vscode.l10n.t('It was not done') }, error));
      return undefined;
    }
  }
}

const failures: Readonly<Record<Part, () => string>> = {
  gates: () => vscode.l10n.t('The gates could not be asked'),
  signature: () => vscode.l10n.t('The signatures could not be compared'),
  values: () => vscode.l10n.t('The runs could not be read'),
  provenance: () => vscode.l10n.t('Where the version comes from could not be read'),
};
