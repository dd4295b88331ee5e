import * as vscode from 'vscode';
import type { ValidatedModels } from './validatedModels.ts';

export interface ValidationSummary {
  /** That were checked. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  /** That could not be read. */
  readonly unreadable: number;
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
  const sum = { files: 0, errors: 0, warnings: 0, unreadable: 0 };
  const waiting = uris.values();
  const work = async (): Promise<void> => {
    for (const uri of waiting) {
      if (signal.aborted) return;
      const checked = await models.check(uri);
      if (checked) sum.files++;
      else sum.unreadable++;
      for (const { severity } of checked?.diagnostics ?? []) {
        if (severity === 'error') sum.errors++;
        if (severity === 'warning') sum.warnings++;
      }
      progress(sum.files + sum.unreadable, uris.length);
      await new Promise(setImmediate); // what a person does in the meantime goes first
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  models.watch();
  return sum;
}
