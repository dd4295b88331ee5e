import * as vscode from 'vscode';
import type { CheckDataState, PageColumn, PageOutcome, PageWay } from '../../../protocol/checkDataPage.ts';

/** The result as Markdown, to be put into an issue or a review. */
export function reportMarkdown({ model, source, report }: CheckDataState): string {
  if (!report || !source) return '';
  const lines = [
    `**${plain(source.name)}** → **${plain(model)}**`,
    '',
    wayLine(vscode.l10n.t('Scoring server'), report.serving),
    wayLine('predict', report.predict),
    '',
    row([
      vscode.l10n.t('Column'),
      vscode.l10n.t('Declared'),
      vscode.l10n.t('In the data'),
      vscode.l10n.t('Scoring server'),
      'predict',
      vscode.l10n.t('First row refused'),
    ]),
    row(['---', '---', '---', '---', '---', '--:']),
    ...report.columns.map(columnLine),
  ];
  return `${lines.join('\n')}\n`;
}

function wayLine(name: string, { isAccepted, problems: [first] }: PageWay): string {
  const verdict = outcomeTexts()[isAccepted ? 'accepted' : 'refused'];
  return `- ${name}: ${verdict}${first === undefined ? '' : `. ${plain(first)}`}`;
}

function columnLine(column: PageColumn): string {
  const { name, declared, found, serving, predict, firstRow } = column;
  const texts = outcomeTexts();
  const cells = [name, declared ?? '–', found?.type ?? '–'].map((cell) => plain(cell));
  return row([...cells, texts[serving], texts[predict], firstRow === null ? '' : String(firstRow)]);
}

function outcomeTexts(): Readonly<Record<PageOutcome, string>> {
  return {
    accepted: vscode.l10n.t('Accepted'),
    refused: vscode.l10n.t('Refused'),
    changed: vscode.l10n.t('Changed'),
    ignored: vscode.l10n.t('Ignored'),
    unknown: vscode.l10n.t('Cannot tell'),
  };
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Names come from files: they are shown, and are no markup. */
function plain(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, String.raw`\$&`);
}
