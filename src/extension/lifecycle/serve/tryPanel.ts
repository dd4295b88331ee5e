import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import { bodyText, curlTo } from '../../../core/signature/export/callTexts.ts';
import { requestSample, usualSample, type SampleSource } from '../../../core/signature/export/requestSample.ts';
import { readJson } from '../../../core/signature/json/readJson.ts';
import { Rpc, type Port } from '../../../protocol/rpc.ts';
import {
  tryHostContract,
  tryPageContract,
  type SampleKind,
  type TryAnswer,
  type TryServer,
  type TryShown,
} from '../../../protocol/tryPage.ts';
import { Cancelled } from '../../base/commandError.ts';
import { failureText } from '../../base/failure.ts';
import { notify } from '../../base/notify.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { refusalText, requestSource } from './requestSource.ts';
import type { ServedModel } from './servePrompts.ts';
import { sendRequest } from './sendRequest.ts';
import { startServing } from './startServing.ts';

type TryRpc = Rpc<typeof tryHostContract, typeof tryPageContract>;
type Panel = Pick<vscode.WebviewPanel, 'reveal'>;

/** Answers that are kept. */
const mostAnswers = 10;

/** The page that sends requests to a model that this window serves, and to nothing else. What was typed and answered outlives its being hidden. */
export class TryPanel implements Disposable {
  readonly #deps: LifecycleDeps;
  readonly #panel: Panel;
  readonly #model: ServedModel;
  readonly #memory: string;
  readonly #owned = new DisposableStore();
  #page: TryRpc | undefined;
  #source: Promise<SampleSource> | undefined;
  #problem = '';
  #draft = '';
  #answers: readonly TryAnswer[] = [];
  #last = 0;

  constructor(deps: LifecycleDeps, panel: Panel, model: ServedModel, memory: string) {
    this.#deps = deps;
    this.#panel = panel;
    this.#model = model;
    this.#memory = memory;
    this.#owned.add(deps.servers.onDidChange(() => this.#tell()));
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Speaks with the page. */
  serve(port: Port): void {
    this.#page = new Rpc({
      port,
      own: tryHostContract,
      other: tryPageContract,
      handlers: {
        requests: {
          ready: () => this.#shown(),
          sample: ({ kind }) => this.#sample(kind),
          send: ({ text }, signal) => this.#send(text, signal),
        },
        notices: {
          draft: ({ text }) => {
            this.#draft = text;
          },
          start: () => void this.#start(),
          stop: () => this.#deps.servers.find(this.#model)?.stop(),
          copyUrl: () => copy(this.#server().url),
          copyCurl: ({ text }) => this.#copyCurl(text),
          copyAnswer: ({ id }) => copy(this.#answers.find((one) => one.id === id)?.text ?? ''),
        },
      },
      onOddity: (what) => this.#deps.log.warn(`The page that tries a model was told ${what}`),
    });
  }

  dispose(): void {
    this.#page?.dispose();
    this.#owned.dispose();
  }

  #shown(): TryShown {
    const { session, version, uri } = this.#model;
    return {
      name: version.name,
      version: version.version,
      uri,
      connection: session.connection.name,
      server: this.#server(),
      draft: this.#draft,
      answers: [...this.#answers],
      memory: this.#memory,
    };
  }

  #server(): TryServer {
    const server = this.#deps.servers.find(this.#model);
    return server && server.state !== 'stopped'
      ? { state: server.state, url: server.url, problem: '' }
      : { state: 'stopped', url: '', problem: this.#problem };
  }

  #tell(): void {
    this.#page?.notify('server', this.#server());
  }

  async #start(): Promise<void> {
    this.#problem = '';
    this.#page?.notify('server', { state: 'starting', url: '', problem: '' });
    try {
      await startServing(this.#deps, this.#model);
    } catch (error) {
      if (!(error instanceof Cancelled))
        this.#problem = failureText({ what: vscode.l10n.t('The model is not served') }, error);
    }
    this.#tell();
  }

  async #sample(kind: SampleKind): Promise<{ text: string; problem: string }> {
    try {
      const source = await this.#sampleSource();
      if (kind === 'example' && source.example === undefined)
        return { text: '', problem: vscode.l10n.t('The model was saved without an input example.') };
      const sample = kind === 'example' ? usualSample(source) : requestSample(kind, source);
      if (sample.kind === 'refused') return { text: '', problem: refusalText(sample) };
      return { text: bodyText(sample.body), problem: '' };
    } catch (error) {
      return { text: '', problem: failureText({ what: vscode.l10n.t('The model could not be read') }, error) };
    }
  }

  #sampleSource(): Promise<SampleSource> {
    const reading = (this.#source ??= requestSource(this.#model));
    reading.catch(() => (this.#source = undefined)); // the next time it is tried again
    return reading;
  }

  async #send(text: string, signal: AbortSignal): Promise<TryAnswer> {
    const server = this.#deps.servers.find(this.#model);
    const sent = await sendRequest(server?.state === 'ready' ? server.port : undefined, text, signal);
    const answer = { ...sent, id: ++this.#last };
    if (!signal.aborted) this.#answers = [answer, ...this.#answers].slice(0, mostAnswers);
    return answer;
  }

  #copyCurl(text: string): void {
    const { root, isRefused } = readJson(text);
    if (root === undefined || isRefused) {
      void notify('error', vscode.l10n.t('The request is no JSON, so it was not copied.'));
      return;
    }
    const { url } = this.#server();
    copy(curlTo(`${url || 'http://127.0.0.1:5001'}/invocations`, root));
  }
}

function copy(text: string): void {
  if (text === '') return;
  void vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 3000);
}
