import type { NoCommit } from '../../../../../src/core/git/commitFacts.ts';
import type { Gate } from '../../../../../src/core/lifecycle/gates/policy.ts';
import type { Run } from '../../../../../src/core/tracking/run.ts';
import { runOf } from '../../../../support/domain.ts';
import { absent, checkGate, commit, factsOf, known, unread, versionFacts } from '../../../../support/gateFacts.ts';

const finished: Gate = { kind: 'runFinished' };
const clean: Gate = { kind: 'commitClean' };
const pushed: Gate = { kind: 'commitPushed' };
const notThere = 'it is not on the server and may have been deleted';
const ofRun = (fields: Partial<Run>) => ({
  candidate: versionFacts({ run: known(runOf({ ...fields, metrics: {} })) }),
});
const { source } = factsOf();

describe('the gate of the run', () => {
  it('wants one that ended well', () => {
    checkGate(finished, {}, 'passed', 'Its status is FINISHED.');
    checkGate(finished, ofRun({ status: 'FAILED', statusText: 'FAILED' }), 'failed', 'Its status is FAILED.');
    checkGate(finished, ofRun({ status: 'RUNNING', statusText: 'RUNNING' }), 'failed', 'Its status is RUNNING.');
    checkGate(finished, ofRun({ lifecycle: 'deleted' }), 'failed', 'Run name of r1 is deleted.');
    checkGate(finished, ofRun({ status: undefined, statusText: 'PAUSED' }), 'unknown', 'Its status is PAUSED.');
    checkGate(finished, { candidate: versionFacts({ run: absent }) }, 'unknown', notThere);
    checkGate(finished, { candidate: versionFacts({ run: unread }) }, 'unknown', notThere);
  });
});

describe('the gates of the commit', () => {
  const noRun = { candidate: versionFacts({ run: unread }), source: { ...source, commit: undefined } };

  it('want a run of just that commit', () => {
    checkGate(clean, {}, 'passed', 'The run was made from commit cccccccc as it is.');
    checkGate(
      clean,
      { source: { ...source, isDirty: true } },
      'failed',
      'The run was made with changes on top of commit cccccccc.',
    );
    checkGate(
      clean,
      { source: { ...source, isDirty: undefined } },
      'unknown',
      'No tag mlflow.source.git.dirty on the run, so it is not known whether commit cccccccc is all of its code.',
    );
    checkGate(
      clean,
      { source: { ...source, commit: undefined } },
      'unknown',
      'The run does not say from which commit it was made.',
    );
    checkGate(clean, noRun, 'unknown', notThere);
  });

  it('want a commit that a remote branch holds', () => {
    checkGate(pushed, {}, 'passed', 'A remote branch holds commit cccccccc.');
    checkGate(
      pushed,
      { commit: { ...commit, isPushed: false } },
      'failed',
      'No remote branch holds commit cccccccc, as far as was fetched.',
    );
    const texts: Readonly<Record<NoCommit, string>> = {
      noTag: 'The run does not say from which commit it was made.',
      noRepository: 'No repository is open that could hold commit cccccccc.',
      notThere: 'Commit cccccccc is not in the repository.',
      noGit: 'Git could not be asked about commit cccccccc.',
      untrusted: 'The folder is not trusted, so Git is not asked about commit cccccccc.',
    };
    for (const [why, text] of Object.entries(texts)) checkGate(pushed, { commit: why as NoCommit }, 'unknown', text);
    checkGate(pushed, noRun, 'unknown', notThere);
    checkGate(
      pushed,
      { source: { ...source, commit: undefined } },
      'unknown',
      'The run does not say from which commit it was made.',
    );
  });
});
