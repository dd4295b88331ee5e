import assert from 'node:assert/strict';
import path from 'node:path';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { inferFrom } from '../../src/node/checkData/inferData.ts';
import type { InferSource } from '../../src/node/checkData/inferData.ts';
import { csvText } from '../support/csvCases.ts';
import { Dice } from '../support/dice.ts';
import { askOracle } from '../support/oracle.ts';
import { parquetCase } from '../support/parquetCases.ts';

const SEED = 517;
const TEXTS = 1500;
const FILES = 300;

/** A question to the oracle. */
interface Asked {
  readonly file: 'csv' | 'parquet';
  readonly text?: string;
  readonly path?: string;
  readonly outputs: readonly string[];
}

interface Answer {
  readonly unreadable?: true;
  readonly inputs?: string;
  readonly outputs?: string;
}

function sourceOf({ text, path: file = 'data.csv' }: Asked): InferSource {
  if (text === undefined) return { kind: 'file', path: file };
  return { kind: 'bytes', bytes: new TextEncoder().encode(text), path: file };
}

async function ours(asked: Asked): Promise<Answer> {
  const found = await inferFrom(sourceOf(asked), asked.outputs);
  if (found.kind === 'unreadable') return { unreadable: true };
  const { inputs, outputs } = found;
  return { inputs, ...(outputs !== undefined && { outputs }) };
}

async function check(questions: readonly Asked[]): Promise<void> {
  const answers = await askOracle<Answer>('inferOracle.py', questions);
  const wrong: unknown[] = [];
  for (const [at, asked] of questions.entries()) {
    const mine = await ours(asked);
    const theirs = answers[at];
    if (mine.inputs !== theirs?.inputs || mine.outputs !== theirs?.outputs) wrong.push({ asked, mine, theirs });
  }
  assert.deepEqual(wrong.slice(0, 8), [], `${wrong.length} of ${questions.length} differ`);
}

/** Outputs that are in the data, and are not all of them. */
async function withOutputs(dice: Dice, asked: Asked): Promise<Asked> {
  const found = await inferFrom(sourceOf(asked), []);
  const names = found.kind === 'inferred' ? [...new Set(found.columns)] : [];
  const isPlain = found.kind === 'inferred' && names.length === found.columns.length;
  if (!isPlain || names.length < 2 || dice.chance(0.5)) return asked;
  return { ...asked, outputs: [dice.pick(names)] };
}

describe('inference from data files', () => {
  it(`names the columns of CSV as MLflow does (seed ${SEED})`, async () => {
    const dice = new Dice(SEED);
    const questions: Asked[] = [];
    for (let at = 0; at < TEXTS; at += 1)
      questions.push(await withOutputs(dice, { file: 'csv', text: csvText(dice), outputs: [] }));
    await check(questions);
  });

  it(`names the columns of Parquet as MLflow does (seed ${SEED})`, async () => {
    const dice = new Dice(SEED);
    const folder = scratchFolder('inferParquet');
    const makes = Array.from({ length: FILES }, (_, at) => {
      const { code } = parquetCase(dice);
      return { op: 'make', code, path: path.join(folder, `${at}.parquet`) };
    });
    const made = await askOracle<object>('dataFileOracle.py', makes);
    const files = makes.filter((_, at) => 'ok' in (made[at] ?? {}));
    const questions: Asked[] = [];
    for (const file of files)
      questions.push(await withOutputs(dice, { file: 'parquet', path: file.path, outputs: [] }));
    await check(questions);
  });
});
