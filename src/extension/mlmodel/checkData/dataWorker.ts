import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { CheckAnswer } from '../../../node/checkData/checkSource.ts';
import type { WorkerAnswer, WorkerTask } from '../../../node/checkData/checkDataWorker.ts';
import type { InferAnswer } from '../../../node/checkData/inferData.ts';
import { Cancelled } from '../../base/commandError.ts';

type AnswerTo<Task extends WorkerTask> = Task extends { readonly kind: 'check' } ? CheckAnswer : InferAnswer;

/** In megabytes: a table of the largest size that is read fits. */
const heap = 4096;

/**
 * Does what may take long in a thread of its own, so that the extension answers meanwhile. The thread ends with its answer, or when the signal
 * is aborted.
 */
export function inWorker<Task extends WorkerTask>(
  extensionUri: vscode.Uri,
  task: Task,
  signal: AbortSignal,
): Promise<AnswerTo<Task>> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Cancelled());
    const file = vscode.Uri.joinPath(extensionUri, 'dist/checkDataWorker.cjs').fsPath;
    const worker = new Worker(file, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: heap } });
    const cancel = (): void => end(() => reject(new Cancelled()));
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', cancel);
      worker.removeAllListeners();
      worker.on('error', () => {}); // of a thread that is being ended nobody wants to know
      void worker.terminate();
      settle();
    };
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (answer: WorkerAnswer) => end(() => resolve(answer as AnswerTo<Task>)));
    worker.on('error', (error) => end(() => reject(error)));
    worker.on('exit', () => end(() => reject(new Error('the thread ended without an answer'))));
  });
}
