import * as vscode from 'vscode';
import { isReason } from '../../core/tracking/trackingError.ts';
import { failureText } from '../base/failure.ts';
import { withProgress } from '../base/signals.ts';

export interface EachOutcome {
  readonly done: readonly string[];
  readonly failed: readonly { readonly runId: string; readonly reason: string; readonly message: string }[];
  /** Not begun, because the work was cancelled. */
  readonly left: readonly string[];
}

/** One write per run, one after the other, with progress and Cancel. A failure of one does not stop the others. */
export async function eachRun(
  runIds: readonly string[],
  { title, what }: { readonly title: string; readonly what: string },
  write: (runId: string, signal: AbortSignal) => Promise<void>,
): Promise<EachOutcome> {
  return withProgress({ title }, async (signal, report) => {
    const done: string[] = [];
    const failed: EachOutcome['failed'][number][] = [];
    for (const [index, runId] of runIds.entries()) {
      if (signal.aborted) break;
      report(vscode.l10n.t('{done} of {all}', { done: index, all: runIds.length }), 100 / runIds.length);
      try {
        await write(runId, signal);
        done.push(runId);
      } catch (error) {
        if (isReason(error, 'cancelled')) break;
        failed.push({
          runId,
          reason: reasonOf(error),
          message: failureText({ what: `${what} (${runId.slice(0, 8)})`, write: true }, error),
        });
      }
    }
    const touched = new Set([...done, ...failed.map(({ runId }) => runId)]);
    return { done, failed, left: runIds.filter((runId) => !touched.has(runId)) };
  });
}

function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'reason' in error ? String(error.reason) : 'server';
}

/** What became of all of them, in one sentence; the log has each failure. */
export function eachText({ done, failed, left }: EachOutcome): string | undefined {
  const [first] = failed;
  if (!first && left.length === 0) return undefined;
  const counts = vscode.l10n.t('{done} of {all} done.', {
    done: done.length,
    all: done.length + failed.length + left.length,
  });
  return [
    counts,
    first?.message,
    left.length > 0 ? vscode.l10n.t('{count} not begun.', { count: left.length }) : undefined,
  ]
    .filter((part) => part)
    .join(' ');
}
