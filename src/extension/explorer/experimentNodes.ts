import type { Artifact, ArtifactOwner } from '../../core/tracking/artifact.ts';
import type { Experiment } from '../../core/tracking/experiment.ts';
import type { KeyValue } from '../../core/tracking/keyValue.ts';
import type { LoggedModel } from '../../core/tracking/loggedModel.ts';
import type { Metric, Run } from '../../core/tracking/run.ts';
import type { Session } from '../connections/session.ts';
import type { EmptyNode, ErrorNode, MoreNode } from './commonNodes.ts';

export const runGroups = ['metrics', 'params', 'tags', 'models', 'artifacts'] as const;
export type RunGroup = (typeof runGroups)[number];

/** Rows of the Experiments view. Every row knows the session it came from, so that an old row never acts on another server. */
export type ExperimentsNode =
  | { readonly kind: 'experiment'; readonly session: Session; readonly experiment: Experiment }
  | { readonly kind: 'runFilter'; readonly session: Session; readonly experiment: Experiment }
  | RunNode
  | { readonly kind: 'group'; readonly session: Session; readonly run: Run; readonly group: RunGroup }
  | { readonly kind: 'metric'; readonly session: Session; readonly run: Run; readonly metric: Metric }
  | { readonly kind: 'param'; readonly session: Session; readonly run: Run; readonly param: KeyValue }
  | { readonly kind: 'tag'; readonly session: Session; readonly run: Run; readonly tag: KeyValue }
  | ArtifactRow
  | { readonly kind: 'loggedModel'; readonly session: Session; readonly run: Run; readonly model: LoggedModel }
  | MoreNode
  | EmptyNode
  | ErrorNode;

export interface RunNode {
  readonly kind: 'run';
  readonly session: Session;
  readonly run: Run;
  /** Metric that the rows are sorted by; it then leads the dim text. */
  readonly sortMetric: string | undefined;
}

export interface ArtifactNode {
  readonly kind: 'artifact';
  readonly session: Session;
  readonly owner: ArtifactOwner;
  readonly artifact: Artifact;
}

export interface ArtifactRow extends ArtifactNode {
  /** Id of the group or logged model that it was opened from: a model that two runs put out stands below both, with all its files. */
  readonly opener: string;
}
