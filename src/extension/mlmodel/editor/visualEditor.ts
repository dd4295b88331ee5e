import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import type { TextEdit } from '../../../core/mlmodel/rule.ts';
import type { Gesture } from '../../../core/mlmodel/page/gesture.ts';
import { gestureEdits } from '../../../core/mlmodel/page/gestureEdits.ts';
import { fixesOf, placeRow } from '../../../core/mlmodel/page/makeModelPage.ts';
import {
  mlmodelHostContract,
  mlmodelPageContract,
  type GestureOutcome,
  type ShownModel,
} from '../../../protocol/mlmodelPage.ts';
import { Rpc, type Handlers, type Port } from '../../../protocol/rpc.ts';
import { render } from '../../base/text.ts';
import { fixEdit } from '../fixEdit.ts';
import { LaterCheck } from '../laterCheck.ts';
import { parsed } from '../parsed.ts';
import { rangeOf } from '../textRange.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { LinkFinder } from './modelLinks.ts';
import { ModelState } from './modelState.ts';
import { openBeside, openVersion, performAct, showText } from './pageActs.ts';
import { readOnlyReason } from './readOnlyReason.ts';
import { hindranceBeside } from './hindranceBeside.ts';
import { isSame, ShownProblems } from './shownProblems.ts';

type PageRpc = Rpc<typeof mlmodelHostContract, typeof mlmodelPageContract>;
type Requests = Handlers<typeof mlmodelHostContract>['requests'];
type Notices = Handlers<typeof mlmodelHostContract>['notices'];

/** Milliseconds that a page may take to be made and sent at every key; one that takes longer waits for a pause. */
const swift = 20;
/** Milliseconds of that pause, by those that the page takes: typing beside it comes first. */
const pauseOfSlow = (cost: number): number => Math.min(3 * cost, 1500);

const stale: GestureOutcome = { kind: 'stale' };

/** One panel with the page of an `MLmodel` document. The text is the truth: whatever a person does here is one edit of it. */
export class VisualEditor implements Disposable {
  readonly document: vscode.TextDocument;
  readonly #panel: Pick<vscode.WebviewPanel, 'visible' | 'onDidChangeViewState'>;
  readonly #deps: VisualDeps;
  readonly #owned = new DisposableStore();
  readonly #state: ModelState;
  readonly #links: LinkFinder;
  readonly #problems = new ShownProblems();
  /** What each page was told last. */
  readonly #pages = new Map<PageRpc, string>();
  readonly #later = new LaterCheck(() => void this.#push());
  /** Changes are made one after the other. */
  #changing: Promise<unknown> = Promise.resolve();
  /** Asked before a page can ask for anything. */
  #readOnly: Promise<string>;
  /** Milliseconds that the last page took to be made and sent. */
  #cost = 0;

  constructor(
    document: vscode.TextDocument,
    panel: Pick<vscode.WebviewPanel, 'visible' | 'onDidChangeViewState'>,
    deps: VisualDeps,
  ) {
    this.document = document;
    this.#panel = panel;
    this.#deps = deps;
    this.#state = this.#owned.add(new ModelState(document, deps));
    this.#links = this.#owned.add(new LinkFinder(deps.connections, document.uri));
    this.#readOnly = readOnlyReason(document, deps.connections);
    this.#owned.add(this.#state.onDidChange(() => this.#later.in(this.#cost > swift ? pauseOfSlow(this.#cost) : 0)));
    this.#owned.add(this.#links.onDidFind(() => this.#tellLinks()));
    this.#owned.add(panel.onDidChangeViewState(() => void this.#push())); // a hidden page loses what it is told
  }

  /** Speaks with a page, until it or the editor is disposed. */
  serve(port: Port): Disposable {
    const page: PageRpc = new Rpc({
      port,
      own: mlmodelHostContract,
      other: mlmodelPageContract,
      handlers: { requests: { ready: () => this.#ready(page), ...this.#requests }, notices: this.#notices },
      onOddity: (what) => this.#deps.log.warn(`The visual editor was told ${what}`),
    });
    this.#pages.set(page, '');
    return this.#owned.add({
      dispose: () => {
        page.dispose();
        this.#pages.delete(page);
      },
    });
  }

  dispose(): void {
    this.#later.cancel();
    this.#owned.dispose();
  }

  readonly #requests: Omit<Requests, 'ready'> = {
    gesture: ({ epoch, gesture }, signal) => this.#inTurn(signal, () => this.#gesture(epoch, gesture)),
    fix: ({ epoch, problem, fix }, signal) => this.#inTurn(signal, () => this.#fix(epoch, problem, fix)),
  };

  readonly #notices: Notices = {
    act: ({ act }) => this.#try(performAct(act, this.#place())),
    openVersion: ({ index }) => this.#try(openVersion(this.#place(), index)),
    revealProblem: ({ epoch, problem }) => this.#try(this.#revealProblem(epoch, problem)),
    revealRow: ({ epoch, part, path }) => {
      const at = epoch === this.document.version ? placeRow(parsed(this.document), part, path) : undefined;
      this.#try(showText(this.document.uri, at && rangeOf(this.document, at)));
    },
    openFile: ({ file }) => this.#try(openBeside(this.document.uri, file)),
    copy: ({ text }) => this.#try(vscode.env.clipboard.writeText(text)),
  };

  /** A page that is loaded anew has lost what it was told. */
  async #ready(page: PageRpc): Promise<ShownModel> {
    this.#readOnly = readOnlyReason(this.document, this.#deps.connections);
    const shown = this.#shown(await this.#readOnly);
    if (this.#pages.has(page)) this.#pages.set(page, '');
    setImmediate(() => {
      // behind the answer
      if (this.#pages.get(page) === '') this.#pages.set(page, JSON.stringify(shown));
      this.#tellLinks();
    });
    return shown;
  }

  #shown(readOnly: string): ShownModel {
    const epoch = this.document.version;
    const page = this.#state.page();
    this.#problems.told(epoch, this.#state.diagnostics, performance.now());
    this.#links.look(parsed(this.document));
    return { epoch, page, readOnly };
  }

  async #push(): Promise<void> {
    const readOnly = await this.#readOnly;
    if (this.#owned.isDisposed || !this.#panel.visible || this.#pages.size === 0) return;
    const began = performance.now();
    const shown = this.#shown(readOnly);
    const text = JSON.stringify(shown);
    for (const [page, told] of this.#pages) {
      if (told === text) continue; // as after a check that found nothing new
      this.#pages.set(page, text);
      page.notify('shown', shown);
    }
    this.#cost = performance.now() - began;
  }

  #tellLinks(): void {
    const { run, experiment, versions } = this.#links.links;
    for (const page of this.#pages.keys()) page.notify('links', { run, experiment, versions: [...versions] });
  }

  /** What was given up while it waited is not done. */
  #inTurn(signal: AbortSignal, change: () => Promise<GestureOutcome>): Promise<GestureOutcome> {
    const done = this.#changing.then(() => (signal.aborted ? stale : change()));
    this.#changing = done.catch(() => {});
    return done;
  }

  async #gesture(epoch: number, gesture: Gesture): Promise<GestureOutcome> {
    const readOnly = await this.#readOnly;
    if (readOnly !== '') return { kind: 'refused', text: readOnly };
    if (!this.#isNow(epoch)) return stale;
    const made = gestureEdits(parsed(this.document), gesture);
    if (made.kind === 'refused') return { kind: 'refused', text: render(made.problem) };
    return made.edits.length === 0 ? { kind: 'applied' } : this.#apply(epoch, this.#workspaceEdit(made.edits));
  }

  /** The fix of the problem that the page shows, by the check of the text as it is now. */
  async #fix(epoch: number, problem: number, fix: number): Promise<GestureOutcome> {
    const readOnly = await this.#readOnly;
    if (readOnly !== '') return { kind: 'refused', text: readOnly };
    const shown = this.#problems.at(epoch, problem, performance.now());
    const model = shown && (await this.#state.current());
    if (!model || !this.#isNow(epoch)) return stale;
    const diagnostic = model.diagnostics.find((one) => isSame(one, shown));
    const chosen = diagnostic && fixesOf(diagnostic)[fix];
    if (!chosen) return stale;
    const edit = fixEdit({ model, diagnostic }, chosen);
    const beside = await hindranceBeside(model, chosen.file ?? diagnostic.file, this.#deps.connections);
    if (beside === undefined) return this.#apply(epoch, edit);
    return beside === '' ? stale : { kind: 'refused', text: beside };
  }

  /** Whether it is the epoch of a text that is still open: of a closed one VS Code would not know the version. */
  #isNow(epoch: number): boolean {
    return epoch === this.document.version && !this.document.isClosed && !this.#owned.isDisposed;
  }

  /** VS Code itself holds the edit against the version that it was made for. */
  async #apply(epoch: number, edit: vscode.WorkspaceEdit): Promise<GestureOutcome> {
    if (!this.#isNow(epoch)) return stale;
    if (await vscode.workspace.applyEdit(edit)) {
      this.#later.in(0); // whoever made a change is shown it at once
      return { kind: 'applied' };
    }
    if (epoch !== this.document.version) return stale;
    return { kind: 'refused', text: vscode.l10n.t('VS Code did not take the change. Nothing was changed.') };
  }

  #workspaceEdit(edits: readonly TextEdit[]): vscode.WorkspaceEdit {
    const all = new vscode.WorkspaceEdit();
    for (const { at, text } of edits) all.replace(this.document.uri, rangeOf(this.document, at), text);
    return all;
  }

  async #revealProblem(epoch: number, problem: number): Promise<void> {
    const shown = this.#problems.at(epoch, problem, performance.now());
    const model = shown && (await this.#state.current());
    if (!model) return showText(this.document.uri);
    await showText(model.uriOf(shown.file), model.rangeOf(shown.file, shown.span));
  }

  #place(): { readonly uri: vscode.Uri; readonly links: LinkFinder['links'] } {
    return { uri: this.document.uri, links: this.#links.links };
  }

  /** Nothing of it is worth a message of its own: commands tell their failures themselves. */
  #try(work: Thenable<unknown>): void {
    work.then(undefined, (error: unknown) => this.#deps.log.warn(`The visual editor: ${String(error)}`));
  }
}
