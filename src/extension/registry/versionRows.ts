import type { Row } from '../base/commands.ts';
import type { ModelNode, VersionNode } from '../explorer/modelNodes.ts';

export function isVersionRow(row: Row | undefined): row is VersionNode {
  return row?.kind === 'version' && 'version' in row;
}

export function isModelRow(row: Row | undefined): row is ModelNode {
  return row?.kind === 'model' && 'model' in row;
}

/** What the row of a version says of it in the contract's terms. */
export function versionOfRow(row: Row | undefined): { name: string; version: string } | undefined {
  return isVersionRow(row) ? { name: row.version.name, version: row.version.version } : undefined;
}

export function modelOfRow(row: Row | undefined): { name: string } | undefined {
  return isModelRow(row) ? { name: row.model.name } : isVersionRow(row) ? { name: row.version.name } : undefined;
}
