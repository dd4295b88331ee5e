import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/lifetime.ts';
import type { Diagnostic } from '../../core/mlmodel/checkModel.ts';
import { render } from '../base/text.ts';
import type { CheckedModel } from './modelChecker.ts';
import { RuleDocs } from './ruleDocs.ts';

export const problemSource = 'MLflow';

/** What the Problems panel shows of all models. A problem stands in the file that it is in, which may be a sibling of the model. */
export class PublishedProblems implements Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('mlflow.mlmodel');
  readonly #docs: RuleDocs;
  /** By model: the files it has problems in. */
  readonly #files = new Map<string, readonly string[]>();
  /** By file and model: a file can be beside two models, when one of them lies in a folder of the other. */
  readonly #problems = new Map<string, Map<string, readonly vscode.Diagnostic[]>>();
  #isDisposed = false;

  constructor(extensionUri: vscode.Uri) {
    this.#docs = new RuleDocs(extensionUri);
  }

  publish(checked: CheckedModel): void {
    const files = new Map<string, vscode.Diagnostic[]>();
    for (const diagnostic of checked.diagnostics) {
      const file = checked.uriOf(diagnostic.file).toString();
      const problems = files.get(file) ?? [];
      files.set(file, problems);
      problems.push(this.#problem(checked, diagnostic));
    }
    this.#replace(checked.uri, files);
  }

  clear(model: vscode.Uri): void {
    this.#replace(model, new Map());
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#collection.dispose();
  }

  #replace(model: vscode.Uri, files: ReadonlyMap<string, readonly vscode.Diagnostic[]>): void {
    if (this.#isDisposed) return;
    const key = model.toString();
    const changed = new Set([...(this.#files.get(key) ?? []), ...files.keys()]);
    if (files.size > 0) this.#files.set(key, [...files.keys()]);
    else this.#files.delete(key);
    this.#collection.set(
      [...changed].map((file) => {
        const problems = this.#replaceIn(file, key, files.get(file));
        return [vscode.Uri.parse(file, true), problems.length > 0 ? problems : undefined];
      }),
    );
  }

  /** All that is found in the file now. */
  #replaceIn(file: string, model: string, found: readonly vscode.Diagnostic[] | undefined): vscode.Diagnostic[] {
    const byModel = this.#problems.get(file) ?? new Map<string, readonly vscode.Diagnostic[]>();
    if (found) byModel.set(model, found);
    else byModel.delete(model);
    if (byModel.size > 0) this.#problems.set(file, byModel);
    else this.#problems.delete(file);
    return [...byModel.values()].flat();
  }

  #problem(
    checked: CheckedModel,
    { code, severity, message, file, span, related, tag }: Diagnostic,
  ): vscode.Diagnostic {
    const problem = new vscode.Diagnostic(checked.rangeOf(file, span), render(message), severities[severity]);
    problem.source = problemSource;
    problem.code = { value: code, target: this.#docs.at(code) };
    if (tag) problem.tags = [tags[tag]];
    if (related.length > 0) {
      problem.relatedInformation = related.map((one) => {
        const place = new vscode.Location(checked.uriOf(one.file), checked.rangeOf(one.file, one.at));
        return new vscode.DiagnosticRelatedInformation(place, render(one.message));
      });
    }
    return problem;
  }
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

const tags = {
  unnecessary: vscode.DiagnosticTag.Unnecessary,
  deprecated: vscode.DiagnosticTag.Deprecated,
} as const;
