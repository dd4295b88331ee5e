import { parentPort, workerData } from 'node:worker_threads';
import { readMlmodel } from '../../core/mlmodel/readMlmodel.ts';
import { checkSource, type CheckAnswer } from './checkSource.ts';
import type { DataSource } from './dataSource.ts';
import { inferFrom, type InferAnswer, type InferSource } from './inferData.ts';

/** What this thread is started for. It answers once, after what it says of its progress, and is ended by whoever started it. */
export type WorkerTask =
  | { readonly kind: 'check'; readonly model: string; readonly source: DataSource }
  | { readonly kind: 'infer'; readonly source: InferSource; readonly outputs: readonly string[] };

export type WorkerAnswer = CheckAnswer | InferAnswer;

/** How much of a long file is read. */
export interface WorkerProgress {
  readonly kind: 'progress';
  readonly percent: number;
}

async function answer(task: WorkerTask): Promise<WorkerAnswer> {
  const options = { onShare: sayOnChange() };
  if (task.kind === 'infer') return inferFrom(task.source, task.outputs, options);
  return checkSource(task.source, readMlmodel(task.model), options);
}

function sayOnChange(): (share: number) => void {
  let said = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (percent !== said) parentPort?.postMessage({ kind: 'progress', percent } satisfies WorkerProgress);
    said = percent;
  };
}

void answer(workerData as WorkerTask).then((found) => parentPort?.postMessage(found));
