import * as vscode from 'vscode';
import type { CheckedModel } from './modelChecker.ts';
import type { ValidatedModels } from './validatedModels.ts';

export interface ValidationSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

/** Told after each file: how many of all are done. */
export type Progress = (done: number, all: number) => void;

const pattern = '**/MLmodel';
/** Files that are read at the same time. */
const atOnce = 8;

/** Checks every `MLmodel` file of the workspace. Ends early when cancelled; what was checked until then counts, and its problems stay. */
export async function validateWorkspace(
  models: ValidatedModels,
  signal: AbortSignal,
  progress: Progress,
): Promise<ValidationSummary> {
  const found = await vscode.workspace.findFiles(pattern);
  const uris = found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const checked: CheckedModel[] = [];
  const waiting = uris.values();
  const work = async (): Promise<void> => {
    for (const uri of waiting) {
      if (signal.aborted) return;
      const one = await models.check(uri);
      if (one) checked.push(one);
      progress(checked.length, uris.length);
      await new Promise(setImmediate); // what a person does in the meantime goes first
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  models.watch();
  return summary(checked);
}

function summary(checked: readonly CheckedModel[]): ValidationSummary {
  const severities = checked.flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => severity));
  const count = (wanted: string): number => severities.filter((severity) => severity === wanted).length;
  return { files: checked.length, errors: count('error'), warnings: count('warning') };
}
