import assert from 'node:assert/strict';
import { metricRows, paramRows } from '../../../../../src/core/lifecycle/facts/valueRows.ts';
import { runOf, tagsOf } from '../../../../support/domain.ts';

describe('values of two runs', () => {
  it('stand side by side, with what differs', () => {
    const a = runOf({ metrics: { f1: 0.5, loss: Number.NaN, only: 1, same: 2, zero: 0, big: Number.MAX_VALUE } });
    const b = runOf({ metrics: { f1: 0.75, loss: Number.NaN, other: 3, same: 2, zero: -0, big: -Number.MAX_VALUE } });
    assert.deepEqual(metricRows(a, b), [
      { key: 'big', a: Number.MAX_VALUE, b: -Number.MAX_VALUE, difference: undefined, isEqual: false },
      { key: 'f1', a: 0.5, b: 0.75, difference: 0.25, isEqual: false },
      { key: 'loss', a: Number.NaN, b: Number.NaN, difference: undefined, isEqual: true },
      { key: 'only', a: 1, b: undefined, difference: undefined, isEqual: false },
      { key: 'other', a: undefined, b: 3, difference: undefined, isEqual: false },
      { key: 'same', a: 2, b: 2, difference: 0, isEqual: true },
      { key: 'zero', a: 0, b: -0, difference: 0, isEqual: true },
    ]);
  });

  it('stand alone where a run is not known', () => {
    const run = runOf({ metrics: { f1: 1 }, params: tagsOf({ __proto__x: '1' }) });
    assert.deepEqual(metricRows(undefined, run), [
      { key: 'f1', a: undefined, b: 1, difference: undefined, isEqual: false },
    ]);
    assert.deepEqual(metricRows(undefined, undefined), []);
    assert.deepEqual(paramRows(run, undefined), [{ key: '__proto__x', a: '1', b: undefined, isEqual: false }]);
  });

  it('are the same parameter only as the same text', () => {
    const params = (value: string) => ({ params: [{ key: '__proto__', value }] });
    assert.deepEqual(paramRows(params('1'), params('1.0')), [{ key: '__proto__', a: '1', b: '1.0', isEqual: false }]);
    assert.equal(paramRows(params('1'), params('1'))[0]?.isEqual, true);
  });
});
