import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import {
  candidatesOf,
  namedCandidate,
  reasonText,
  usualRules,
  type PhaseOutRules,
} from '../../../../../src/core/lifecycle/phaseOut/candidates.ts';
import { guardText } from '../../../../../src/core/lifecycle/phaseOut/guards.ts';
import { encodeRecord } from '../../../../../src/core/lifecycle/records/encodeRecord.ts';
import type { ModelVersion } from '../../../../../src/core/tracking/registeredModel.ts';
import { runOf, versionOf } from '../../../../support/domain.ts';

const day = 86_400_000;
const now = 1000 * day;
const rules: PhaseOutRules = { ...usualRules, act: 'delete', now };
const request = encodeRecord({
  kind: 'request',
  id: 'r0001',
  at: now,
  by: { name: 'ann', from: 'git' },
  comment: '',
  from: 'None',
  to: 'Staging',
  archiveExisting: false,
  present: [],
});

describe('candidates for phasing out', () => {
  const aged = (days: number, more: Partial<ModelVersion> = {}): ModelVersion =>
    versionOf({ created: now - days * day, runId: undefined, ...more });

  function check(
    versions: readonly ModelVersion[],
    expected: Readonly<Record<string, string>>,
    more: Partial<PhaseOutRules> = {},
    runs: Parameters<typeof candidatesOf>[1] = new Map(),
  ): void {
    const found = candidatesOf(versions, runs, { ...rules, ...more });
    const told = found.map(({ version, reasons }) => [
      version.version,
      reasons.map((reason) => renderEnglish(reasonText(reason))).join('; '),
    ]);
    assert.deepEqual(Object.fromEntries(told), expected);
  }

  it('are those that were registered long ago and are in no use', () => {
    check(
      [
        aged(90, { version: '1' }),
        aged(89, { version: '2' }),
        aged(400, { version: '3', stage: 'Archived' }),
        aged(400, { version: '4', created: undefined }),
      ],
      { 1: 'registered 90 days ago', 3: 'registered 400 days ago' },
    );
  });

  it('are never in use, called by an alias or asked for', () => {
    check(
      [
        aged(400, { version: '1', stage: 'Production' }),
        aged(400, { version: '2', stage: 'Staging' }),
        aged(400, { version: '3', aliases: ['old'] }),
        aged(400, { version: '4', tags: request }),
      ],
      {},
    );
  });

  it('are those before the newest of a stage', () => {
    const stages = ['None', 'None', 'Archived', 'None', 'None'] as const;
    check(
      stages.map((stage, index) => aged(1, { version: String(index + 1), stage })),
      { 1: '3 newer ones in None', 2: '2 newer ones in None' },
      { keepNewest: 2 },
    );
  });

  it('are those whose run is deleted or gone, as far as that is known', () => {
    const versions = ['active', 'deleted', 'gone'].map((runId, index) =>
      aged(1, { version: String(index + 1), runId }),
    );
    const runs = new Map([
      ['active', runOf()],
      ['deleted', runOf({ lifecycle: 'deleted' })],
    ]);
    check(versions, { 2: 'its run is deleted', 3: 'its run is not on the server' }, {}, runs);
    assert.deepEqual(candidatesOf(versions, undefined, rules), []);
  });

  it('are none of what is archived already, when the act is to archive', () => {
    check(
      [
        aged(400, { version: '1', stage: 'Archived' }),
        aged(400, { version: '2' }),
        aged(400, { stage: undefined, version: '3' }),
      ],
      { 2: 'registered 400 days ago' },
      { act: 'archive' },
    );
  });

  it('are none that is younger than asked for, whatever its reason', () => {
    check(
      [
        aged(29, { version: '1', runId: 'gone' }),
        aged(30, { version: '2', runId: 'gone' }),
        aged(30, { version: '3', created: undefined, runId: 'gone' }),
      ],
      { 2: 'registered 30 days ago; its run is not on the server' },
      { atLeastDays: 30, oldAfterDays: 30 },
    );
  });

  it('are told with what speaks against them when they are named', () => {
    const named = namedCandidate(aged(1, { stage: 'Production', aliases: ['a', 'b'], tags: request }));
    assert.deepEqual(
      named.guards.map((guard) => renderEnglish(guardText(guard))),
      ['it has the alias @a, @b', 'it is in Production', 'a request for it is open'],
    );
    assert.deepEqual(
      named.reasons.map((reason) => renderEnglish(reasonText(reason))),
      ['named'],
    );
  });
});
