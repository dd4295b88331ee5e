import path from 'node:path';
import { renderEnglish } from '../core/base/message.ts';
import type { MlmodelDocument } from '../core/mlmodel/document.ts';
import type { RuleDocs } from '../core/mlmodel/rule.ts';
import { isTypeHinted } from '../core/mlmodel/typeHint.ts';
import { dataModes, judgeJson, readJsonData, type DataMode } from '../node/checkData/judgeJson.ts';
import { tableFormat } from '../node/checkData/tableFormat.ts';
import { formats, oneOf, readArguments, WrongUse } from './arguments.ts';
import { Tally, type Finding } from './finding.ts';
import type { CliIo } from './io.ts';
import { counts } from './prettyReport.ts';
import { readModel } from './readModel.ts';
import { decodeText, readText, type TextRead } from './readText.ts';
import { reporterFor } from './reporter.ts';
import type { SarifRule } from './sarifReport.ts';
import { checkTable, type TableCheck, type TableProblem } from './tableFindings.ts';

/** `mlmodel data MODEL DATAFILE`: exit code 1 when the model would refuse the data. */
export async function dataCommand(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string', default: 'pretty' },
    mode: { type: 'string', default: 'serving' },
  });
  const format = oneOf('format', values.format, formats);
  const mode = oneOf('mode', values.mode, dataModes);
  const [modelPath, dataPath] = positionals;
  if (modelPath === undefined || dataPath === undefined || positionals.length > 2) {
    throw new WrongUse('A model and a data file are needed.');
  }
  const { document } = readModel(modelPath, io.cwd);
  const { text, lines, problems } = await checked(dataPath, mode, document, io);
  const findings = problems.map((problem) => findingOf(problem, mode));
  const tally = new Tally();
  tally.countFile();
  tally.count(findings);
  const reporter = reporterFor(format, io, rules, (summary) => counts(summary) ?? 'The model takes the data.');
  await reporter.begin();
  await reporter.file({ path: dataPath.replaceAll(path.sep, '/'), text, ...(lines && { lines }), findings });
  await reporter.end(tally.summary);
  return findings.length > 0 ? 1 : 0;
}

async function checked(dataPath: string, mode: DataMode, document: MlmodelDocument, io: CliIo): Promise<TableCheck> {
  const file = path.resolve(io.cwd, dataPath);
  const format = tableFormat(dataPath);
  const model = { signature: document.signature, isFromTypeHint: isTypeHinted(document) };
  if (format) return checkTable(file, dataPath, format, mode, model);
  const text = textOf(dataPath, dataPath === '-' ? decodeText(await io.readStdin()) : readText(file));
  const problems = judgeJson(readJsonData(text, dataPath), mode, model);
  return {
    text,
    problems: problems.map(({ message, at }) => ({ message: renderEnglish(message), at: at ?? nowhere })),
  };
}

const nowhere = { start: 0, end: 0 };

function textOf(shown: string, read: TextRead): string {
  if (read.kind === 'notUtf8') throw new WrongUse(`“${shown}” is not UTF-8.`);
  if (read.kind === 'unreadable') throw new WrongUse(`“${shown}” cannot be read: ${read.reason}.`);
  return read.text;
}

function findingOf({ message, at }: TableProblem, mode: DataMode): Finding {
  return { code: `data-${mode}`, severity: 'error', message, at };
}

const docs: Readonly<Record<DataMode, RuleDocs>> = {
  strict: {
    cause: 'predict() of the model refuses the data.',
    example: '{"columns": ["age"], "data": [["old"]]}',
    cure: 'Give each column the type that the signature names, or correct the signature.',
  },
  serving: {
    cause: 'The scoring server refuses the request.',
    example: '{"dataframe_split": {"columns": ["age"], "data": [["old"]]}}',
    cure: 'Send values that can be converted to the types of the signature, or correct the signature.',
  },
};

const rules: readonly SarifRule[] = dataModes.map((mode) => ({
  code: `data-${mode}`,
  severity: 'error',
  docs: docs[mode],
}));
