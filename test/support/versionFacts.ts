import { message } from '../../src/core/base/message.ts';
import type { Known, ModelFiles, VersionFacts } from '../../src/core/lifecycle/facts/versionFacts.ts';
import { readMlmodel } from '../../src/core/mlmodel/readMlmodel.ts';
import type { ModelVersion } from '../../src/core/tracking/registeredModel.ts';
import type { Run } from '../../src/core/tracking/run.ts';
import { runOf, versionOf } from './domain.ts';

const absent: Known<never> = { kind: 'absent', why: message('causeNotFound') };

/** All that is known of a version: of one that was made from a run with nothing in it, unless `given` says otherwise. */
export function factsOf(
  given: {
    readonly version?: ModelVersion;
    readonly run?: Run | Known<Run>;
    readonly files?: Known<ModelFiles>;
  } = {},
): VersionFacts {
  const { version = versionOf(), run = runOf(), files = absent } = given;
  return {
    version,
    run: 'kind' in run ? run : { kind: 'known', value: run },
    experiment: absent,
    loggedModel: absent,
    files,
  };
}

/** The files of a model with this `MLmodel`. */
export function filesOf(given: { readonly MLmodel: string; readonly requirements?: string }): Known<ModelFiles> {
  const { MLmodel: text, requirements } = given;
  return {
    kind: 'known',
    value: {
      owner: { kind: 'run', runId: 'r1' },
      path: 'model/MLmodel',
      document: readMlmodel(text),
      requirements,
      problems: [],
      hasExample: false,
    },
  };
}
