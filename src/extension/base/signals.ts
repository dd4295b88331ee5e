import * as vscode from 'vscode';
import { unlinked } from './notify.ts';

/** An AbortSignal that follows VS Code's token. The token's owner disposes it, and with it the listener. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  else token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}

/** A signal for work that nobody can cancel by hand; the client's time-out ends it. */
export function untilTimeout(): AbortSignal {
  return new AbortController().signal;
}

export interface ProgressOptions {
  readonly title: string;
  /** Rows of this view show the progress line; without it a notification with Cancel appears. */
  readonly view?: string;
}

/** Long work: shows itself, can be cancelled where VS Code offers a button for it. */
export function withProgress<T>(
  { title, view }: ProgressOptions,
  work: (signal: AbortSignal, report: (message: string, increment?: number) => void) => Promise<T>,
): Promise<T> {
  const location = view === undefined ? vscode.ProgressLocation.Notification : { viewId: view };
  return Promise.resolve(
    vscode.window.withProgress(
      { location, title: unlinked(title), cancellable: view === undefined },
      (progress, token) =>
        work(signalOf(token), (message, increment) =>
          progress.report({ message: unlinked(message), ...(increment === undefined ? {} : { increment }) }),
        ),
    ),
  );
}
