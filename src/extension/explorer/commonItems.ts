import * as vscode from 'vscode';
import { shortCause } from '../../core/tracking/errorText.ts';
import { failureText } from '../base/failure.ts';
import { formatClock, formatCount } from '../base/format.ts';
import { render } from '../base/text.ts';
import type { EmptyNode, ErrorNode, MoreNode } from './commonNodes.ts';

export interface Look {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: vscode.ThemeIcon;
  readonly context: readonly string[];
  readonly state?: vscode.TreeItemCollapsibleState;
  /** Said before the description by a screen reader, where an icon alone would tell it. */
  readonly status?: string;
}

/** A row as VS Code shows it. `contextValue` is a set of tokens joined by `;`. */
export function treeItem({ id, label, description, icon, context, state, status }: Look): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state ?? vscode.TreeItemCollapsibleState.None);
  item.id = id;
  if (description !== undefined && description !== '') item.description = description;
  if (icon !== undefined) item.iconPath = icon;
  item.contextValue = contextValue(context);
  item.accessibilityInformation = { label: [label, status, description].filter((part) => part).join(', ') };
  return item;
}

/** Icons and context values are few and rows are many: each is made once. */
const icons = new Map<string, vscode.ThemeIcon>();
const contextValues = new Map<string, string>();

export function icon(id: string, color?: string): vscode.ThemeIcon {
  const key = `${id} ${color}`;
  const known = icons.get(key);
  if (known) return known;
  const made = new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
  icons.set(key, made);
  return made;
}

function contextValue(tokens: readonly string[]): string {
  const value = `;${tokens.join(';')};`;
  const known = contextValues.get(value);
  if (known === undefined) contextValues.set(value, value);
  return known ?? value;
}

/** Lines of a tooltip. Text of a server stays text: no HTML, no links, no commands. */
export function plainTooltip(lines: readonly (string | undefined)[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('', true);
  tooltip.supportHtml = false;
  tooltip.isTrusted = false;
  for (const line of lines) {
    if (line === undefined || line === '') continue;
    tooltip.appendText(line);
    tooltip.appendMarkdown('  \n');
  }
  return tooltip;
}

export function moreItem(node: MoreNode): vscode.TreeItem {
  const { list, shown, loading } = node;
  const item = treeItem({
    id: `more:${list}`,
    label: loading ? vscode.l10n.t('Loading…') : vscode.l10n.t('Load more…'),
    description: vscode.l10n.t('{0} of more than {0}', formatCount(shown)),
    icon: icon(loading ? 'loading~spin' : 'ellipsis'),
    context: ['more'],
  });
  item.command = { command: 'mlflow.rows.loadMore', title: vscode.l10n.t('Load more…'), arguments: [node] };
  return item;
}

export function emptyItem({ list, text }: EmptyNode): vscode.TreeItem {
  return treeItem({ id: `empty:${list}`, label: text, context: ['empty'] });
}

export function errorItem({ list, what, error, since }: ErrorNode): vscode.TreeItem {
  const item = treeItem({
    id: `error:${list}`,
    label: what,
    description: render(shortCause(error)),
    icon: icon('warning', 'list.warningForeground'),
    context: ['error'],
  });
  item.tooltip = plainTooltip([
    failureText({ what }, error),
    since === undefined ? undefined : vscode.l10n.t('The rows above are from {time}.', { time: formatClock(since) }),
  ]);
  return item;
}
