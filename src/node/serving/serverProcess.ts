import { execFile, spawn, type ChildProcess } from 'node:child_process';

export interface ServerProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Besides that of this process; what is undefined here is not passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string | undefined;
  readonly onOutput: (text: string) => void;
  /** `code` undefined: it was ended by a signal, or never began, and `problem` says why. */
  readonly onEnd: (code: number | undefined, problem: string | undefined) => void;
}

/** A server with all processes that it starts: MLflow's serving starts workers of its own, which would outlive it. */
export class ServerProcess {
  readonly #child: ChildProcess;
  #isOver = false;

  constructor({ command, args, environment, cwd, onOutput, onEnd }: ServerProcessOptions) {
    this.#child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...environment },
      detached: process.platform !== 'win32', // a group of its own, which is ended as a whole
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#child.stdout?.setEncoding('utf8').on('data', onOutput);
    this.#child.stderr?.setEncoding('utf8').on('data', onOutput);
    const atExit = (): void => this.stop(); // nothing outlives the editor
    process.once('exit', atExit);
    const end = (code: number | undefined, problem: string | undefined): void => {
      if (this.#isOver) return;
      this.#isOver = true;
      process.off('exit', atExit);
      onEnd(code, problem);
    };
    this.#child.once('error', ({ message }) => end(undefined, message));
    this.#child.once('close', (code) => end(code ?? undefined, undefined));
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Ends all of its processes, gently first. */
  stop(): void {
    const { pid } = this.#child;
    if (this.#isOver || pid === undefined) return;
    if (process.platform === 'win32') {
      execFile('taskkill', ['/pid', String(pid), '/T', '/F'], () => undefined);
      return;
    }
    signalGroup(pid, 'SIGTERM');
    setTimeout(() => this.#isOver || signalGroup(pid, 'SIGKILL'), patience).unref();
  }
}

const patience = 3000;

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // it has ended by itself
  }
}
