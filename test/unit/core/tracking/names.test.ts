import assert from 'node:assert/strict';
import { aliasProblem, registeredModelNameProblem } from '../../../../src/core/tracking/names.ts';

describe('registeredModelNameProblem', () => {
  it('refuses what MLflow refuses', () => {
    for (const [name, problem] of [
      ['BTC StockPrediction', undefined],
      ['模型', undefined],
      ['a.b', undefined],
      ['...', undefined],
      ['', 'nameEmpty'],
      ['  ', 'nameEmpty'],
      ['a/b', 'nameCharacters'],
      ['a:b', 'nameCharacters'],
      ['.', 'nameDots'],
      ['..', 'nameDots'],
    ] as const) {
      assert.equal(registeredModelNameProblem(name)?.id, problem, name);
    }
  });
});

describe('aliasProblem', () => {
  it('refuses what MLflow refuses', () => {
    for (const [alias, problem] of [
      ['champion', undefined],
      ['champion-2_b', undefined],
      ['冠军', undefined],
      ['v', undefined],
      ['v1a', undefined],
      ['latest-1', undefined],
      ['a'.repeat(255), undefined],
      ['', 'aliasEmpty'],
      ['a b', 'aliasCharacters'],
      ['a@b', 'aliasCharacters'],
      ['a/b', 'aliasCharacters'],
      ['champion\n', 'aliasCharacters'],
      ['a'.repeat(256), 'aliasLong'],
      ['latest', 'aliasLatest'],
      ['LATEST', 'aliasLatest'],
      ['v1', 'aliasVersion'],
      ['V20', 'aliasVersion'],
    ] as const) {
      assert.equal(aliasProblem(alias)?.id, problem, alias);
    }
  });
});
