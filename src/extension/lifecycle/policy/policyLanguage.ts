import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/lifetime.ts';
import { policyCompletion, type PolicyCompletion } from '../../../core/lifecycle/gates/policyFile/policyCompletion.ts';
import { policyHover } from '../../../core/lifecycle/gates/policyFile/policyHover.ts';
import { policyOutline, type PolicySymbol } from '../../../core/lifecycle/gates/policyFile/policyOutline.ts';
import { rangeOf } from '../../mlmodel/textRange.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { policyActions } from './policyActions.ts';
import { policyLanguageId } from './policyLanguageId.ts';
import { PolicyProblems } from './policyProblems.ts';

/** The language of promotion policies. All of it is computed in core; this is how VS Code is told. */
export function registerPolicyLanguage({ extensionUri }: Pick<LifecycleDeps, 'extensionUri'>): Disposable {
  const { languages } = vscode;
  const policy: vscode.DocumentSelector = { language: policyLanguageId };
  return vscode.Disposable.from(
    new PolicyProblems(extensionUri),
    languages.registerCompletionItemProvider(policy, { provideCompletionItems: completions }, ' ', '[', '{'),
    languages.registerHoverProvider(policy, { provideHover: hover }),
    languages.registerDocumentSymbolProvider(policy, {
      provideDocumentSymbols: (document) => policyOutline(document.getText()).map((one) => symbol(document, one)),
    }),
    languages.registerCodeActionsProvider(
      policy,
      { provideCodeActions: policyActions },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

function completions(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
  return policyCompletion(document.getText(), document.offsetAt(position)).map((completion, index) =>
    item(document, completion, index),
  );
}

const itemKinds = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
} as const;

function item(document: vscode.TextDocument, completion: PolicyCompletion, index: number): vscode.CompletionItem {
  const { label, kind, snippet, replaced, documentation, goesOn } = completion;
  const made = new vscode.CompletionItem(label, itemKinds[kind]);
  made.insertText = new vscode.SnippetString(snippet);
  made.range = rangeOf(document, replaced);
  made.sortText = String(index).padStart(4, '0');
  if (documentation !== '') made.documentation = new vscode.MarkdownString(documentation);
  if (goesOn) made.command = { title: '', command: 'editor.action.triggerSuggest' };
  return made;
}

function hover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
  const found = policyHover(document.getText(), document.offsetAt(position));
  if (!found) return undefined;
  const text = new vscode.MarkdownString();
  text.appendCodeblock(found.title, 'yaml');
  text.appendMarkdown(found.documentation);
  return new vscode.Hover(text, rangeOf(document, found.at));
}

const symbolKinds = { rule: vscode.SymbolKind.Object, gate: vscode.SymbolKind.Property } as const;

function symbol(document: vscode.TextDocument, one: PolicySymbol): vscode.DocumentSymbol {
  const [range, selection] = [rangeOf(document, one.span), rangeOf(document, one.selection)];
  const made = new vscode.DocumentSymbol(one.name, one.detail, symbolKinds[one.kind], range, selection);
  made.children = one.children.map((child) => symbol(document, child));
  return made;
}
