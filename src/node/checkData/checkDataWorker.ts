import { parentPort, workerData } from 'node:worker_threads';
import { readMlmodel } from '../../core/mlmodel/readMlmodel.ts';
import { checkSource, type CheckAnswer } from './checkSource.ts';
import type { DataSource } from './dataSource.ts';
import { inferFrom, type InferAnswer, type InferSource } from './inferData.ts';

/** What this thread is started for. It answers once, and is ended by whoever started it. */
export type WorkerTask =
  | { readonly kind: 'check'; readonly model: string; readonly source: DataSource }
  | { readonly kind: 'infer'; readonly source: InferSource; readonly outputs: readonly string[] };

export type WorkerAnswer = CheckAnswer | InferAnswer;

async function answer(task: WorkerTask): Promise<WorkerAnswer> {
  if (task.kind === 'infer') return inferFrom(task.source, task.outputs);
  return checkSource(task.source, readMlmodel(task.model));
}

void answer(workerData as WorkerTask).then((found) => parentPort?.postMessage(found));
