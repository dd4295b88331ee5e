import type { ModelVersion, RegisteredModel } from '../../core/tracking/registeredModel.ts';
import type { Session } from '../connections/session.ts';
import type { EmptyNode, ErrorNode, MoreNode } from './commonNodes.ts';

/** Rows of the Registered Models view. */
export type ModelsNode = ModelNode | VersionNode | MoreNode | EmptyNode | ErrorNode;

export interface ModelNode {
  readonly kind: 'model';
  readonly session: Session;
  readonly model: RegisteredModel;
}

/** `version.aliases` are always told here. */
export interface VersionNode {
  readonly kind: 'version';
  readonly session: Session;
  readonly model: RegisteredModel;
  readonly version: ModelVersion;
}
