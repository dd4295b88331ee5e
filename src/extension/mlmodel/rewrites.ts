import * as vscode from 'vscode';
import { formatsAt, type Format } from '../../core/mlmodel/features/formatSignature.ts';
import { render } from '../base/text.ts';
import { parsed } from './parsed.ts';
import { rangeOf } from './textRange.ts';
import { isWritable } from './writable.ts';

/** Other ways of writing the JSON of a signature. What they would write is made when one is chosen. */
export function registerRewrites(selector: vscode.DocumentSelector): vscode.Disposable {
  const providedCodeActionKinds = [vscode.CodeActionKind.RefactorRewrite];
  return vscode.languages.registerCodeActionsProvider(selector, new Rewrites(), { providedCodeActionKinds });
}

class Rewrite extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly format: Format;

  constructor(document: vscode.TextDocument, format: Format) {
    super(render(format.title), vscode.CodeActionKind.RefactorRewrite);
    this.document = document;
    this.version = document.version;
    this.format = format;
  }
}

class Rewrites implements vscode.CodeActionProvider<Rewrite> {
  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Rewrite[] {
    if (!isWritable(document)) return [];
    const offset = document.offsetAt(range.start);
    return formatsAt(parsed(document), offset).map((format) => new Rewrite(document, format));
  }

  /** Not for a text that has changed since it was offered: the places are those of the old one. */
  resolveCodeAction(action: Rewrite): Rewrite {
    if (action.document.version !== action.version) return action;
    const { at, text } = action.format.edit();
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(action.document.uri, rangeOf(action.document, at), text);
    return action;
  }
}
