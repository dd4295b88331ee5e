import * as vscode from 'vscode';
import type { Diagnostic } from '../../core/mlmodel/checkModel.ts';
import type { Fix } from '../../core/mlmodel/rule.ts';
import { disjoint, type Change } from './disjointFixes.ts';
import type { CheckedModel } from './modelChecker.ts';

/** A finding of a model. */
export interface Place {
  readonly model: CheckedModel;
  readonly diagnostic: Diagnostic;
}

/** A fix that is made together with others. */
export interface SafeFix extends Change {
  readonly place: Place;
  readonly fix: Fix;
}

export function fixEdit({ model, diagnostic }: Place, fix: Fix): vscode.WorkspaceEdit {
  const all = new vscode.WorkspaceEdit();
  addTo(all, model, fix.file ?? diagnostic.file, fix);
  return all;
}

/** The first fix of each, where it is safe; one that touches what another has changed waits for the next time. */
export function safeFixes(places: readonly Place[]): readonly SafeFix[] {
  const fixes = places.flatMap((place): SafeFix[] => {
    const { model, diagnostic } = place;
    const [fix] = diagnostic.fixes;
    if (!fix?.isPreferred) return [];
    return [{ place, fix, file: model.uriOf(fix.file ?? diagnostic.file).toString(), edits: fix.edits }];
  });
  return disjoint(fixes);
}

export function fixesEdit(fixes: readonly SafeFix[]): vscode.WorkspaceEdit {
  const all = new vscode.WorkspaceEdit();
  for (const { place, fix } of fixes) addTo(all, place.model, fix.file ?? place.diagnostic.file, fix);
  return all;
}

function addTo(all: vscode.WorkspaceEdit, model: CheckedModel, file: string, { edits }: Fix): void {
  const uri = model.uriOf(file);
  for (const { at, text } of edits) all.replace(uri, model.rangeOf(file, at), text);
}
