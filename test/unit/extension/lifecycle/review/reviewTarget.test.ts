import assert from 'node:assert/strict';
import type { ConnectionId } from '../../../../../src/core/connections/connection.ts';
import { memoryOf, targetOf } from '../../../../../src/extension/lifecycle/review/reviewTarget.ts';

const target = {
  connection: 'user:quant' as ConnectionId,
  name: 'BTC “StockPrediction” <b>',
  version: '3',
  requestId: '0abc12',
};

describe('what a review page remembers', () => {
  it('is read again', () => {
    assert.deepEqual(targetOf(memoryOf(target)), target);
  });

  const hostile: readonly unknown[] = [
    undefined,
    null,
    7,
    '',
    '{',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...target, version: 3 }),
    JSON.stringify({ ...target, version: '3; DROP' }),
    JSON.stringify({ ...target, version: '9'.repeat(19) }),
    JSON.stringify({ ...target, name: '' }),
    JSON.stringify({ ...target, name: 'x'.repeat(5000) }),
    JSON.stringify({ ...target, requestId: '../x' }),
    JSON.stringify({ ...target, requestId: 'a'.repeat(41) }),
    JSON.stringify({ ...target, connection: ['user:quant'] }),
  ];
  for (const memory of hostile)
    it(`is not believed: ${String(memory).slice(0, 60)}`, () => {
      assert.equal(targetOf(memory), undefined);
    });
});
