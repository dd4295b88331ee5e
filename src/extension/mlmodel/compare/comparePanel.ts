import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import { compareHostContract, comparePageContract, type ComparedSignatures } from '../../../protocol/comparePage.ts';
import { compareTexts } from '../../../protocol/compareTexts.ts';
import { Rpc, type Port } from '../../../protocol/rpc.ts';
import { Cancelled } from '../../base/commandError.ts';
import { failureText } from '../../base/failure.ts';
import { notify } from '../../base/notify.ts';
import { showPage, webviewPort } from '../../pages/pageFrame.ts';
import { LaterCheck } from '../laterCheck.ts';
import { isModelPlace } from '../modelPlaces.ts';
import { typingPause } from '../openModel.ts';
import type { VisualDeps } from '../visualDeps.ts';
import type { ComparedModel } from './comparedModel.ts';
import { pickCompared } from './comparedPicker.ts';
import { ComparedState, type ReadSide } from './comparedState.ts';
import { compareReport } from './compareReport.ts';
import { compareViewType } from './compareViewType.ts';
import { openDocument, readModel } from './modelText.ts';

/** What a comparison is about; `own` is the file that it began with. */
export interface Comparing {
  readonly own: ComparedModel;
  readonly from: ComparedModel;
  readonly to: ComparedModel;
}

export function openComparePanel(deps: VisualDeps, comparing: Comparing): ComparePanel {
  const panel = vscode.window.createWebviewPanel(compareViewType, titleOf(comparing), vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  return fillComparePanel(deps, panel, comparing);
}

export function fillComparePanel(deps: VisualDeps, panel: vscode.WebviewPanel, comparing: Comparing): ComparePanel {
  const page = deps.pages.add(new ComparePanel(deps, panel, comparing), panel);
  panel.title = titleOf(comparing);
  page.serve(webviewPort(panel.webview));
  showPage(panel.webview, deps.extensionUri, { name: 'compare', title: titleOf(comparing), texts: compareTexts });
  return page;
}

const storedModel = z.object({ uri: z.string(), label: z.string(), short: z.string(), icon: z.string() });
const stored = z.object({ own: storedModel, from: storedModel, to: storedModel });

/** Reads what a page remembered; undefined for what is none of ours. */
export function comparingOf(memory: unknown): Comparing | undefined {
  try {
    const { own, from, to } = stored.parse(JSON.parse(String(memory)));
    return { own: revived(own), from: revived(from), to: revived(to) };
  } catch {
    return undefined;
  }
}

/** A page is not believed: only what can be a model is read again. */
function revived(model: z.infer<typeof storedModel>): ComparedModel {
  const uri = vscode.Uri.parse(model.uri, true);
  if (!isModelPlace(uri)) throw new Error(`no place of a model: ${model.uri}`);
  return { ...model, uri };
}

function memoryOf(comparing: Comparing): string {
  const plain = (model: ComparedModel) => ({ ...model, uri: model.uri.toString() });
  return JSON.stringify({ own: plain(comparing.own), from: plain(comparing.from), to: plain(comparing.to) });
}

function titleOf({ from, to }: Comparing): string {
  return vscode.l10n.t('Compare: {from} and {to}', { from: from.short, to: to.short });
}

type CompareRpc = Rpc<typeof compareHostContract, typeof comparePageContract>;
type Panel = Pick<vscode.WebviewPanel, 'title' | 'reveal' | 'visible' | 'onDidDispose' | 'onDidChangeViewState'>;

/** A page with two signatures side by side, which follows their texts. */
export class ComparePanel implements Disposable {
  readonly #deps: VisualDeps;
  readonly #panel: Panel;
  readonly #owned = new DisposableStore();
  readonly #state = new ComparedState();
  readonly #later = new LaterCheck(() => void this.#push());
  /** Of files that are open in no editor. */
  readonly #read = new Map<string, ReturnType<typeof readModel>>();
  #watching = new DisposableStore();
  #comparing: Comparing;
  #page: CompareRpc | undefined;
  /** Counts what makes a state that is being made an old one. */
  #epoch = 0;
  #shown: ComparedSignatures | undefined;

  constructor(deps: VisualDeps, panel: Panel, comparing: Comparing) {
    this.#deps = deps;
    this.#panel = panel;
    this.#comparing = comparing;
    const { workspace } = vscode;
    this.#owned.add(workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.uri, typingPause)));
    this.#owned.add(workspace.onDidSaveTextDocument(({ uri }) => this.#changed(uri, 0)));
    this.#owned.add(workspace.onDidOpenTextDocument(({ uri }) => this.#changed(uri, 0)));
    this.#owned.add(workspace.onDidCloseTextDocument(({ uri }) => this.#changed(uri, 0)));
    this.#owned.add(panel.onDidChangeViewState(() => void this.#push())); // a hidden page loses what it is told
    this.#watch();
  }

  get comparing(): Comparing {
    return this.#comparing;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Speaks with the page. */
  serve(port: Port): void {
    this.#page = new Rpc({
      port,
      own: compareHostContract,
      other: comparePageContract,
      handlers: {
        requests: { ready: () => this.current() },
        notices: {
          choose: ({ side }) => this.#act(() => this.#choose(side)),
          swap: () => this.#compare({ ...this.#comparing, from: this.#comparing.to, to: this.#comparing.from }),
          openTextDiff: () => this.#act(() => this.#openTextDiff()),
          copyReport: () => this.#act(() => this.#copyReport()),
        },
      },
      onOddity: (what) => this.#deps.log.warn(`The comparison was told ${what}`),
    });
  }

  /** What holds now. */
  async current(): Promise<ComparedSignatures> {
    for (;;) {
      const epoch = this.#epoch;
      const { from, to } = this.#comparing;
      const [old, now] = await Promise.all([this.#side(from), this.#side(to)]);
      if (epoch !== this.#epoch) continue;
      return (this.#shown = { ...this.#state.of(old, now), memory: memoryOf(this.#comparing) });
    }
  }

  dispose(): void {
    this.#epoch++;
    this.#later.cancel();
    this.#page?.dispose();
    this.#watching.dispose();
    this.#owned.dispose();
  }

  async #push(): Promise<void> {
    if (this.#owned.isDisposed || !this.#panel.visible) return;
    const before = this.#shown;
    const now = await this.current();
    const isSame =
      before?.comparison === now.comparison && JSON.stringify(sidesOf(before)) === JSON.stringify(sidesOf(now));
    if (!isSame) this.#page?.notify('shown', now);
  }

  async #side(model: ComparedModel): Promise<ReadSide> {
    const key = model.uri.toString();
    try {
      const known = openDocument(model.uri) ? undefined : this.#read.get(key);
      const reading = known ?? readModel(model.uri);
      this.#read.set(key, reading);
      return { model, document: await reading, error: undefined };
    } catch (error) {
      this.#read.delete(key);
      return { model, document: undefined, error };
    }
  }

  #changed(uri: vscode.Uri, milliseconds: number): void {
    const changed = uri.toString();
    const { from, to } = this.#comparing;
    if (changed !== from.uri.toString() && changed !== to.uri.toString()) return;
    this.#read.delete(changed);
    this.#epoch++;
    this.#later.in(milliseconds);
  }

  #compare(comparing: Comparing): void {
    if (this.#owned.isDisposed) return; // closed while a person was asked
    this.#comparing = comparing;
    this.#epoch++;
    this.#panel.title = titleOf(comparing);
    this.#watch();
    void this.#push();
  }

  /** Files of a disk change without an editor, too. */
  #watch(): void {
    this.#watching.dispose();
    this.#watching = new DisposableStore();
    const compared = new Map([this.#comparing.from, this.#comparing.to].map(({ uri }) => [uri.toString(), uri]));
    for (const key of this.#read.keys()) if (!compared.has(key)) this.#read.delete(key);
    for (const uri of compared.values()) {
      if (uri.scheme !== 'file') continue;
      const folder = vscode.Uri.joinPath(uri, '..');
      const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
      this.#watching.add(watcher);
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete])
        this.#watching.add(event(() => this.#changed(uri, 0)));
    }
  }

  async #choose(side: 'from' | 'to'): Promise<void> {
    const { own } = this.#comparing;
    const title = side === 'from' ? vscode.l10n.t('Compare From') : vscode.l10n.t('Compare To');
    const chosen = await pickCompared(this.#deps.connections, title, own);
    this.#compare({ ...this.#comparing, [side]: chosen });
  }

  async #openTextDiff(): Promise<void> {
    const { from, to } = this.#comparing;
    const title = vscode.l10n.t('{from} and {to}', { from: from.label, to: to.label });
    await vscode.commands.executeCommand('vscode.diff', from.uri, to.uri, title);
  }

  async #copyReport(): Promise<void> {
    await vscode.env.clipboard.writeText(compareReport(await this.current()));
    void notify('information', vscode.l10n.t('The comparison was copied as Markdown.'));
  }

  /** What a person asked for by a button, with failures told to them. */
  #act(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      if (error instanceof Cancelled) return;
      void notify('error', failureText({ what: vscode.l10n.t('The signatures could not be compared') }, error));
    });
  }
}

function sidesOf(shown: ComparedSignatures | undefined) {
  return [shown?.from, shown?.to];
}
