import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as vscode from 'vscode';

/** A tree as VS Code sees it. */
export interface Tree<Row> {
  getChildren(row?: Row): Promise<Row[]>;
  getTreeItem(row: Row): vscode.TreeItem;
  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem;
}

/** The rows below the rows with these labels, once none of them is on its way; without labels the topmost ones. */
export async function rowsBelow<Row>(tree: Tree<Row>, ...labels: readonly string[]): Promise<Row[]> {
  let rows = await allBelow(tree, undefined);
  for (const label of labels) rows = await allBelow(tree, find(tree, rows, label));
  return rows;
}

async function allBelow<Row>(tree: Tree<Row>, above: Row | undefined): Promise<Row[]> {
  for (;;) {
    const rows = await tree.getChildren(above);
    if (!rows.some((row) => tree.getTreeItem(row).label === 'Loading…')) return rows;
    await sleep(20);
  }
}

export function find<Row>(tree: Tree<Row>, rows: readonly Row[], label: string): Row {
  const found = rows.find((row) => tree.getTreeItem(row).label === label);
  assert.ok(found, `no row ${label} among: ${rows.map((row) => lookOf(tree, row)).join('; ')}`);
  return found;
}

/** `label | dim text` of each row. */
export async function looksBelow<Row>(tree: Tree<Row>, ...labels: readonly string[]): Promise<string[]> {
  return (await rowsBelow(tree, ...labels)).map((row) => lookOf(tree, row));
}

export function lookOf<Row>(tree: Tree<Row>, row: Row): string {
  const { label, description } = tree.getTreeItem(row);
  assert.ok(typeof label === 'string');
  return typeof description === 'string' ? `${label} | ${description}` : label;
}

/** The tooltip of a row, resolved as VS Code does when the pointer rests on it. */
export function tooltipOf<Row>(tree: Tree<Row>, row: Row): vscode.MarkdownString | undefined {
  const { tooltip } = tree.resolveTreeItem(tree.getTreeItem(row), row);
  assert.notEqual(typeof tooltip, 'string', 'a tooltip of plain text');
  return tooltip as vscode.MarkdownString | undefined;
}
