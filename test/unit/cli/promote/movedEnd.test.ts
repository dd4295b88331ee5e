import assert from 'node:assert/strict';
import { movedEnd } from '../../../../src/cli/promote/movedEnd.ts';
import type { RecordedOutcome } from '../../../../src/core/lifecycle/history/recordedOutcome.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';

function check(fields: Partial<RecordedOutcome>, isDone: boolean, problem: RegExp | undefined): void {
  const outcome: RecordedOutcome = {
    name: 'm',
    version: '2',
    from: 'Staging',
    to: 'Production',
    archived: [],
    moveId: 'a',
    notRecorded: undefined,
    intrusions: [],
    ...fields,
  };
  const end = movedEnd(outcome, []);
  assert.equal(end.isDone, isDone);
  if (problem === undefined) assert.equal(end.problem, undefined);
  else assert.match(end.problem ?? '', problem);
}

describe('how a move of mlmodel promote ends', () => {
  const failure = new TrackingError({ reason: 'forbidden' });

  it('is without a problem when all is as it must be', () => check({}, true, undefined));

  it('tells what could not be done beside the move', () => {
    check({ notRecorded: failure }, true, /^The move was made, but not recorded: ./);
    check({ notReleased: failure }, true, /^The model is still marked as being changed/);
    check({ notChecked: failure }, true, /could not be read again\.$/);
  });

  it('is no promotion when somebody moved the version on meanwhile', () => {
    const other = [{ version: '1', expected: 'Archived', found: 'Production' }] as const;
    check({ intrusions: other }, true, /^Version 1 is in Production, not in Archived/);
    check({ intrusions: [{ version: '2', expected: 'Production', found: 'None' }] }, false, /^Version 2 is in None/);
    check({ intrusions: [{ version: '2', expected: 'Production', found: undefined }] }, false, /^Version 2 is gone/);
  });
});
