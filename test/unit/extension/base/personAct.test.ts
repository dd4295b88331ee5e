import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { actOf, personAct } from '../../../../src/extension/base/personAct.ts';

const input = z.object({ uri: z.optional(z.string()) });

describe('the act of a person', () => {
  it('carries the argument of a command', () => {
    assert.deepEqual(actOf(input, [personAct({ uri: 'file:///MLmodel' })]), { uri: 'file:///MLmodel' });
  });

  it('is not what does not fit, and no other row', () => {
    assert.equal(actOf(input, [personAct({ uri: 3 })]), undefined);
    assert.equal(actOf(input, [{ kind: 'version' }]), undefined);
    assert.equal(actOf(input, []), undefined);
  });
});
