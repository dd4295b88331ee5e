import * as vscode from 'vscode';
import { foldsOf } from '../../core/mlmodel/features/folding.ts';
import { signatureLens } from '../../core/mlmodel/features/lens.ts';
import { outlineOf, type OutlineItem } from '../../core/mlmodel/features/outline.ts';
import { render } from '../base/text.ts';
import type { Connections } from '../connections/session.ts';
import { provideCompletions } from './completionProvider.ts';
import { provideHover } from './hoverProvider.ts';
import { languageId } from './languageLoader.ts';
import { provideLinks } from './linkProvider.ts';
import { parsed } from './parsed.ts';
import { prepareRename, provideRename } from './renameProvider.ts';
import { registerRewrites } from './rewrites.ts';
import { rangeOf } from './textRange.ts';

/** Everything of the language but problems and their fixes. All of it is computed in core; this is how VS Code is told. */
export function registerProviders(connections: Connections): vscode.Disposable {
  const { languages } = vscode;
  const mlmodel: vscode.DocumentSelector = { language: languageId };
  return vscode.Disposable.from(
    languages.registerHoverProvider(mlmodel, {
      provideHover: (document, position) => provideHover(document, position, connections),
    }),
    languages.registerCompletionItemProvider(mlmodel, { provideCompletionItems: provideCompletions }, '"', ' ', '/'),
    languages.registerDocumentSymbolProvider(mlmodel, {
      provideDocumentSymbols: (document) => outlineOf(parsed(document)).map((item) => symbol(document, item)),
    }),
    languages.registerFoldingRangeProvider(mlmodel, { provideFoldingRanges: folds }),
    languages.registerDocumentLinkProvider(mlmodel, {
      provideDocumentLinks: (document) => provideLinks(document, connections),
    }),
    languages.registerCodeLensProvider(mlmodel, { provideCodeLenses: lenses }),
    languages.registerRenameProvider(mlmodel, { prepareRename, provideRenameEdits: provideRename }),
    registerRewrites(mlmodel),
  );
}

const symbolKinds = {
  key: vscode.SymbolKind.Property,
  map: vscode.SymbolKind.Object,
  column: vscode.SymbolKind.Field,
  parameter: vscode.SymbolKind.Variable,
} as const;

function symbol(document: vscode.TextDocument, item: OutlineItem): vscode.DocumentSymbol {
  const made = new vscode.DocumentSymbol(
    item.name || '""', // VS Code takes none without a name
    item.detail,
    symbolKinds[item.kind],
    rangeOf(document, item.span),
    rangeOf(document, item.selection),
  );
  made.children = item.children.map((child) => symbol(document, child));
  return made;
}

function folds(document: vscode.TextDocument): vscode.FoldingRange[] {
  return foldsOf(parsed(document)).map((span) => {
    const { start, end } = rangeOf(document, span);
    return new vscode.FoldingRange(start.line, end.line);
  });
}

/** Plain text: what can be done with a signature gets lenses of its own. */
function lenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const lens = signatureLens(parsed(document));
  if (!lens) return [];
  const title = lens.parts.map(render).join(' · ');
  return [new vscode.CodeLens(rangeOf(document, lens.at), { title, command: '' })];
}
