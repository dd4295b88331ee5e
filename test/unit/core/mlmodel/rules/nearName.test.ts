import assert from 'node:assert/strict';
import { nearName } from '../../../../../src/core/mlmodel/rules/nearName.ts';

describe('the name that is meant', () => {
  const names = ['flavors', 'run_id', 'signature', 'code', 'data'];
  const cases: readonly [name: string, meant: string | undefined][] = [
    ['flavour', 'flavors'],
    ['Flavors', 'flavors'],
    ['runid', 'run_id'],
    ['signatrue', 'signature'],
    ['cod', 'code'],
    ['conda', undefined],
    ['x', undefined],
    ['something', undefined],
    [`flavors${' '.repeat(60)}`, undefined],
  ];
  for (const [name, meant] of cases) {
    it(`${name.trim()} → ${meant ?? 'none'}`, () => {
      assert.equal(nearName(name, names), meant);
    });
  }
});
