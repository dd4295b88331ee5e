import assert from 'node:assert/strict';
import { flavorKey, flavorNamed, flavors } from '../../../../src/core/mlmodel/flavors.ts';
import { fits } from '../../../../src/core/mlmodel/values.ts';
import { readYaml } from '../../../../src/core/mlmodel/yaml/readYaml.ts';

describe('the flavors of MLflow', () => {
  it('are each there once, with keys that are each there once', () => {
    const names = flavors.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { name, keys } of flavors) assert.equal(new Set(keys.map((key) => key.name)).size, keys.length, name);
  });

  it('have keys with a sample of their kind and a documentation', () => {
    for (const { name, keys, documentation } of flavors) {
      assert.match(documentation, /\.$/, name);
      for (const key of keys) {
        const { root, problems } = readYaml(key.sample);
        assert.deepEqual(problems, [], `${name}.${key.name}`);
        assert.ok(root && fits(root, key.kinds), `${name}.${key.name}`);
        assert.match(key.documentation, /\.$/, `${name}.${key.name}`);
      }
    }
  });

  it('name one version key and its package, where they have a library', () => {
    for (const { name, keys, packages } of flavors) {
      const versions = keys.filter(({ role, presence }) => role === 'version' && presence === 'usual');
      assert.ok(versions.length <= 1, name);
      if (versions.length > 0) assert.ok(packages.length > 0, name);
    }
  });

  it('are found by name, with their keys', () => {
    const sklearn = flavorNamed('sklearn');
    assert.ok(sklearn);
    assert.equal(flavorKey(sklearn, 'pickled_model')?.presence, 'needed');
    assert.equal(flavorKey(sklearn, 'data'), undefined);
    assert.equal(flavorNamed('sktime'), undefined);
  });
});
