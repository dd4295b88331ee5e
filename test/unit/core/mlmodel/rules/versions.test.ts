import assert from 'node:assert/strict';
import { isRelease, minorOf, sameVersion } from '../../../../../src/core/mlmodel/rules/versions.ts';

describe('versions', () => {
  const same: readonly [a: string, b: string, isSame: boolean][] = [
    ['1.9.1', '1.9.1', true],
    ['2.7.1+cu118', '2.7.1', true],
    ['1.7', '1.7.3', true],
    ['1', '1.0.0', true],
    ['1', '1.2', false],
    ['1.9.1', '1.9.2', false],
    ['v1.2.3', '1.2.3', true],
  ];
  for (const [a, b, isSame] of same) {
    it(`${a} ${isSame ? 'may be' : 'is not'} ${b}`, () => {
      assert.equal(sameVersion(a, b), isSame);
      assert.equal(sameVersion(b, a), isSame);
    });
  }

  it('knows releases from development versions', () => {
    assert.deepEqual(['3.17.2', '2.0.0rc1', '2.1+cu118', '3.18.0.dev0', 'latest', ''].map(isRelease), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('cuts to major and minor', () => {
    assert.deepEqual(['3.11.7', '3.10', '3', 'x'].map(minorOf), ['3.11', '3.10', undefined, undefined]);
  });
});
