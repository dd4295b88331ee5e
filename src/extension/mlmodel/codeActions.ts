import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { anchorOf, modelFile, type Diagnostic } from '../../core/mlmodel/checkModel.ts';
import type { Fix } from '../../core/mlmodel/rule.ts';
import { suppressEdit } from '../../core/mlmodel/suppress.ts';
import { render } from '../base/text.ts';
import { disableRuleCommand } from './disableRule.ts';
import { fixEdit, fixesEdit } from './fixEdit.ts';
import { languageId } from './languageLoader.ts';
import type { CheckedModel } from './modelChecker.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { typingPause } from './openModel.ts';
import { problemSource } from './publishedProblems.ts';
import type { ValidatedModels } from './validatedModels.ts';

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

/** A finding in the document that is asked about. */
interface Place {
  readonly model: CheckedModel;
  readonly diagnostic: Diagnostic;
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
    const ours = diagnostics.filter(({ source }) => source === problemSource);
    const wantsAll = only !== undefined && only.intersects(vscode.CodeActionKind.Source);
    // The lamp asks after every key: whoever goes on typing does not wait for it, and nothing is checked for it alone.
    if (triggerKind === vscode.CodeActionTriggerKind.Automatic) await sleep(typingPause);
    if (token.isCancellationRequested) return [];
    const models = await this.#modelsOf(document);
    if (token.isCancellationRequested) return [];
    const places = models.flatMap((model) => placesIn(model, document.uri));
    if (wantsAll) return fixEverything(places);
    const isWritable = document.isUntitled || vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false;
    const found = places.filter(({ model, diagnostic }) =>
      model.rangeOf(diagnostic.file, diagnostic.span).intersection(range),
    );
    return [
      ...(isWritable ? found.flatMap((place) => linked(place, fixActions(place, places), ours)) : []),
      ...firstOfEachCode(found).flatMap((place) =>
        linked(place, [...(isWritable ? disableHere(place) : []), disableEverywhere(place)], ours),
      ),
    ];
  }

  /** Models that no editor shows are checked anew, which is only worth it where problems are shown, of whatever line. */
  async #modelsOf(document: vscode.TextDocument): Promise<readonly CheckedModel[]> {
    const { documents, validated } = this.#deps;
    const hasProblem = vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === problemSource);
    const found = await Promise.all([documents.checkedOf(document), hasProblem ? validated.checkedOf(document) : []]);
    return found.flat();
  }
}

function placesIn(model: CheckedModel, uri: vscode.Uri): Place[] {
  const wanted = uri.toString();
  return model.diagnostics
    .filter(({ file }) => model.uriOf(file).toString() === wanted)
    .map((diagnostic) => ({ model, diagnostic }));
}

/** The problem as VS Code shows it: so that the lamp stands beside it and the Problems panel offers the fix. */
function problemOf({ model, diagnostic }: Place, shown: readonly vscode.Diagnostic[]): vscode.Diagnostic | undefined {
  const range = model.rangeOf(diagnostic.file, diagnostic.span);
  return shown.find((one) => codeOf(one) === diagnostic.code && one.range.isEqual(range));
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** The actions, each told which problem it is about. */
function linked(
  place: Place,
  actions: readonly vscode.CodeAction[],
  shown: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const problem = problemOf(place, shown);
  if (problem) for (const action of actions) action.diagnostics = [problem];
  return actions;
}

function firstOfEachCode(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.toReversed().map((place) => [place.diagnostic.code, place])).values()].toReversed();
}

function fixActions(place: Place, all: readonly Place[]): vscode.CodeAction[] {
  return [...place.diagnostic.fixes.map((fix) => fixAction(place, fix)), ...fixSame(place, all)];
}

function fixAction({ model, diagnostic }: Place, fix: Fix): vscode.CodeAction {
  const action = new vscode.CodeAction(render(fix.title), vscode.CodeActionKind.QuickFix);
  action.isPreferred = fix.isPreferred;
  action.edit = fixEdit(model, diagnostic, fix);
  return action;
}

/** One press for all problems of a kind, where there are several. */
function fixSame({ diagnostic: { code } }: Place, all: readonly Place[]): vscode.CodeAction[] {
  const same = all.filter(({ diagnostic }) => diagnostic.code === code && diagnostic.fixes[0]?.isPreferred);
  if (same.length < 2) return [];
  const title = vscode.l10n.t('Fix all {count} problems “{code}” in this file', { count: same.length, code });
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = fixesEdit(same);
  return [action];
}

function fixEverything(places: readonly Place[]): vscode.CodeAction[] {
  const safe = places.filter(({ diagnostic }) => diagnostic.fixes[0]?.isPreferred);
  if (safe.length === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all MLmodel problems that have a safe fix'), fixAllKind);
  action.edit = fixesEdit(safe);
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
