import * as vscode from 'vscode';
import type { PolicyFix, PolicyProblem } from '../../../core/lifecycle/gates/policyFile/policyProblem.ts';
import { render } from '../../base/text.ts';
import { rangeOf } from '../../mlmodel/textRange.ts';
import { isWritable } from '../../mlmodel/writable.ts';
import { policyRead } from './policyRead.ts';

/** The fixes of the problems that the range touches. */
export function policyActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  if (!isWritable(document)) return [];
  return policyRead(document)
    .problems.filter(({ span }) => rangeOf(document, span).intersection(range))
    .flatMap((problem) => {
      const shown = diagnostics.filter((one) => isOf(document, one, problem));
      return problem.fixes.map((fix) => action(document, fix, shown));
    });
}

function isOf(document: vscode.TextDocument, shown: vscode.Diagnostic, { code, span }: PolicyProblem): boolean {
  const shownCode = typeof shown.code === 'object' ? shown.code.value : shown.code;
  return shownCode === code && shown.range.isEqual(rangeOf(document, span));
}

function action(
  document: vscode.TextDocument,
  { title, isPreferred, edits }: PolicyFix,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const made = new vscode.CodeAction(render(title), vscode.CodeActionKind.QuickFix);
  made.isPreferred = isPreferred;
  made.diagnostics = [...shown];
  made.edit = new vscode.WorkspaceEdit();
  for (const { at, text } of edits) made.edit.replace(document.uri, rangeOf(document, at), text);
  return made;
}
