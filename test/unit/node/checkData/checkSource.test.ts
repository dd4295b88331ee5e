import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../../../scripts/lib/scratch.mjs';
import { renderEnglish } from '../../../../src/core/base/message.ts';
import { readMlmodel } from '../../../../src/core/mlmodel/readMlmodel.ts';
import { checkSource } from '../../../../src/node/checkData/checkSource.ts';
import type { DataReport } from '../../../../src/node/checkData/dataReport.ts';
import { conformanceCases } from '../../../support/conformance.ts';
import { csvText, schemaText } from '../../../support/csvCases.ts';
import { Dice } from '../../../support/dice.ts';
import { run } from '../../cli/memoryIo.ts';
import { modelText } from '../../cli/modelFolder.ts';

const fixtures = path.join(import.meta.dirname, '../../../fixtures/dataFiles');
const folder = scratchFolder('checkSource');
let files = 0;

async function reportOf(model: string, file: string): Promise<DataReport | undefined> {
  const answer = await checkSource({ kind: 'file', path: file }, readMlmodel(model));
  return answer.kind === 'report' ? answer.report : undefined;
}

interface CliFile {
  readonly diagnostics: readonly { readonly message: string; readonly range: { readonly start: unknown } }[];
}

/** What `mlmodel data` says, on one of the ways; undefined where it says that nothing can be checked. */
async function cliProblems(model: string, file: string, mode: string): Promise<readonly unknown[] | undefined> {
  const { out, exitCode } = await run(['data', model, file, '--mode', mode, '--format', 'json'], { cwd: folder });
  if (exitCode === 2) return undefined;
  const [found] = (JSON.parse(out) as { readonly files: readonly CliFile[] }).files;
  return found?.diagnostics.map(({ message, range }) => ({ message, at: range.start }));
}

/** The same verdicts, problems and places as those of the command line. */
async function checkSame(model: string, file: string): Promise<void> {
  const modelFile = path.join(folder, `MLmodel${files}`);
  writeFileSync(modelFile, model);
  const report = await reportOf(model, file);
  for (const mode of ['strict', 'serving'] as const) {
    const theirs = await cliProblems(modelFile, file, mode);
    const way = report?.ways[mode];
    assert.equal(way?.count, theirs?.length, file);
    if (way === undefined || theirs === undefined || report?.source.format === 'parquet') continue;
    assert.equal(way.isAccepted, theirs.length === 0);
    const mine = way.problems.map(({ message, at }) => ({
      message: renderEnglish(message),
      at: at ?? { line: 0, character: 0 },
    }));
    assert.deepEqual(mine, theirs.slice(0, mine.length), file);
  }
}

function fileWith(ending: string, text: string): string {
  const file = path.join(folder, `${files++}.${ending}`);
  writeFileSync(file, text);
  return file;
}

/** A refused way has a column, a parameter or the whole of the data to blame, and an accepted one has none. */
function checkConsistent({ ways, columns }: DataReport): void {
  for (const mode of ['strict', 'serving'] as const) {
    const isBlamed = columns.some(({ outcomes }) => outcomes[mode] === 'refused' || outcomes[mode] === 'unknown');
    if (ways[mode].isAccepted) assert.equal(isBlamed, false);
    for (const { outcomes, reasons } of columns) assert.equal(outcomes[mode] === 'refused', reasons[mode].length > 0);
  }
}

describe('checkSource', () => {
  it('says of CSV files what the command line says', async () => {
    const dice = new Dice(7);
    for (let at = 0; at < 250; at += 1) {
      const model = modelText(schemaText(dice).replaceAll("'", "''"));
      const file = fileWith('csv', csvText(dice));
      await checkSame(model, file);
      const report = await reportOf(model, file);
      if (report) checkConsistent(report);
    }
  });

  it('says of requests and examples what the command line says', async () => {
    const cases = conformanceCases().filter(({ group }) => group === 'example');
    for (const { files: given } of cases.filter((_, at) => at % 12 === 0)) {
      for (const name of ['input_example.json', 'serving_input_example.json']) {
        if (given[name] === undefined) continue;
        const file = fileWith('json', given[name]);
        await checkSame(given.MLmodel, file);
        const report = await reportOf(given.MLmodel, file);
        if (report) checkConsistent(report);
      }
    }
  });

  it('says of Parquet files what the command line says', async () => {
    for (const name of ['float', 'long', 'kinds', 'indexed'])
      await checkSame(modelText('[{"type": "long", "name": "a"}]'), path.join(fixtures, `${name}.parquet`));
  });

  it('says of input examples what MLflow said', async () => {
    let asked = 0;
    for (const { files: given, verdict, id } of conformanceCases().filter(({ group }) => group === 'example')) {
      const answer = await checkSource({ kind: 'example', files: given }, readMlmodel(given.MLmodel));
      if (answer.kind !== 'report') continue;
      const { strict, serving } = answer.report.ways;
      asked += 1;
      if (verdict.strict !== 'n/a') assert.equal(strict.isAccepted, verdict.strict === 'ok', id);
      if (verdict.serving !== 'n/a') assert.equal(serving.isAccepted, verdict.serving === 'ok', id);
    }
    assert.ok(asked > 500, `${asked} examples`);
  });

  it('blames the column of a field that a short row lacks', async () => {
    const model = modelText(
      '[{"type": "long", "name": "a"}, {"type": "long", "name": "b"}, {"type": "string", "name": "c"}]',
    );
    const report = await reportOf(model, fileWith('csv', 'a,b,c\n1\n'));
    assert.deepEqual(
      report?.columns.map(({ outcomes }) => outcomes.serving),
      ['accepted', 'refused', 'accepted'],
    );
  });

  it('says why there is nothing to say', async () => {
    const model = modelText('[{"type": "long", "name": "a"}]');
    const latin = path.join(folder, 'latin.csv');
    writeFileSync(latin, new Uint8Array([0x61, 0x0a, 0xe9, 0x0a]));
    for (const [text, file, id] of [
      [model, '/nowhere/at/all.csv', 'dataFileNone'],
      [model, folder, 'dataFileNone'],
      [model, latin, 'dataFileNotUtf8'],
      [modelText('[{"type": "lung", "name": "a"}]'), latin, 'dataModelRefused'],
    ] as const) {
      const answer = await checkSource({ kind: 'file', path: file }, readMlmodel(text));
      assert.equal(answer.kind === 'unreadable' && answer.message.id, id);
    }
    const none = await checkSource({ kind: 'example', files: {} }, readMlmodel(model));
    assert.equal(none.kind === 'unreadable' && none.message.id, 'dataExampleNone');
  });
});
