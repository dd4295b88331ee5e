import { askOracle } from './oracle.ts';

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
export async function askFrameOracle(questions: readonly FrameQuestion[]): Promise<readonly FrameAnswer[]> {
  const answers = await askOracle<FrameAnswer>('frameOracle.py', questions);
  return answers.map((answer) => JSON.parse(JSON.stringify(answer), asNumber) as FrameAnswer);
}

function asNumber(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('f' in value)) return value;
  const written = String(value.f).replace('inf', 'Infinity').replace('nan', 'NaN');
  return `f${Number(written)}`;
}
