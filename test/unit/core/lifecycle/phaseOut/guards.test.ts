import assert from 'node:assert/strict';
import { newGuard, type Guard } from '../../../../../src/core/lifecycle/phaseOut/guards.ts';

describe('what speaks against phasing out', () => {
  const alias = (...aliases: string[]): Guard => ({ kind: 'alias', aliases });
  const stage: Guard = { kind: 'stage', stage: 'Staging' };

  const cases: readonly (readonly [string, readonly Guard[], readonly Guard[], Guard['kind'] | undefined])[] = [
    ['is nothing new when nothing came', [stage, alias('a')], [alias('a'), stage], undefined],
    ['is nothing new when something went', [alias('a', 'b')], [alias('b')], undefined],
    ['is new with a further alias', [alias('a')], [alias('a', 'b')], 'alias'],
    ['is new with another stage', [{ kind: 'stage', stage: 'Production' }], [stage], 'stage'],
    ['is new with a request', [stage], [stage, { kind: 'request' }], 'request'],
  ];
  for (const [what, planned, now, expected] of cases)
    it(what, () => assert.equal(newGuard(planned, now)?.kind, expected));
});
