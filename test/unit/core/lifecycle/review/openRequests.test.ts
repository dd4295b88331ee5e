import assert from 'node:assert/strict';
import type { DecisionRecord, RequestRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import { decisionAbout, openAmong } from '../../../../../src/core/lifecycle/review/openRequests.ts';

const base = { at: 0, by: { name: 'ada', from: 'server' }, comment: '' } as const;

function asked(id: string, more: Partial<RequestRecord> = {}): RequestRecord {
  return {
    ...base,
    kind: 'request',
    id,
    from: 'Staging',
    to: 'Production',
    archiveExisting: true,
    present: [],
    ...more,
  };
}

function answered(id: string, request: string, decision: DecisionRecord['decision']): DecisionRecord {
  return { ...base, kind: 'decision', id, request, decision, gates: undefined, override: '' };
}

const openIds = (...records: readonly (RequestRecord | DecisionRecord)[]): string =>
  openAmong(records)
    .map(({ id }) => id)
    .join(' ');

describe('requests that nobody decided about', () => {
  it('are those without a decision', () => {
    assert.equal(openIds(asked('1'), asked('2', { to: 'Archived' }), answered('3', '1', 'reject')), '2');
  });

  it('are answered together when the same move is approved', () => {
    const records = [asked('1'), asked('2'), answered('3', '1', 'approve'), asked('4')];
    assert.equal(openIds(...records), '4');
    assert.equal(decisionAbout(records, '2')?.id, '3');
  });

  it('stay when another move is approved, or the same is rejected', () => {
    const others = [
      asked('2', { archiveExisting: false }),
      asked('3', { to: 'Archived' }),
      asked('4', { from: 'None' }),
    ];
    assert.equal(openIds(asked('1'), ...others, answered('5', '1', 'approve')), '2 3 4');
    assert.equal(openIds(asked('1'), asked('2'), answered('3', '1', 'reject')), '2');
  });

  it('have the first decision when there are two', () => {
    const records = [asked('1'), answered('2', '1', 'reject'), answered('3', '1', 'approve')];
    assert.equal(decisionAbout(records, '1')?.id, '2');
    assert.equal(decisionAbout(records, '9'), undefined);
  });
});
