import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import type { DataReport } from '../../../node/checkData/dataReport.ts';
import {
  checkDataHostContract,
  checkDataPageContract,
  type CheckDataState,
  type PageReport,
} from '../../../protocol/checkDataPage.ts';
import { Rpc } from '../../../protocol/rpc.ts';
import { Cancelled } from '../../base/commandError.ts';
import { failureText } from '../../base/failure.ts';
import { notify } from '../../base/notify.ts';
import { render } from '../../base/text.ts';
import { webviewPort } from '../../pages/pageFrame.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { isWritable } from '../writable.ts';
import { applyGesture } from './applyGesture.ts';
import { pastedBody, pickFile } from './dataPicker.ts';
import { inWorker } from './dataWorker.ts';
import { droppedFile } from './droppedFile.ts';
import { dataSource, exampleUri, type GivenData } from './givenData.ts';
import { memoryOf } from './pageMemory.ts';
import { reportMarkdown } from './reportMarkdown.ts';
import { shownReport } from './shownReport.ts';

/** Milliseconds of quiet after which a changed model is held against the data again. */
const quiet = 400;

/** A column that a person wants another type for, as the page shows it. */
interface ShownType {
  readonly column: number;
  readonly name: string;
  readonly type: string;
}

/** One page of Check Data: what it shows, and when it is checked again. */
export class CheckDataPage implements Disposable {
  readonly #deps: VisualDeps;
  readonly #panel: vscode.WebviewPanel;
  #model: vscode.TextDocument;
  readonly #owned = new DisposableStore();
  readonly #rpc: Rpc<typeof checkDataHostContract, typeof checkDataPageContract>;
  #given: GivenData | undefined;
  #running: AbortController | undefined;
  #later: NodeJS.Timeout | undefined;
  #watcher: Disposable | undefined;
  /** Something changed while nobody looked. */
  #isDue = false;
  #report: DataReport | undefined;
  /** The text of the model that the report is about. */
  #checkedText = '';
  #shown: PageReport | undefined;
  #failure = '';
  #isDisposed = false;

  constructor(deps: VisualDeps, panel: vscode.WebviewPanel, model: vscode.TextDocument) {
    this.#deps = deps;
    this.#panel = panel;
    this.#model = model;
    this.#rpc = this.#owned.add(this.#connect());
    const { workspace } = vscode;
    this.#owned.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isSame(document.uri, model.uri)) this.#checkSoon();
      }),
    );
    this.#owned.add(
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (isSame(uri, this.#dataUri())) this.#checkSoon();
      }),
    );
    this.#owned.add(
      panel.onDidChangeViewState(() => {
        if (this.#isDue && panel.visible) this.#checkSoon();
      }),
    );
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** The report; undefined when the data cannot be read, or others are checked meanwhile. */
  async check(given: GivenData): Promise<DataReport | undefined> {
    if (this.#isDisposed) return undefined; // closed while a person was asked
    clearTimeout(this.#later);
    this.#isDue = false;
    const isOther = given !== this.#given;
    this.#given = given;
    if (isOther) this.#watch();
    this.#panel.title = vscode.l10n.t('Check Data: {name}', { name: this.#sourceName() });
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#tell();
    const started = performance.now();
    try {
      this.#model = await vscode.workspace.openTextDocument(this.#model.uri); // VS Code may have closed it
      const text = this.#model.getText();
      const source = await dataSource(given, this.#model);
      const task = { kind: 'check', model: text, source } as const;
      const answer = await inWorker(this.#deps.extensionUri, task, running.signal, (percent) =>
        this.#rpc.notify('read', { percent }),
      );
      this.#report = answer.kind === 'report' ? answer.report : undefined;
      this.#checkedText = text;
      this.#failure = answer.kind === 'unreadable' ? render(answer.message) : '';
      this.#shown = this.#report && this.#shownReport(this.#report, (performance.now() - started) / 1000);
    } catch (error) {
      if (running.signal.aborted && this.#running !== running) return undefined; // others are checked now
      this.#report = undefined;
      this.#shown = undefined;
      this.#failure = error instanceof Cancelled ? vscode.l10n.t('The check was stopped.') : textOf(error);
      if (!(error instanceof Cancelled)) this.#deps.log.error(`Data could not be checked: ${textOf(error)}`);
    }
    if (this.#running === running) this.#running = undefined;
    this.#tell();
    return this.#report;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#later);
    this.#running?.abort();
    this.#watcher?.dispose();
    this.#owned.dispose();
  }

  #connect(): Rpc<typeof checkDataHostContract, typeof checkDataPageContract> {
    return new Rpc({
      port: webviewPort(this.#panel.webview),
      own: checkDataHostContract,
      other: checkDataPageContract,
      onOddity: (what) => this.#deps.log.debug(`The page of Check Data sent ${what}.`),
      handlers: {
        requests: { ready: () => this.#state() },
        notices: {
          choose: () => this.#act(async () => this.check(await pickFile(this.#model))),
          paste: () => this.#act(async () => this.check(await pastedBody())),
          useExample: () => this.#act(() => this.check({ kind: 'example' })),
          dropped: ({ uris }) => this.#act(async () => this.check(await droppedFile(uris))),
          again: () => this.#act(async () => this.#given && this.check(this.#given)),
          stop: () => this.#running?.abort(),
          copy: () => this.#act(() => this.#copy()),
          openRow: ({ column, row }) => this.#act(() => this.#openRow(column, row)),
          changeType: (shown) => this.#act(() => this.#changeType(shown)),
        },
      },
    });
  }

  #act(work: () => Promise<unknown>): void {
    work().catch((error: unknown) => {
      if (error instanceof Cancelled) return;
      void notify('error', failureText({ what: vscode.l10n.t('The data could not be checked') }, error));
    });
  }

  #checkSoon(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.#isDue = !this.#panel.visible; // large data are not read again and again for nobody
      if (this.#given && !this.#isDue) void this.check(this.#given);
    }, quiet);
  }

  /** Also of what other programs write. */
  #watch(): void {
    this.#watcher?.dispose();
    this.#watcher = undefined;
    const uri = this.#dataUri();
    if (uri?.scheme !== 'file') return;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    if (/[*?{}[\]]/.test(name)) return; // a pattern, as the watcher would take it
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
    );
    watcher.onDidChange(() => this.#checkSoon());
    watcher.onDidCreate(() => this.#checkSoon());
    this.#watcher = watcher;
  }

  #dataUri(): vscode.Uri | undefined {
    if (this.#given?.kind === 'file') return this.#given.uri;
    return this.#given?.kind === 'example' ? exampleUri(this.#model) : undefined;
  }

  #shownReport(report: DataReport, seconds: number): PageReport {
    const hasPlaces = this.#dataUri() !== undefined && report.source.format !== 'parquet';
    return shownReport(report, { seconds, hasPlaces, isWritable: isWritable(this.#model) });
  }

  #state(): CheckDataState {
    const given = this.#given;
    return {
      model: vscode.workspace.asRelativePath(this.#model.uri),
      source: given ? { kind: given.kind, name: this.#sourceName() } : null,
      isBusy: this.#running !== undefined,
      failure: this.#failure,
      report: this.#shown ?? null,
      memory: memoryOf({ model: this.#model.uri, given }),
    };
  }

  #sourceName(): string {
    const given = this.#given;
    if (given?.kind === 'body') return vscode.l10n.t('Request body');
    if (given?.kind === 'example') return vscode.l10n.t('Input example');
    return given ? given.uri.path.slice(given.uri.path.lastIndexOf('/') + 1) : '';
  }

  #tell(): void {
    this.#rpc.notify('shown', this.#state());
  }

  async #openRow(column: number, row: number): Promise<void> {
    const at = this.#report?.columns[column]?.rows[row]?.at;
    const uri = this.#dataUri();
    if (!at || !uri) return;
    const place = new vscode.Position(at.line, at.character);
    await vscode.window.showTextDocument(uri, {
      viewColumn: vscode.ViewColumn.Beside,
      preview: true,
      selection: new vscode.Range(place, place),
    });
  }

  async #copy(): Promise<void> {
    const text = reportMarkdown(this.#state());
    if (text !== '') await vscode.env.clipboard.writeText(text);
  }

  /** What is asked for by a report that is an old one by now is not done. */
  async #changeType({ column, name, type }: ShownType): Promise<void> {
    const found = this.#report?.columns[column];
    if (found?.spec === undefined || found.name !== name || found.betterType !== type) return;
    const model = { uri: this.#model.uri, text: this.#checkedText, connections: this.#deps.connections };
    await applyGesture(model, { kind: 'setType', part: 'inputs', paths: [[found.spec]], type });
  }
}

function isSame(uri: vscode.Uri, other: vscode.Uri | undefined): boolean {
  return uri.toString() === other?.toString();
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
