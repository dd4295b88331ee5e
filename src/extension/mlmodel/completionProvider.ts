import * as vscode from 'vscode';
import { completionsAt, type Completion } from '../../core/mlmodel/features/completion.ts';
import { folderOf } from './modelFolder.ts';
import { parsed } from './parsed.ts';
import { rangeOf } from './textRange.ts';

/** Files of the folder are listed only where one of them can stand. */
export async function provideCompletions(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  const folder = folderOf(document.uri);
  const context = {
    get paths() {
      return folder?.siblings.paths() ?? [];
    },
  };
  const [model, offset] = [parsed(document), document.offsetAt(position)];
  let found = completionsAt(model, offset, context);
  const wanted = folder?.siblings.takeWanted();
  if (folder && wanted) {
    await folder.read(wanted);
    found = completionsAt(model, offset, context);
  }
  return found.map((completion, index) => item(document, completion, index));
}

const kinds = {
  key: vscode.CompletionItemKind.Property,
  flavor: vscode.CompletionItemKind.Module,
  type: vscode.CompletionItemKind.TypeParameter,
  value: vscode.CompletionItemKind.Value,
  module: vscode.CompletionItemKind.Module,
  file: vscode.CompletionItemKind.File,
} as const;

function item(document: vscode.TextDocument, completion: Completion, index: number): vscode.CompletionItem {
  const { label, kind, snippet, replaced, documentation, goesOn } = completion;
  const made = new vscode.CompletionItem(label, kinds[kind]);
  made.insertText = new vscode.SnippetString(snippet);
  made.range = rangeOf(document, replaced);
  made.sortText = String(index).padStart(4, '0');
  const quote = /^\\?"/.exec(snippet)?.[0];
  if (quote !== undefined) made.filterText = `${quote}${label}${quote}`; // what is replaced begins with it
  if (documentation !== undefined) made.documentation = new vscode.MarkdownString(documentation);
  if (goesOn) made.command = { title: '', command: 'editor.action.triggerSuggest' };
  return made;
}
