import { spawn } from 'node:child_process';
import path from 'node:path';
import { pythonBinary } from '../../scripts/lib/paths.mjs';
import { cleanEnvironment } from '../../scripts/lib/processes.mjs';

/** A question to `oracle/frameOracle.py`; its values are JSON texts. */
export interface FrameQuestion {
  readonly op: 'frame' | 'cast' | 'astype' | 'enforce' | 'split' | 'uncast' | 'element';
  readonly data: string;
  readonly columns?: string;
  readonly index?: string;
  readonly type?: string;
  readonly schema?: string;
  readonly orient?: 'split' | 'records';
}

export type FrameAnswer = { readonly ok: unknown } | { readonly error: string };

/** Asks the real pandas and MLflow; the answers are in the order of the questions. */
export function askFrameOracle(questions: readonly FrameQuestion[]): Promise<readonly FrameAnswer[]> {
  const script = path.join(import.meta.dirname, 'oracle/frameOracle.py');
  const child = spawn(pythonBinary('3'), [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: cleanEnvironment({ MLFLOW_DISABLE_TELEMETRY: 'true', TZ: 'UTC', PYTHONHASHSEED: '0' }),
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      const answers = out.split('\n').filter((line) => line !== '');
      if (answers.length !== questions.length) reject(new Error(`${answers.length} answers to ${questions.length}`));
      else resolve(answers.map((line) => JSON.parse(line, asNumber) as FrameAnswer));
    });
  });
}

function asNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('f' in value)) return value;
  const written = String(value.f).replace('inf', 'Infinity').replace('nan', 'NaN');
  return `f${Number(written)}`;
}
