import type { Message } from '../../base/message.ts';
import type { MlmodelDocument } from '../../mlmodel/document.ts';
import type { ArtifactOwner } from '../../tracking/artifact.ts';
import type { Experiment } from '../../tracking/experiment.ts';
import type { LoggedModel } from '../../tracking/loggedModel.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { Run } from '../../tracking/run.ts';

/** What could be found out, or why not. `absent` is certain: there is none. */
export type Known<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'absent'; readonly why: Message }
  | { readonly kind: 'unknown'; readonly why: Message };

/** The files of a version's model that decide about it. */
export interface ModelFiles {
  readonly owner: ArtifactOwner;
  /** Of the `MLmodel` file, in the artifacts of its owner. */
  readonly path: string;
  readonly document: MlmodelDocument;
  /** Text of `requirements.txt`; undefined when there is none. */
  readonly requirements: string | undefined;
  /** Codes of the problems that the checks of the editor find in it and in the files beside it: `example-serving`, `requirements-unpinned` … */
  readonly problems: readonly ModelProblem[];
  /** Whether an input example is there. */
  readonly hasExample: boolean;
}

export interface ModelProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: Message;
}

/** All that is known of a version: of its run, its logged model and its files. */
export interface VersionFacts {
  readonly version: ModelVersion;
  readonly run: Known<Run>;
  readonly experiment: Known<Experiment>;
  readonly loggedModel: Known<LoggedModel>;
  readonly files: Known<ModelFiles>;
}
