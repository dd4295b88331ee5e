import type { Connection } from '../../core/connections/connection.ts';
import type { LoggedModel } from '../../core/tracking/loggedModel.ts';
import type { Row } from '../base/commands.ts';
import type { ConnectionNode } from '../connections/connectionItems.ts';
import type { Session } from '../connections/session.ts';
import type { ArtifactNode, ExperimentsNode } from '../explorer/experimentNodes.ts';
import type { ModelsNode } from '../explorer/modelNodes.ts';

type RowTarget<Kind> = Extract<ExperimentsNode | ModelsNode, { readonly kind: Kind }>;

/** A thing of which something can be copied: a row of a tree, or what a program named, in the same shape. */
export type CopyTarget =
  | { readonly kind: 'connection'; readonly connection: Connection }
  | { readonly kind: 'loggedModel'; readonly session: Session; readonly model: LoggedModel }
  | ArtifactNode
  | RowTarget<'experiment' | 'run' | 'metric' | 'param' | 'tag' | 'model' | 'version'>;

export type CopyKind = CopyTarget['kind'];
export type CopyTargetOf<Kind extends CopyKind> = Extract<CopyTarget, { readonly kind: Kind }>;

/** Rows of other kinds (groups, errors …) stand for nothing that can be copied. */
export function copyTargets(rows: readonly Row[]): readonly CopyTarget[] {
  return rows.flatMap((row): CopyTarget[] => {
    if (isConnection(row)) return [{ kind: 'connection', connection: row.entry.connection }];
    return isTarget(row) ? [row] : [];
  });
}

function isConnection(row: Row): row is ConnectionNode {
  return row.kind === 'connection';
}

function isTarget(row: Row): row is Exclude<CopyTarget, { kind: 'connection' }> {
  return rowKinds.has(row.kind);
}

const rowKinds: ReadonlySet<string> = new Set<Exclude<CopyKind, 'connection'>>([
  'experiment',
  'run',
  'metric',
  'param',
  'tag',
  'artifact',
  'loggedModel',
  'model',
  'version',
]);
