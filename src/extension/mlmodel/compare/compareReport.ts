import * as vscode from 'vscode';
import { plain } from '../../../core/signature/export/markdownTables.ts';
import type { ComparedSignatures } from '../../../protocol/comparePage.ts';

/** The comparison for a review or a wiki, in Markdown. */
export function compareReport({ from, to, comparison }: ComparedSignatures): string {
  const title = vscode.l10n.t('Signatures: {from} and {to}', { from: from.label, to: to.label });
  if (comparison === null) return `## ${plain(title)}\n`;
  const verdict = verdicts[comparison.verdict]();
  const heads = [vscode.l10n.t('Verdict'), vscode.l10n.t('Where'), vscode.l10n.t('What it means')];
  const rows = comparison.changes
    .toSorted((a, b) => Number(b.isBreaking) - Number(a.isBreaking))
    .map(({ isBreaking, part, where, meets }) => [
      isBreaking ? vscode.l10n.t('breaking') : vscode.l10n.t('compatible'),
      where === '' ? part : `${part}, ${where}`,
      meets,
    ]);
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |\n`;
  const table =
    rows.length === 0 ? '' : `\n${line(heads)}|${' --- |'.repeat(heads.length)}\n${rows.map(line).join('')}`;
  return `## ${plain(title)}\n\n${plain(verdict)}\n${table}`;
}

const verdicts = {
  identical: () => vscode.l10n.t('Identical: the signatures mean the same.'),
  compatible: () => vscode.l10n.t('Compatible: the second can take the place of the first.'),
  breaking: () => vscode.l10n.t('Breaking: the second cannot take the place of the first.'),
};
