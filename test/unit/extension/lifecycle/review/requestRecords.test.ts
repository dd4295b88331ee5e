import assert from 'node:assert/strict';
import { requestState } from '../../../../../src/extension/lifecycle/review/requestRecords.ts';
import { decisionOf, moveOf, requestOf } from '../../../../support/lifecycleRecords.ts';

const request = requestOf({ at: 1, id: 'r1' });
const first = decisionOf({ at: 2, request: 'r1', decision: 'reject' });
const second = decisionOf({ at: 3, request: 'r1', decision: 'approve' });

describe('the state of a request', () => {
  it('is open without a decision', () => {
    const other = decisionOf({ at: 2, request: 'r2' });
    assert.deepEqual(requestState([request, other, moveOf({ at: 3 })], 'r1'), { request, decision: undefined });
  });

  it('is that of the first decision', () => {
    assert.deepEqual(requestState([request, first, second], 'r1'), { request, decision: first });
  });

  it('is none of what is no request', () => {
    for (const id of ['', 'r2', first.id]) assert.equal(requestState([request, first], id), undefined);
  });
});
