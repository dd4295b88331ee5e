import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import type { Frame } from '../../src/core/signature/enforce/pandas/frame.ts';
import type { Value } from '../../src/core/signature/enforce/value.ts';
import { predictVerdict } from '../../src/core/signature/enforce/verdicts.ts';
import { readSchema } from '../../src/core/signature/grammar/readSchema.ts';
import type { Schema } from '../../src/core/signature/spec.ts';
import { readCsv } from '../../src/node/dataFiles/csv/readCsv.ts';
import { readParquet } from '../../src/node/dataFiles/parquet/readParquet.ts';
import type { TableRead } from '../../src/node/dataFiles/table.ts';
import { csvQuestion, type CsvQuestion } from '../support/csvCases.ts';
import { Dice } from '../support/dice.ts';
import { askOracle } from '../support/oracle.ts';
import { parquetCase } from '../support/parquetCases.ts';

const SEED = 91;
const FILES = 600;
const CASES = 4000;

type Answer = { readonly ok: unknown } | { readonly error: string };

function schemaOf(text: string | undefined): Schema | undefined {
  return text === undefined ? undefined : readSchema(text).schema;
}

/** Refused, taken, or the table itself. */
function verdictOf(read: TableRead, schema: Schema | undefined, mode: CsvQuestion['mode']): unknown {
  if (read.kind === 'refused') return 'refused';
  if (mode === 'read') return shownFrame(read.frame);
  const { problems } = predictVerdict(read.frame, undefined, { inputs: schema, outputs: undefined, params: undefined });
  return problems.length > 0 ? 'refused' : true;
}

function shownFrame({ rows, columns }: Frame): unknown {
  return {
    rows,
    columns: columns.map(({ label, dtype, cells }) => ({
      label: label.kind === 'string' ? label.value : label.kind,
      dtype: dtype.name,
      cells: cells.map(shownCell),
    })),
  };
}

function shownCell(cell: Value): string {
  if (cell.kind === 'boolean') return String(cell.value);
  if (cell.kind === 'integer') return `i${BigInt(cell.value)}`;
  if (cell.kind === 'float') return Number.isNaN(cell.value) ? 'nan' : 'float';
  return cell.kind === 'string' ? `s${cell.value}` : cell.kind;
}

/** Answers that are not ours, with what was asked. */
function wrongOnes<Asked>(
  questions: readonly Asked[],
  answers: readonly Answer[],
  mine: readonly unknown[],
): readonly unknown[] {
  return questions.flatMap((asked, at) => {
    const real = answers[at];
    const theirs = real && 'ok' in real ? real.ok : 'refused';
    return JSON.stringify(mine[at]) === JSON.stringify(theirs) ? [] : [{ asked, mine: mine[at], real }];
  });
}

describe('data files, as pandas and MLflow take them', () => {
  it('are CSV of any kind', async () => {
    const dice = new Dice(SEED);
    const questions = Array.from({ length: CASES }, () => csvQuestion(dice));
    const answers = await askOracle<Answer>('dataFileOracle.py', questions);
    const mine = questions.map(({ text, schema: schemaText, mode }) => {
      const schema = schemaOf(schemaText);
      return verdictOf(readCsv(text, schema, mode === 'serving'), schema, mode);
    });
    assert.deepEqual(wrongOnes(questions, answers, mine), []);
  });

  it('are Parquet files that pandas and pyarrow write', async () => {
    const dice = new Dice(SEED);
    const folder = scratchFolder('parquet');
    const cases = Array.from({ length: FILES }, () => parquetCase(dice));
    const paths = cases.map((_, at) => path.join(folder, `${at}.parquet`));
    const makes = cases.map(({ code }, at) => ({ op: 'make', code, path: paths[at] }));
    const made = await askOracle<Answer>('dataFileOracle.py', makes);
    const asked = cases.flatMap((one, at) => {
      const answer = made[at];
      return answer && 'ok' in answer ? [{ op: 'parquet', mode: 'strict', path: paths[at] ?? '', ...one }] : [];
    });
    assert.ok(asked.length > FILES * 0.8, `${asked.length} of ${FILES} files were made`);
    const answers = await askOracle<Answer>('dataFileOracle.py', asked);
    const mine: unknown[] = [];
    for (const { path: file, schema: schemaText } of asked) {
      const schema = schemaOf(schemaText);
      const read = await readParquet(readFileSync(file), schema);
      mine.push(read.kind === 'read' ? verdictOf(read.table, schema, 'strict') : read);
    }
    assert.deepEqual(wrongOnes(asked, answers, mine), []);
  });
});
