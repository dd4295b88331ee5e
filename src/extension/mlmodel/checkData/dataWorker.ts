import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { CheckAnswer } from '../../../node/checkData/checkSource.ts';
import type { WorkerAnswer, WorkerProgress, WorkerTask } from '../../../node/checkData/checkDataWorker.ts';
import type { InferAnswer } from '../../../node/checkData/inferData.ts';
import { Cancelled } from '../../base/commandError.ts';

type AnswerTo<Task extends WorkerTask> = Task extends { readonly kind: 'check' } ? CheckAnswer : InferAnswer;

/** In megabytes: a table of the largest size that is held as a whole fits. */
const heap = 4096;
/** In megabytes: more room for what is garbage at once makes nothing faster. */
const young = 16;

/**
 * Does what may take long in a thread of its own, so that the extension answers meanwhile. The thread ends with its answer, or when the signal
 * is aborted. Of a long file `onPercent` is told how much is read.
 */
export function inWorker<Task extends WorkerTask>(
  extensionUri: vscode.Uri,
  task: Task,
  signal: AbortSignal,
  onPercent?: (percent: number) => void,
): Promise<AnswerTo<Task>> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Cancelled());
    const file = vscode.Uri.joinPath(extensionUri, 'dist/checkDataWorker.cjs').fsPath;
    const resourceLimits = { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: young };
    const worker = new Worker(file, { workerData: task, resourceLimits });
    const cancel = (): void => end(() => reject(new Cancelled()));
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      worker.on('error', () => {}); // of a thread that is being ended nobody wants to know
      void worker.terminate();
      settle();
    };
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (said: WorkerAnswer | WorkerProgress) => {
      if (said.kind === 'progress') onPercent?.(said.percent);
      else end(() => resolve(said as AnswerTo<Task>));
    });
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', () => end(() => reject(new Error('the thread ended without an answer'))));
  });
}
