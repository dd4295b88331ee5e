import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { anchorOf, modelFile } from '../../core/mlmodel/checkModel.ts';
import type { Fix } from '../../core/mlmodel/rule.ts';
import { suppressEdit } from '../../core/mlmodel/suppress.ts';
import { render } from '../base/text.ts';
import { disableRuleCommand } from './disableRule.ts';
import { fixEdit, fixesEdit, safeFixes, type Place, type SafeFix } from './fixEdit.ts';
import { languageId } from './languageLoader.ts';
import type { CheckedModel } from './modelChecker.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { typingPause } from './openModel.ts';
import { problemSource } from './publishedProblems.ts';
import type { ValidatedModels } from './validatedModels.ts';
import { isWritable } from './writable.ts';

/** `source.fixAll.mlflow`: what `editor.codeActionsOnSave` names. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('mlflow');

const selector: vscode.DocumentSelector = [
  { language: languageId },
  { pattern: '**/{*.json,*.yaml,*.yml,*.txt}' }, // problems of siblings stand in the siblings
];

export interface CodeActionsDeps {
  readonly documents: OpenDocuments;
  readonly validated: ValidatedModels;
}

export function registerCodeActions(deps: CodeActionsDeps): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(selector, new QuickFixes(deps), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  });
}

class QuickFixes implements vscode.CodeActionProvider {
  readonly #deps: CodeActionsDeps;

  constructor(deps: CodeActionsDeps) {
    this.#deps = deps;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only, triggerKind }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const { documents } = this.#deps;
    if (!documents.concern(document) && !hasProblem(document)) return [];
    // The lamp asks after every key: whoever goes on typing does not wait for it, and nothing is checked for it alone.
    if (triggerKind === vscode.CodeActionTriggerKind.Automatic && !only) await sleep(typingPause);
    if (token.isCancellationRequested) return [];
    const models = await this.#modelsOf(document);
    if (token.isCancellationRequested) return [];
    const places = models.flatMap((model) => placesIn(model, document.uri));
    if (only?.intersects(vscode.CodeActionKind.Source)) return isWritable(document) ? fixEverything(places) : [];
    const found = places.filter(({ model, diagnostic }) =>
      model.rangeOf(diagnostic.file, diagnostic.span).intersection(range),
    );
    const link = linker(diagnostics.filter(({ source }) => source === problemSource));
    return actionsFor(document, found, places).map(({ action, place }) => link(action, place));
  }

  /** Made when it is chosen, and not for a text that has changed since it was offered. */
  resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
    if (action instanceof FixSame && action.document.version === action.version) action.edit = fixesEdit(action.fixes);
    return action;
  }

  /** Models that no editor shows are checked anew, which is only worth it where problems are shown, of whatever line. */
  async #modelsOf(document: vscode.TextDocument): Promise<readonly CheckedModel[]> {
    const { documents, validated } = this.#deps;
    const found = await Promise.all([
      documents.checkedOf(document),
      hasProblem(document) ? validated.checkedOf(document) : [],
    ]);
    return found.flat();
  }
}

/** An action and the finding that it is about. */
interface Offer {
  readonly action: vscode.CodeAction;
  readonly place: Place;
}

function hasProblem({ uri }: vscode.TextDocument): boolean {
  return vscode.languages.getDiagnostics(uri).some(({ source }) => source === problemSource);
}

function placesIn(model: CheckedModel, uri: vscode.Uri): Place[] {
  const wanted = uri.toString();
  return model.diagnostics
    .filter(({ file }) => model.uriOf(file).toString() === wanted)
    .map((diagnostic) => ({ model, diagnostic }));
}

/** Tells each action which problem it is about, as VS Code shows it: so that the lamp stands beside it and the Problems panel offers the fix. */
function linker(shown: readonly vscode.Diagnostic[]): (action: vscode.CodeAction, place: Place) => vscode.CodeAction {
  const problems = new Map(shown.map((one) => [problemKey(codeOf(one), one.range), one]));
  return (action, { model, diagnostic }) => {
    const problem = problems.get(problemKey(diagnostic.code, model.rangeOf(diagnostic.file, diagnostic.span)));
    if (problem) action.diagnostics = [problem];
    return action;
  };
}

function problemKey(code: unknown, { start, end }: vscode.Range): string {
  return [code, start.line, start.character, end.line, end.character].join(' ');
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** For each finding its fixes, and for each code what holds for all findings of the document. */
function actionsFor(document: vscode.TextDocument, found: readonly Place[], all: readonly Place[]): readonly Offer[] {
  const mayWrite = isWritable(document);
  const fixes = found.flatMap((place) =>
    place.diagnostic.fixes.map((fix) => ({ action: fixAction(place, fix), place })),
  );
  const ofCodes = firstOfEachCode(found).flatMap((place) => {
    const writing = mayWrite ? [...fixSame(document, place, all), ...disableHere(place)] : [];
    return [...writing, disableEverywhere(place)].map((action) => ({ action, place }));
  });
  return [...(mayWrite ? fixes : []), ...ofCodes];
}

function firstOfEachCode(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.toReversed().map((place) => [place.diagnostic.code, place])).values()].toReversed();
}

function fixAction(place: Place, fix: Fix): vscode.CodeAction {
  const action = new vscode.CodeAction(render(fix.title), vscode.CodeActionKind.QuickFix);
  action.isPreferred = fix.isPreferred;
  action.edit = fixEdit(place, fix);
  return action;
}

/** One press for all problems of a kind. */
class FixSame extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly fixes: readonly SafeFix[];

  constructor(document: vscode.TextDocument, code: string, fixes: readonly SafeFix[]) {
    const count = fixes.length;
    const title = vscode.l10n.t('Fix all {count} problems “{code}” in this file', { count, code });
    super(title, vscode.CodeActionKind.QuickFix);
    this.document = document;
    this.version = document.version;
    this.fixes = fixes;
  }
}

function fixSame(
  document: vscode.TextDocument,
  { diagnostic: { code } }: Place,
  all: readonly Place[],
): vscode.CodeAction[] {
  const fixes = safeFixes(all.filter(({ diagnostic }) => diagnostic.code === code));
  return fixes.length < 2 ? [] : [new FixSame(document, code, fixes)];
}

function fixEverything(places: readonly Place[]): vscode.CodeAction[] {
  const fixes = safeFixes(places);
  if (fixes.length === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all MLmodel problems that have a safe fix'), fixAllKind);
  action.edit = fixesEdit(fixes);
  return [action];
}

/** JSON has no comments. */
function disableHere({ model, diagnostic: { code, file, span } }: Place): vscode.CodeAction[] {
  if (file.endsWith('.json')) return [];
  const text = model.textOf(file);
  const { at, text: comment } = suppressEdit(text, code, anchorOf(model.document, file, span));
  const title =
    file === modelFile
      ? vscode.l10n.t('Disable “{code}” here (comment)', { code })
      : vscode.l10n.t('Disable “{code}” in this line (comment)', { code });
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.insert(model.uriOf(file), model.rangeOf(file, { start: at, end: at }).start, comment);
  return [action];
}

function disableEverywhere({ model, diagnostic: { code } }: Place): vscode.CodeAction {
  const title = vscode.l10n.t('Disable “{code}” everywhere (setting)', { code });
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: disableRuleCommand, arguments: [code, model.uri] };
  return action;
}
