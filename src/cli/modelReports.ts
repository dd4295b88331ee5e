import path from 'node:path';
import { renderEnglish } from '../core/base/message.ts';
import { checkModel, modelFile, type CheckOptions, type Diagnostic } from '../core/mlmodel/checkModel.ts';
import type { Siblings } from '../core/mlmodel/siblings.ts';
import { internalError, problemOf, tooLargeBeside } from './fileProblems.ts';
import type { FileReport, Finding } from './finding.ts';
import type { FolderSiblings } from './folderSiblings.ts';
import { slashed } from './givenModels.ts';
import type { TextRead } from './readText.ts';

export interface ModelToCheck {
  /** As it is told. */
  readonly shown: string;
  readonly read: TextRead;
  readonly siblings: Siblings & Partial<FolderSiblings>;
}

/**
 * The report of a model itself, then those of the files beside it that something is told about. A mistake of ours in one model becomes a finding of
 * it, so that the others are still checked; `complain` is told where it happened.
 */
export function reportsOf(
  { shown, read, siblings }: ModelToCheck,
  rules: NonNullable<CheckOptions['rules']>,
  complain: (line: string) => void,
): readonly FileReport[] {
  if (read.kind !== 'text') return [{ path: shown, text: '', findings: [problemOf(read)] }];
  const { text } = read;
  try {
    const diagnostics = checkModel(text, siblings, { rules });
    const findingsIn = (asked: string) => diagnostics.filter(({ file }) => file === asked).map(findingOf);
    const beside = (file: string): string => slashed(path.join(path.dirname(shown), file));
    const files = new Set(diagnostics.map(({ file }) => file));
    files.delete(modelFile);
    return [
      { path: shown, text, findings: findingsIn(modelFile) },
      ...Array.from(files, (file) => ({
        path: beside(file),
        text: siblings.text(file) ?? '',
        findings: findingsIn(file),
      })),
      ...(siblings.tooLarge?.() ?? []).map((file) => ({ path: beside(file), text: '', findings: [tooLargeBeside] })),
    ];
  } catch (error) {
    complain(`mlmodel: ${shown}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return [{ path: shown, text: '', findings: [internalError] }];
  }
}

function findingOf({ code, severity, message, span, fixes }: Diagnostic): Finding {
  const fix = fixes.find(({ isPreferred }) => isPreferred) ?? fixes[0];
  return { code, severity, message: renderEnglish(message), at: span, ...(fix && { fix: renderEnglish(fix.title) }) };
}
