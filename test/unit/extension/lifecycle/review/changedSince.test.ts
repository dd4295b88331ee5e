import assert from 'node:assert/strict';
import type { RequestRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import type { Stage } from '../../../../../src/core/lifecycle/stage.ts';
import { changedSince, type RequestChange } from '../../../../../src/extension/lifecycle/review/changedSince.ts';
import { versionOf } from '../../../../support/domain.ts';
import { requestOf } from '../../../../support/lifecycleRecords.ts';

/** Stages of versions 1, 2 …; the request is about version 1, from Staging to Production, with version 2 there. */
function check(
  stages: readonly (Stage | undefined)[],
  more: Partial<RequestRecord>,
  expected: readonly RequestChange[],
) {
  const all = stages.map((stage, index) => versionOf({ version: String(index + 1), stage }));
  const request = requestOf({ at: 1, from: 'Staging', to: 'Production', present: ['2'], ...more });
  assert.deepEqual(changedSince(request, '1', all), expected);
}

describe('what changed since a request', () => {
  const cases: readonly (readonly [
    string,
    readonly (Stage | undefined)[],
    Partial<RequestRecord>,
    readonly RequestChange[],
  ])[] = [
    ['nothing', ['Staging', 'Production'], {}, []],
    ['nothing, while others moved elsewhere', ['Staging', 'Production', 'Archived', 'Staging'], {}, []],
    ['it is gone', [], {}, [{ kind: 'gone' }]],
    ['it was moved', ['None', 'Production'], {}, [{ kind: 'moved', from: 'Staging', to: 'None' }]],
    ['it is there already', ['Production', 'Production'], {}, [{ kind: 'moved', from: 'Staging', to: 'Production' }]],
    ['the registry has no stages any more', [undefined, 'Production'], { from: 'None' }, []],
    ['another came', ['Staging', 'Production', 'Production'], {}, [{ kind: 'came', versions: ['3'] }]],
    ['the other left', ['Staging', 'Archived'], {}, [{ kind: 'left', versions: ['2'] }]],
    [
      'all at once',
      ['Archived', 'None', 'Production'],
      {},
      [
        { kind: 'moved', from: 'Staging', to: 'Archived' },
        { kind: 'came', versions: ['3'] },
        { kind: 'left', versions: ['2'] },
      ],
    ],
    [
      'others in an inactive stage, which matter to nobody',
      ['Staging', 'Archived'],
      { to: 'Archived', present: [] },
      [],
    ],
  ];
  for (const [what, stages, more, expected] of cases) it(what, () => check(stages, more, expected));
});
