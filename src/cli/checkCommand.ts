import { statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { checkModel, modelFile, type Diagnostic } from '../core/mlmodel/checkModel.ts';
import { noSiblings, type Siblings } from '../core/mlmodel/siblings.ts';
import { renderEnglish } from '../core/base/message.ts';
import type { Severity } from '../core/mlmodel/rule.ts';
import { isRuleCode, ruleTable } from '../core/mlmodel/ruleTable.ts';
import { formats, oneOf, readArguments, WrongUse } from './arguments.ts';
import { fileProblemRules, problemOf } from './fileProblems.ts';
import { findModels } from './findModels.ts';
import { Tally, type FileReport, type Finding, type Summary } from './finding.ts';
import { folderSiblings } from './folderSiblings.ts';
import { heapBrake } from './heapBrake.ts';
import type { CliIo } from './io.ts';
import { counted, counts } from './prettyReport.ts';
import { decodeText, readText, type TextRead } from './readText.ts';
import { reporterFor } from './reporter.ts';

/** `mlmodel check PATH…`: exit code 1 when there is an error. Models are read, checked and told one after the other. */
export async function checkCommand(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string', default: 'pretty' },
    rule: { type: 'string', multiple: true, default: [] },
    quiet: { type: 'boolean', default: false },
  });
  const format = oneOf('format', values.format, formats);
  const rules = severitiesOf(values.rule);
  if (positionals.length === 0) throw new WrongUse('A path is missing.');
  const targets = positionals.map((given) => targetOf(given, io.cwd));
  const reporter = reporterFor(format, io, [...ruleTable, ...fileProblemRules], closingOf);
  const tally = new Tally();
  const brake = heapBrake();
  await reporter.begin();
  for (const model of eachOnce(targets, io)) {
    if (io.out.isClosed) break;
    tally.countFile();
    brake();
    const read = model.kind === 'stdin' ? decodeText(await io.readStdin()) : readText(model.file);
    const siblings = model.kind === 'stdin' ? noSiblings : folderSiblings(path.dirname(model.file), model.beside);
    for (const report of reportsOf(model.shown, read, siblings, rules)) {
      const kept = values.quiet ? report.findings.filter(({ severity }) => severity === 'error') : report.findings;
      tally.count(kept);
      if (kept.length > 0 || report.path === model.shown) await reporter.file({ ...report, findings: kept });
    }
  }
  await reporter.end(tally.summary);
  return tally.summary.errors > 0 ? 1 : 0;
}

function closingOf(summary: Summary): string {
  if (summary.files === 0) return 'No MLmodel file was found.';
  return `${counts(summary) ?? 'nothing found'} in ${counted(summary.files, 'model')}`;
}

type Model = { readonly kind: 'stdin'; readonly shown: '-' } | FileModel;

interface FileModel {
  readonly kind: 'file';
  readonly file: string;
  /** What its folder holds, where that was read to find it. */
  readonly beside?: readonly Dirent[];
  /** As it was given, and on from there. */
  readonly shown: string;
}

type Target = Model | { readonly kind: 'folder'; readonly folder: string; readonly given: string };

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

function targetOf(given: string, cwd: string): Target {
  if (given === '-') return { kind: 'stdin', shown: '-' };
  const file = path.resolve(cwd, given);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new WrongUse(`There is no file or folder “${given}”.`);
  if (stat.isDirectory()) return { kind: 'folder', folder: file, given };
  return { kind: 'file', file, shown: slashed(path.normalize(given)) };
}

/** A model that is below two of the paths is checked once. */
function* eachOnce(targets: readonly Target[], io: CliIo): Iterable<Model> {
  const seen = new Set<string>();
  for (const target of targets) {
    for (const model of modelsOf(target, io)) {
      const key = model.kind === 'stdin' ? model.shown : model.file;
      if (seen.has(key)) continue;
      seen.add(key);
      yield model;
    }
  }
}

function* modelsOf(target: Target, io: CliIo): Iterable<Model> {
  if (target.kind !== 'folder') {
    yield target;
    return;
  }
  for (const { file, beside } of findModels(target.folder, (line) => io.complain(line))) {
    yield { kind: 'file', file, beside, shown: slashed(path.join(target.given, path.relative(target.folder, file))) };
  }
}

/** The report of the file itself, then those of the files beside it that something is told about. */
function* reportsOf(shown: string, read: TextRead, siblings: Siblings, rules: Severities): Iterable<FileReport> {
  if (read.kind !== 'text') {
    yield { path: shown, text: '', findings: [problemOf(read)] };
    return;
  }
  const diagnostics = checkModel(read.text, siblings, { rules });
  const findingsIn = (asked: string) => diagnostics.filter(({ file }) => file === asked).map(findingOf);
  yield { path: shown, text: read.text, findings: findingsIn(modelFile) };
  for (const file of new Set(diagnostics.map(({ file }) => file))) {
    if (file === modelFile) continue;
    const beside = slashed(path.join(path.dirname(shown), file));
    yield { path: beside, text: siblings.text(file) ?? '', findings: findingsIn(file) };
  }
}

function findingOf({ code, severity, message, span }: Diagnostic): Finding {
  return { code, severity, message: renderEnglish(message), at: span };
}

function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}
