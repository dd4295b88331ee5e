import path from 'node:path';
import type { Severity } from '../core/mlmodel/rule.ts';
import { isRuleCode, ruleTable } from '../core/mlmodel/ruleTable.ts';
import { noSiblings } from '../core/mlmodel/siblings.ts';
import { formats, oneOf, readArguments, WrongUse } from './arguments.ts';
import { fileProblemRules } from './fileProblems.ts';
import { Tally, type Summary } from './finding.ts';
import { folderSiblings } from './folderSiblings.ts';
import { givenModels, type GivenModel, type Missed } from './givenModels.ts';
import type { CliIo } from './io.ts';
import { reportsOf, type ModelToCheck } from './modelReports.ts';
import { counted, counts } from './prettyReport.ts';
import { decodeText, readText } from './readText.ts';
import { reporterFor } from './reporter.ts';

/**
 * `mlmodel check PATH…`: exit code 2 when something of what was asked could not be checked, else 1 when there is an error. Models are read, checked
 * and told one after the other.
 */
export async function checkCommand(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string', default: 'pretty' },
    rule: { type: 'string', multiple: true, default: [] },
    quiet: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    'allow-empty': { type: 'boolean', default: false },
  });
  const format = oneOf('format', values.format, formats);
  const rules = severitiesOf(values.rule);
  if (positionals.length === 0) throw new WrongUse('A path is missing.');
  let isComplete = true;
  const models = givenModels(positionals, io.cwd, (missed) => {
    if (missed.kind === 'empty' && values['allow-empty']) return;
    if (missed.kind !== 'misnamed') isComplete = false;
    io.complain(`mlmodel check: ${missedTexts[missed.kind](missed)}`);
  });
  const reporter = reporterFor(format, io, [...ruleTable, ...fileProblemRules], closingOf, { hasHints: values.all });
  const tally = new Tally();
  await reporter.begin();
  for (const model of models) {
    if (io.out.isClosed) break;
    tally.countFile();
    for (const report of reportsOf(await opened(model, io), rules, (line) => io.complain(line))) {
      const kept = values.quiet ? report.findings.filter(({ severity }) => severity === 'error') : report.findings;
      tally.count(kept);
      if (kept.length > 0 || report.path === model.shown) await reporter.file({ ...report, findings: kept });
    }
  }
  await reporter.end(tally.summary);
  if (!isComplete) return 2;
  return tally.summary.errors > 0 ? 1 : 0;
}

function closingOf(summary: Summary): string {
  if (summary.files === 0) return 'No MLmodel file was found.';
  return `${counts(summary) ?? 'nothing found'} in ${counted(summary.files, 'model')}`;
}

type Severities = Readonly<Record<string, Severity | 'off'>>;

const severities = ['off', 'hint', 'information', 'warning', 'error'] as const;

function severitiesOf(given: readonly string[]): Severities {
  return Object.fromEntries(
    given.map((text) => {
      const [code = '', severity] = text.split('=');
      if (severity === undefined) throw new WrongUse(`--rule is CODE=SEVERITY, not “${text}”.`);
      if (!isRuleCode(code)) throw new WrongUse(`There is no code “${code}”.`);
      return [code, oneOf(`rule ${code}`, severity, severities)];
    }),
  );
}

const missedTexts: Readonly<Record<Missed['kind'], (missed: Missed) => string>> = {
  empty: ({ path: given }) => `“${given}” holds no MLmodel file.`,
  unreadable: ({ path: folder, code }) => `“${folder}” cannot be read: ${code}.`,
  misnamed: ({ path: file }) => `“${file}” is passed over: MLflow looks for “MLmodel”, in this spelling.`,
};

async function opened(model: GivenModel, io: CliIo): Promise<ModelToCheck> {
  const { shown } = model;
  if (model.kind === 'stdin') return { shown, read: decodeText(await io.readStdin()), siblings: noSiblings };
  const { file, isRegular = false, beside } = model;
  return { shown, read: readText(file, { isRegular }), siblings: folderSiblings(path.dirname(file), beside) };
}
