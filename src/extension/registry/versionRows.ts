import type { Row } from '../base/commands.ts';
import type { ExperimentsNode, RunNode } from '../explorer/experimentNodes.ts';
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

/** The versions of one model that were chosen together; undefined when they are of several. */
export function versionsOfRows(rows: readonly Row[]): { name: string; versions: string[] } | undefined {
  const chosen = rows.filter(isVersionRow).map(({ version }) => version);
  const [first] = chosen;
  if (!first || chosen.some(({ name }) => name !== first.name)) return undefined;
  return { name: first.name, versions: chosen.map(({ version }) => version) };
}

export function runOfRow(row: Row | undefined): { runId: string } | undefined {
  return row?.kind === 'run' && 'run' in row ? { runId: (row as RunNode).run.id } : undefined;
}

export function experimentOfRow(row: Row | undefined): { experimentId: string } | undefined {
  return row?.kind === 'experiment' && 'experiment' in row
    ? { experimentId: (row as ExperimentRow).experiment.id }
    : undefined;
}

type ExperimentRow = Extract<ExperimentsNode, { readonly kind: 'experiment' }>;
