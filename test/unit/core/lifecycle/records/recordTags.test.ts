import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  claimKey,
  idOfKey,
  isRecordTag,
  newRecordId,
  openTag,
  recordKey,
} from '../../../../../src/core/lifecycle/records/recordTags.ts';

describe('isRecordTag', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    [recordKey('move', newRecordId(1)), true],
    [`${recordKey('request', newRecordId(1))}.2`, true],
    [claimKey('a'), true],
    [openTag, true],
    ['mlflow_workbench.opened', false],
    ['mlflow_workbench.other.1', false],
    ['mlflow_workbench', false],
    ['team', false],
  ];
  for (const [key, expected] of cases) it(`says ${expected} of ${key}`, () => assert.equal(isRecordTag(key), expected));
});

describe('newRecordId', () => {
  it('sorts by the time, as a text', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4e12 }), fc.integer({ min: 1, max: 1e9 }), (now, later) => {
        assert.ok(newRecordId(now) < newRecordId(now + later));
      }),
    );
  });

  it('is taken back from its key, and a continuation is no record', () => {
    const id = newRecordId(1_700_000_000_000);
    assert.equal(id.length, 15);
    assert.equal(idOfKey('move', recordKey('move', id)), id);
    assert.equal(idOfKey('alias', recordKey('move', id)), undefined);
    assert.equal(idOfKey('move', `${recordKey('move', id)}.2`), undefined);
    assert.equal(idOfKey('move', `mlflow_workbench.move.${'a'.repeat(41)}`), undefined);
  });

  it('differs at the same time', () => {
    assert.equal(new Set(Array.from({ length: 1000 }, () => newRecordId(1))).size, 1000);
    assert.equal(
      newRecordId(-1, () => 1),
      `${'0'.repeat(9)}zzzzzz`,
    );
  });
});
