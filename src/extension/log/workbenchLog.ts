import * as vscode from 'vscode';
import type { Log } from '../../core/base/log.ts';
import { Redactor } from './redaction.ts';

const remembered = 200;

/** The one log of the extension: VS Code's channel with levels, without secrets. The last lines are kept for the diagnostic report. */
export class WorkbenchLog implements Log, vscode.Disposable {
  readonly redactor = new Redactor();
  readonly #channel = vscode.window.createOutputChannel('MLflow', { log: true });
  readonly #recent: string[] = [];

  trace(text: string): void {
    this.#channel.trace(this.redactor.redact(text));
  }

  debug(text: string): void {
    this.#channel.debug(this.#remember('debug', text));
  }

  info(text: string): void {
    this.#channel.info(this.#remember('info', text));
  }

  warn(text: string): void {
    this.#channel.warn(this.#remember('warning', text));
  }

  error(text: string): void {
    this.#channel.error(this.#remember('error', text));
  }

  get recent(): readonly string[] {
    return this.#recent;
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }

  #remember(level: string, text: string): string {
    const clean = this.redactor.redact(text);
    this.#recent.push(`${new Date().toISOString()} [${level}] ${clean}`);
    if (this.#recent.length > remembered) this.#recent.shift();
    return clean;
  }
}
