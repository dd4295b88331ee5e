import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WorkerAnswer, WorkerTask } from '../../../../src/node/checkData/checkDataWorker.ts';
import { modelText } from '../../cli/modelFolder.ts';

const file = new URL('../../../../src/node/checkData/checkDataWorker.ts', import.meta.url);

async function answerTo(task: WorkerTask): Promise<WorkerAnswer> {
  const worker = new Worker(file, { workerData: task });
  const [answer] = (await once(worker, 'message')) as [WorkerAnswer];
  await worker.terminate();
  return answer;
}

describe('the thread that checks data', () => {
  it('answers with plain data', async () => {
    const model = modelText('[{"type": "long", "name": "a", "required": true}]');
    const answer = await answerTo({ kind: 'check', model, source: { kind: 'body', text: '{"inputs": {"a": ["x"]}}' } });
    assert.ok(answer.kind === 'report');
    assert.equal(answer.report.ways.serving.isAccepted, false);
    assert.equal(answer.report.columns[0]?.outcomes.serving, 'refused');
  });

  it('infers', async () => {
    const bytes = new TextEncoder().encode('a\n1\n');
    const answer = await answerTo({ kind: 'infer', source: { kind: 'bytes', bytes, path: 'a.csv' }, outputs: [] });
    assert.equal(answer.kind, 'inferred');
  });
});
