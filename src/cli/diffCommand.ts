import { renderEnglish } from '../core/base/message.ts';
import { compareSignatures, type Comparison } from '../core/signature/compare.ts';
import { specName } from '../core/signature/compareSchemas.ts';
import { comparisonJson } from '../core/signature/comparisonJson.ts';
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
  if (format === 'json')
    await io.out.write(`${JSON.stringify({ version: 1, ...comparisonJson(comparison, renderEnglish) })}\n`);
  else if (format === 'sarif') await writeSarif(comparison, now, io);
  else await io.out.write(prettyOf(comparison));
  return comparison.verdict === 'breaking' ? 1 : 0;
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
  const rules = [...new Map(changes.map((change) => [codeOf(change), ruleOf(change)])).values()];
  const reporter = sarifReporter(io.out, io.cwd, rules);
  await reporter.begin();
  await reporter.file({ path: now.shown, text: now.document.text, findings });
  await reporter.end({ files: 1, errors: 0, warnings: 0, notes: 0, hints: 0 });
}

function findingOf(change: Change, now: NamedModel): Finding {
  const severity = change.isBreaking ? 'error' : 'information';
  return { code: codeOf(change), severity, message: renderEnglish(change.message), at: placeOf(change, now) };
}

/** Among the results of other tools a code has to say what it is about: `signature-input-removed`, `signature-outputs-added`. */
function codeOf({ kind, part }: Change): string {
  return kind.startsWith('part-') ? `signature-${kind.replace('part', part)}` : `signature-${singular[part]}-${kind}`;
}

const singular: Readonly<Record<ComparedPart, string>> = { inputs: 'input', outputs: 'output', params: 'param' };

/** A change is told at its column, tensor or parameter; where that is gone at the part that it was in, or where that would be. */
function placeOf({ part: name, name: changed }: Change, { document }: NamedModel): Span {
  const part = document.parts.find((one) => one.name === name);
  // of a name that is there twice MLflow looks at the last one
  const spec = (part?.schema?.specs ?? part?.params ?? []).findLast(
    (one, index) => specName(one.name, index) === changed,
  );
  if (part && spec) return part.toFile(spec.span);
  return part?.entry.key.span ?? document.top.get('signature')?.key.span ?? { start: 0, end: 0 };
}

function ruleOf(change: Change): SarifRule {
  const cause = `The signature differs from the older one: ${change.part}, ${change.kind.replaceAll('-', ' ')}.`;
  const cure = 'docs/signature-compatibility.md says which changes break whom.';
  return { code: codeOf(change), severity: 'information', docs: { cause, example: '', cure } };
}
