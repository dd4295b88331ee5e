import assert from 'node:assert/strict';
import { exampleInfoKeys, topLevelKey, topLevelKeys } from '../../../../src/core/mlmodel/keys.ts';
import { fits } from '../../../../src/core/mlmodel/values.ts';
import { readYaml } from '../../../../src/core/mlmodel/yaml/readYaml.ts';

describe('the keys of an MLmodel file', () => {
  for (const list of [topLevelKeys, exampleInfoKeys]) {
    it('are sorted and each there once', () => {
      const names = list.map(({ name }) => name);
      assert.deepEqual(names, [...new Set(names)].toSorted());
    });

    it('have a sample of their kind and a documentation', () => {
      for (const { name, kinds, sample, documentation } of list) {
        const { root, problems } = readYaml(sample);
        assert.deepEqual(problems, [], name);
        assert.ok(root && fits(root, kinds), name);
        assert.match(documentation, /[.*]$/, name);
      }
    });
  }

  it('are found by name', () => {
    assert.equal(topLevelKey('env_vars')?.since, '2.18');
    assert.equal(topLevelKey('envvars'), undefined);
  });
});
