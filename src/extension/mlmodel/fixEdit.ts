import * as vscode from 'vscode';
import type { Diagnostic } from '../../core/mlmodel/checkModel.ts';
import type { Fix } from '../../core/mlmodel/rule.ts';
import type { CheckedModel } from './modelChecker.ts';

interface Place {
  readonly model: CheckedModel;
  readonly diagnostic: Diagnostic;
}

export function fixEdit(
  model: CheckedModel,
  { file: found }: Diagnostic,
  { file = found, edits }: Fix,
): vscode.WorkspaceEdit {
  const all = new vscode.WorkspaceEdit();
  const uri = model.uriOf(file);
  for (const { at, text } of edits) all.replace(uri, model.rangeOf(file, at), text);
  return all;
}

/** The first fix of each; one that touches what another has changed waits for the next time. */
export function fixesEdit(places: readonly Place[]): vscode.WorkspaceEdit {
  const all = new vscode.WorkspaceEdit();
  const taken = new Map<string, vscode.Range[]>();
  for (const { model, diagnostic } of places) {
    const [fix] = diagnostic.fixes;
    if (!fix) continue;
    const file = fix.file ?? diagnostic.file;
    const uri = model.uriOf(file);
    const before = taken.get(uri.toString()) ?? [];
    const ranges = fix.edits.map(({ at }) => model.rangeOf(file, at));
    if (ranges.some((range) => before.some((other) => other.intersection(range)))) continue;
    taken.set(uri.toString(), [...before, ...ranges]);
    fix.edits.forEach(({ text }, index) => {
      const range = ranges[index];
      if (range) all.replace(uri, range, text);
    });
  }
  return all;
}
