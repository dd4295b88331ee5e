import path from 'node:path';
import { renderEnglish } from '../core/base/message.ts';
import type { RuleDocs } from '../core/mlmodel/rule.ts';
import type { MlmodelDocument } from '../core/mlmodel/document.ts';
import { isTypeHinted } from '../core/mlmodel/typeHint.ts';
import { servingVerdict } from '../core/signature/enforce/verdicts.ts';
import type { DataProblem } from '../core/signature/enforce/verdict.ts';
import { formats, oneOf, readArguments, WrongUse } from './arguments.ts';
import { readData, requestOf, type DataFile } from './dataFile.ts';
import { Tally, type Finding } from './finding.ts';
import type { CliIo } from './io.ts';
import { counts } from './prettyReport.ts';
import { readModel } from './readModel.ts';
import { decodeText, readText, type TextRead } from './readText.ts';
import { reporterFor } from './reporter.ts';
import type { SarifRule } from './sarifReport.ts';
import { strictProblems } from './strictData.ts';
import { checkTable, tableFormat, type TableCheck, type TableProblem } from './tableFindings.ts';

const modes = ['strict', 'serving'] as const;
type Mode = (typeof modes)[number];

/** `mlmodel data MODEL DATAFILE`: exit code 1 when the model would refuse the data. */
export async function dataCommand(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string', default: 'pretty' },
    mode: { type: 'string', default: 'serving' },
  });
  const format = oneOf('format', values.format, formats);
  const mode = oneOf('mode', values.mode, modes);
  const [modelPath, dataPath] = positionals;
  if (modelPath === undefined || dataPath === undefined || positionals.length > 2) {
    throw new WrongUse('A model and a data file are needed.');
  }
  const { document } = readModel(modelPath, io.cwd);
  const { text, problems } = await checked(dataPath, mode, document, io);
  const findings = problems.map((problem) => findingOf(problem, mode));
  const tally = new Tally();
  tally.countFile();
  tally.count(findings);
  const reporter = reporterFor(format, io, rules, (summary) => counts(summary) ?? 'The model takes the data.');
  await reporter.begin();
  await reporter.file({ path: dataPath.replaceAll(path.sep, '/'), text, findings });
  await reporter.end(tally.summary);
  return findings.length > 0 ? 1 : 0;
}

async function checked(dataPath: string, mode: Mode, document: MlmodelDocument, io: CliIo): Promise<TableCheck> {
  const file = path.resolve(io.cwd, dataPath);
  const format = tableFormat(dataPath);
  const { signature } = document;
  if (format) return checkTable(file, dataPath, format, mode, { signature, isFromTypeHint: isTypeHinted(document) });
  const text = textOf(dataPath, dataPath === '-' ? decodeText(await io.readStdin()) : readText(file));
  const read = readData(text, /\.(ndjson|jsonl)$/i.test(dataPath));
  const problems = read.kind === 'refused' ? read.problems : problemsOf(read.data, mode, document);
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

type Problem = Pick<DataProblem, 'message' | 'at'>;

function problemsOf(data: DataFile, mode: Mode, document: MlmodelDocument): readonly Problem[] {
  const { signature } = document;
  const isFromTypeHint = isTypeHinted(document);
  if (mode === 'serving') return servingVerdict({ body: requestOf(data), signature, isFromTypeHint }).problems;
  return strictProblems(data, isFromTypeHint ? undefined : signature);
}

function findingOf({ message, at }: TableProblem, mode: Mode): Finding {
  return { code: `data-${mode}`, severity: 'error', message, at };
}

const docs: Readonly<Record<Mode, RuleDocs>> = {
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

const rules: readonly SarifRule[] = modes.map((mode) => ({
  code: `data-${mode}`,
  severity: 'error',
  docs: docs[mode],
}));
