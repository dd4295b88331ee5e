import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import {
  productionHostContract,
  productionPageContract,
  type ProductionOverview,
} from '../../../protocol/productionPage.ts';
import { Rpc, type Port } from '../../../protocol/rpc.ts';
import { failureText } from '../../base/failure.ts';
import { notify } from '../../base/notify.ts';
import { personAct } from '../../base/personAct.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { memoryText, type ProductionMemory } from './productionMemory.ts';
import { ProductionReading } from './productionReading.ts';

type ProductionRpc = Rpc<typeof productionHostContract, typeof productionPageContract>;
type Panel = Pick<vscode.WebviewPanel, 'reveal' | 'visible' | 'onDidChangeViewState'>;

/** Milliseconds: a move is followed by several notes of the same change. */
const touchPause = 500;

/** The page with all registered models of a server. It reads again when one of them is written through this window, while it is seen. */
export class ProductionPanel implements Disposable {
  readonly #deps: LifecycleDeps;
  readonly #panel: Panel;
  readonly #memory: ProductionMemory;
  readonly #owned = new DisposableStore();
  #page: ProductionRpc | undefined;
  #session: Promise<Session> | undefined;
  #reading: ProductionReading | undefined;
  #isStale = false;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: LifecycleDeps, panel: Panel, memory: ProductionMemory) {
    this.#deps = deps;
    this.#panel = panel;
    this.#memory = memory;
    this.#owned.add(deps.explorer.onDidTouchModel(() => this.#touch()));
    this.#owned.add(panel.onDidChangeViewState(() => panel.visible && this.#isStale && this.#touch()));
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Speaks with the page. */
  serve(port: Port): void {
    this.#page = new Rpc({
      port,
      own: productionHostContract,
      other: productionPageContract,
      handlers: {
        requests: { ready: () => this.#ready() },
        notices: {
          seen: ({ names }) => this.#reading?.see(names.slice(0, mostSeen)),
          open: ({ name }) => this.#act(() => this.#open(name)),
          cancel: () => this.#reading?.stop(),
          reload: () => this.#act(() => this.#restart()),
          copy: ({ text, as }) => this.#act(() => copy(text, as)),
        },
      },
      onOddity: (what) => this.#deps.log.warn(`The overview of models was told ${what}`),
    });
  }

  dispose(): void {
    clearTimeout(this.#later);
    this.#reading?.dispose();
    this.#page?.dispose();
    this.#owned.dispose();
  }

  async #ready(): Promise<ProductionOverview> {
    const session = await this.#connected();
    const reading = (this.#reading ??= this.#begin(session));
    return {
      models: [...reading.models],
      state: reading.state,
      problem: this.#problemOf(reading),
      connection: session.connection.name,
      memory: memoryText(this.#memory),
    };
  }

  #connected(): Promise<Session> {
    const connecting = (this.#session ??= this.#deps.connections.sessionOf(this.#memory.connectionId, untilTimeout()));
    connecting.catch(() => (this.#session = undefined)); // the next time it is tried again
    return connecting;
  }

  #begin(session: Session): ProductionReading {
    const reading = new ProductionReading(session);
    reading.onDidRead((models) => {
      if (reading !== this.#reading) return;
      const { state } = reading;
      this.#page?.notify('loaded', { models: [...models], state, problem: this.#problemOf(reading) });
    });
    void reading.read();
    return reading;
  }

  #problemOf({ problem }: ProductionReading): string {
    if (problem === undefined) return '';
    return failureText({ what: vscode.l10n.t('The registered models could not be read') }, problem);
  }

  #touch(): void {
    this.#isStale = true;
    if (!this.#panel.visible) return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#act(() => this.#restart()), touchPause);
  }

  async #restart(): Promise<void> {
    this.#session = undefined; // the connection may have been edited meanwhile
    const session = await this.#connected();
    if (this.#owned.isDisposed) return;
    this.#isStale = false;
    this.#reading?.dispose();
    this.#page?.notify('restarted', {});
    this.#reading = this.#begin(session);
  }

  async #open(name: string): Promise<void> {
    const session = await this.#connected();
    await vscode.commands.executeCommand('mlflow.model.open', personAct({ name }, session));
  }

  /** What a person asked for by a button, with failures told to them. */
  #act(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      void notify('error', failureText({ what: vscode.l10n.t('It was not done') }, error));
    });
  }
}

/** A page draws no more rows than that at once. */
const mostSeen = 200;

async function copy(text: string, as: 'markdown' | 'csv'): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  const told = {
    markdown: vscode.l10n.t('The list was copied as Markdown.'),
    csv: vscode.l10n.t('The list was copied as CSV.'),
  };
  void notify('information', told[as]);
}
