import * as vscode from 'vscode';
import type { FindProblem } from '../../../core/lifecycle/find/findQuery.ts';

/** Why a part of a search is not understood. */
export function problemText({ kind, text }: FindProblem): string {
  return texts[kind](text);
}

const texts: Readonly<Record<FindProblem['kind'], (text: string) => string>> = {
  stage: (text) => vscode.l10n.t('“{text}” is no stage: None, Staging, Production or Archived.', { text }),
  alias: () => vscode.l10n.t('An alias is missing after “alias:”.'),
  tag: (text) => vscode.l10n.t('“{text}” is no tag: write tag:key or tag:key=value.', { text }),
  metric: (text) => vscode.l10n.t('“{text}” compares no metric with a number: write f1>=0.6.', { text }),
  word: (text) =>
    vscode.l10n.t('“{text}” is no condition: there are name:, stage:, alias:, tag: and comparisons of metrics.', {
      text,
    }),
  quote: (text) => vscode.l10n.t('A closing quote is missing: {text}', { text }),
  long: () => vscode.l10n.t('The search is too long.'),
};
