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
import { isSame, ShownProblems } from './shownProblems.ts';

type PageRpc = Rpc<typeof mlmodelHostContract, typeof mlmodelPageContract>;
type Requests = Handlers<typeof mlmodelHostContract>['requests'];
type Notices = Handlers<typeof mlmodelHostContract>['notices'];

/** Milliseconds that a page may take to be made at every key; one that takes longer waits for a pause of that length. */
const swift = 20;

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
  readonly #pages = new Set<PageRpc>();
  readonly #later = new LaterCheck(() => this.#push());
  /** Changes are made one after the other. */
  #changing: Promise<unknown> = Promise.resolve();
  #readOnly = '';
  /** What all pages were told last. */
  #told = '';
  /** Milliseconds that the last page took to be made. */
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
    this.#owned.add(this.#state.onDidChange(() => this.#later.in(this.#cost > swift ? this.#cost : 0)));
    this.#owned.add(this.#links.onDidFind(() => this.#tellLinks()));
    this.#owned.add(panel.onDidChangeViewState(() => this.#push())); // a hidden page loses what it is told
  }

  /** Speaks with a page, until it or the editor is disposed. */
  serve(port: Port): Disposable {
    const page: PageRpc = new Rpc({
      port,
      own: mlmodelHostContract,
      other: mlmodelPageContract,
      handlers: { requests: this.#requests, notices: this.#notices },
      onOddity: (what) => this.#deps.log.warn(`The visual editor was told ${what}`),
    });
    this.#pages.add(page);
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

  readonly #requests: Requests = {
    ready: async () => {
      this.#readOnly = await readOnlyReason(this.document, this.#deps.connections);
      setImmediate(() => this.#tellLinks()); // behind the answer
      return this.#shown();
    },
    gesture: ({ epoch, gesture }) => this.#inTurn(() => this.#gesture(epoch, gesture)),
    fix: ({ epoch, problem, fix }) => this.#inTurn(() => this.#fix(epoch, problem, fix)),
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

  #shown(): ShownModel {
    const began = performance.now();
    const epoch = this.document.version;
    const page = this.#state.page();
    this.#problems.told(epoch, this.#state.diagnostics, performance.now());
    this.#links.look(parsed(this.document));
    this.#cost = performance.now() - began;
    return { epoch, page, readOnly: this.#readOnly };
  }

  #push(): void {
    if (this.#owned.isDisposed || !this.#panel.visible || this.#pages.size === 0) return;
    const shown = this.#shown();
    const told = JSON.stringify(shown);
    if (told === this.#told) return; // as after a check that found nothing new
    this.#told = told;
    for (const page of this.#pages) page.notify('shown', shown);
  }

  #tellLinks(): void {
    const { run, experiment, versions } = this.#links.links;
    for (const page of this.#pages) page.notify('links', { run, experiment, versions: [...versions] });
  }

  #inTurn(change: () => Promise<GestureOutcome>): Promise<GestureOutcome> {
    const done = this.#changing.then(change);
    this.#changing = done.catch(() => {});
    return done;
  }

  async #gesture(epoch: number, gesture: Gesture): Promise<GestureOutcome> {
    if (this.#readOnly !== '') return { kind: 'refused', text: this.#readOnly };
    if (epoch !== this.document.version) return stale;
    const made = gestureEdits(parsed(this.document), gesture);
    if (made.kind === 'refused') return { kind: 'refused', text: render(made.problem) };
    return made.edits.length === 0 ? { kind: 'applied' } : this.#apply(epoch, this.#workspaceEdit(made.edits));
  }

  /** The fix of the problem that the page shows, by the check of the text as it is now. */
  async #fix(epoch: number, problem: number, fix: number): Promise<GestureOutcome> {
    if (this.#readOnly !== '') return { kind: 'refused', text: this.#readOnly };
    const shown = this.#problems.at(epoch, problem, performance.now());
    const model = shown && (await this.#state.current());
    if (!model || epoch !== this.document.version) return stale;
    const diagnostic = model.diagnostics.find((one) => isSame(one, shown));
    const chosen = diagnostic && fixesOf(diagnostic)[fix];
    return chosen ? this.#apply(epoch, fixEdit({ model, diagnostic }, chosen)) : stale;
  }

  /** VS Code itself holds the edit against the version that it was made for. */
  async #apply(epoch: number, edit: vscode.WorkspaceEdit): Promise<GestureOutcome> {
    if (await vscode.workspace.applyEdit(edit)) return { kind: 'applied' };
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
