import { renderEnglish } from '../core/base/message.ts';
import { compareSignatures, type Comparison } from '../core/signature/compare.ts';
import type { Change, ComparedPart } from '../core/signature/compareChange.ts';
import type { Span } from '../core/base/span.ts';
import { formats, oneOf, readArguments, WrongUse } from './arguments.ts';
import type { Finding } from './finding.ts';
import type { CliIo } from './io.ts';
import { readModel, type NamedModel } from './readModel.ts';
import { sarifReporter, type SarifRule } from './sarifReport.ts';
import { shown } from './terminalText.ts';

/** `mlmodel diff OLD NEW`: exit code 1 when the new signature cannot take the place of the old. */
export async function diffCommand(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = readArguments(args, { format: { type: 'string', default: 'pretty' } });
  const format = oneOf('format', values.format, formats);
  const [oldPath, newPath] = positionals;
  if (oldPath === undefined || newPath === undefined || positionals.length > 2) {
    throw new WrongUse('Two models are compared: OLD and NEW.');
  }
  const [old, now] = [readModel(oldPath, io.cwd), readModel(newPath, io.cwd)];
  const comparison = compareSignatures(old.document.signature, now.document.signature);
  if (format === 'json') await io.out.write(`${JSON.stringify(jsonOf(comparison))}\n`);
  else if (format === 'sarif') await writeSarif(comparison, now, io);
  else await io.out.write(prettyOf(comparison));
  return comparison.verdict === 'breaking' ? 1 : 0;
}

function jsonOf({ verdict, changes }: Comparison) {
  return {
    version: 1,
    verdict,
    changes: changes.map(({ isBreaking, message, ...change }) => ({
      ...change,
      breaking: isBreaking,
      message: renderEnglish(message),
    })),
  };
}

function prettyOf({ verdict, changes }: Comparison): string {
  const lines = changes
    .toSorted((a, b) => Number(b.isBreaking) - Number(a.isBreaking))
    .map((change) => `${change.isBreaking ? 'breaking  ' : 'compatible'}  ${shown(renderEnglish(change.message))}\n`);
  return `${lines.join('')}${verdictTexts[verdict]}\n`;
}

const verdictTexts = {
  identical: 'identical: the signatures mean the same',
  compatible: 'compatible: the new signature can take the place of the old',
  breaking: 'breaking: the new signature cannot take the place of the old',
} as const;

async function writeSarif({ changes }: Comparison, now: NamedModel, io: CliIo): Promise<void> {
  const findings = changes.map((change) => findingOf(change, now));
  const rules = [...new Set(changes.map(({ kind }) => kind))].map(ruleOf);
  const reporter = sarifReporter(io.out, io.cwd, rules);
  await reporter.begin();
  await reporter.file({ path: now.shown, text: now.document.text, findings });
  await reporter.end({ files: 1, errors: 0, warnings: 0, notes: 0 });
}

function findingOf({ kind, part, isBreaking, message }: Change, now: NamedModel): Finding {
  const severity = isBreaking ? 'error' : 'information';
  return { code: kind, severity, message: renderEnglish(message), at: placeOf(part, now) };
}

/** A change is told at the part that it is in, or where that would be. */
function placeOf(name: ComparedPart, { document }: NamedModel): Span {
  const part = document.parts.find((one) => one.name === name);
  return part?.entry.key.span ?? document.top.get('signature')?.key.span ?? { start: 0, end: 0 };
}

function ruleOf(kind: Change['kind']): SarifRule {
  const cause = `The signature differs from the older one: ${kind.replaceAll('-', ' ')}.`;
  const cure = 'docs/signature-compatibility.md says which changes break whom.';
  return { code: kind, severity: 'information', docs: { cause, example: '', cure } };
}
