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
import { isModelPlace } from './modelPlaces.ts';
import { parsed } from './parsed.ts';
import { personAct } from '../base/personAct.ts';
import { prepareRename, provideRename } from './renameProvider.ts';
import { registerRewrites } from './rewrites.ts';
import { rangeOf } from './textRange.ts';

/** Everything of the language but problems and their fixes. All of it is computed in core; this is how VS Code is told. */
export function registerProviders(connections: Connections): vscode.Disposable {
  const { languages } = vscode;
  const mlmodel: vscode.DocumentSelector = { language: languageId };
  return vscode.Disposable.from(
    languages.registerHoverProvider(mlmodel, {
      provideHover: (document, position, token) => provideHover(document, position, token, connections),
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

/** What a signature has, as plain text, and what can be done with it. */
function lenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const lens = signatureLens(parsed(document));
  if (!lens) return [];
  const title = lens.parts.map(render).join(' · ');
  const at = rangeOf(document, lens.at);
  const act = personAct({ uri: document.uri.toString() });
  return [
    new vscode.CodeLens(at, { title, command: '' }),
    ...lensActs(document).map((one) => new vscode.CodeLens(at, { ...one, arguments: [act] })),
  ];
}

/** None for what lies nowhere yet, or is a version of another document. */
function lensActs({ isUntitled, uri }: vscode.TextDocument): readonly vscode.Command[] {
  if (isUntitled || !isModelPlace(uri)) return [];
  return [
    { title: vscode.l10n.t('Open visual editor'), command: 'mlflow.mlmodel.openVisualEditor' },
    { title: vscode.l10n.t('Check data'), command: 'mlflow.mlmodel.checkData' },
    { title: vscode.l10n.t('Compare'), command: 'mlflow.mlmodel.compareSignatures' },
  ];
}
