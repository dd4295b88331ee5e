import { homedir } from 'node:os';
import path from 'node:path';
import { Emitter } from '../../../core/base/emitter.ts';
import type { Disposable } from '../../../core/base/lifetime.ts';
import { serveArguments } from '../../../core/lifecycle/serving/serveArguments.ts';
import { ServerOutput } from '../../../core/lifecycle/serving/serverOutput.ts';
import { servingEnvironment } from '../../../core/lifecycle/serving/servingEnvironment.ts';
import { localRequest } from '../../../node/serving/localRequest.ts';
import { ServerProcess } from '../../../node/serving/serverProcess.ts';
import { wait } from '../../base/wait.ts';
import type { ServedModel } from './servePrompts.ts';
import type { ServingPython } from './servingPython.ts';

export type ServerState = 'starting' | 'ready' | 'stopped';

export interface ModelServerOptions {
  readonly model: ServedModel;
  readonly python: ServingPython;
  readonly port: number;
  /** Holds the sign-in: it goes to the process, and nowhere else. */
  readonly client: Readonly<Record<string, string>>;
}

/** A process that serves one model on this machine. */
export class ModelServer implements Disposable {
  readonly model: ServedModel;
  readonly port: number;
  readonly #process: ServerProcess;
  readonly #output: ServerOutput;
  readonly #wrote = new Emitter<string>();
  readonly onDidWrite = this.#wrote.event;
  readonly #changed = new Emitter<ServerState>();
  readonly onDidChange = this.#changed.event;
  #state: ServerState = 'starting';
  #isStopped = false;
  #code: number | undefined;
  #problem: string | undefined;

  constructor({ model, python, port, client }: ModelServerOptions) {
    this.model = model;
    this.port = port;
    this.#output = new ServerOutput(client);
    const delimiter = path.delimiter === ';' ? ';' : ':';
    this.#process = new ServerProcess({
      command: python.command,
      args: ['-m', 'mlflow', ...serveArguments({ uri: model.uri, host: '127.0.0.1', port })],
      environment: servingEnvironment(process.env, client, python.scripts, delimiter),
      cwd: homedir(), // Python would import a `mlflow.py` that lies where it is started
      onOutput: (text) => this.#wrote.fire(this.#output.add(text)),
      onEnd: (code, problem) => {
        this.#code = code;
        this.#problem = problem;
        this.#enter('stopped');
      },
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Of a process that has ended; undefined when a signal ended it. */
  get code(): number | undefined {
    return this.#code;
  }

  /** Somebody wanted it to end. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  get output(): string {
    return this.#output.text;
  }

  /** What is said last before it ended. */
  get lastWords(): string {
    return this.#problem ?? this.#output.lastLines(4);
  }

  /** Settles when the server answers that it is well, has ended, or nobody waits any more. */
  async untilReady(signal: AbortSignal): Promise<ServerState> {
    while (this.#state === 'starting' && !signal.aborted) {
      const isWell = await this.#isWell(signal);
      if (isWell && this.#state === 'starting') this.#enter('ready');
      else await wait(pause, signal).catch(() => undefined);
    }
    return this.#state;
  }

  stop(): void {
    if (this.#state === 'stopped') return;
    this.#isStopped = true;
    this.#process.stop();
  }

  dispose(): void {
    this.stop();
    this.#wrote.dispose();
    this.#changed.dispose();
  }

  async #isWell(signal: AbortSignal): Promise<boolean> {
    try {
      const asked = { port: this.port, method: 'GET', path: '/ping', timeout: 2000, limit: 10_000, signal } as const;
      return (await localRequest(asked)).status === 200;
    } catch {
      return false;
    }
  }

  #enter(state: ServerState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#changed.fire(state);
  }
}

/** Milliseconds between two looks. */
const pause = 300;
