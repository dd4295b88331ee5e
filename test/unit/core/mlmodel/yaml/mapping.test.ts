import assert from 'node:assert/strict';
import { entriesOf, nonStringKeys } from '../../../../../src/core/mlmodel/yaml/mapping.ts';
import { resolved, type YamlMapping } from '../../../../../src/core/mlmodel/yaml/node.ts';
import { readYaml } from '../../../../../src/core/mlmodel/yaml/readYaml.ts';

/** The mapping under the last key. */
function lastMapping(text: string): YamlMapping {
  const { root, problems } = readYaml(text);
  assert.deepEqual(problems, [], text);
  assert.equal(root?.kind, 'mapping');
  const value = root.pairs.at(-1)?.value;
  const last = value && resolved(value);
  assert.equal(last?.kind, 'mapping');
  return last;
}

describe('entriesOf', () => {
  const cases: readonly (readonly [text: string, entries: Readonly<Record<string, string>>])[] = [
    ['z: {a: 1, b: 2}', { a: '1', b: '2' }],
    ['z: {a: 1, b: 2, a: 3}', { a: '3', b: '2' }],
    ['z: {1: a, yes: b, null: c, "1": d, =: e}', { 1: 'd', '=': 'e' }],
    ['a: &a {x: 1, y: 2}\nz: {<<: *a, y: 3}', { x: '1', y: '3' }],
    ['a: &a {x: 1, y: 2}\nz: {y: 3, <<: *a}', { y: '3', x: '1' }],
    ['a: &a {x: 1}\nb: &b {x: 2, y: 3}\nz: {<<: [*a, *b]}', { x: '1', y: '3' }],
    ['a: &a {x: 1}\nb: &b {x: 2}\nz: {<<: *a, <<: *b}', { x: '2' }],
    ['a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nz: {<<: *b}', { x: '1', y: '2' }],
    ['z: &a {<<: {<<: *a, x: 1}, x: 2}', { x: '2' }],
    ['z: {"<<": 1}', { '<<': '1' }],
    ['k: &k a\nz: {*k : 1}', { a: '1' }],
  ];
  it('holds what a dict of Python would', () => {
    for (const [text, expected] of cases) {
      const entries = [...entriesOf(lastMapping(text))].map(([key, { value }]) => [
        key,
        value.kind === 'scalar' ? value.value : value.kind,
      ]);
      assert.deepEqual(Object.fromEntries(entries), expected, text);
    }
  });

  it('follows aliases and keeps what is written', () => {
    const entry = entriesOf(lastMapping('a: &a [1]\nz: {b: *a}')).get('b');
    assert.equal(entry?.key.value, 'b');
    assert.equal(entry.value.kind, 'sequence');
    assert.equal(entry.valueNode.kind, 'alias');
  });

  it('is the same map each time', () => {
    const mapping = lastMapping('z: {a: 1}');
    assert.equal(entriesOf(mapping), entriesOf(mapping));
  });

  it('reads a mapping that takes in a million keys through few aliases', () => {
    const levels = Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}, *a${i}]}`);
    const { root, problems } = readYaml(`a0: &a0 {x: 1}\n${levels.join('\n')}\n`);
    assert.deepEqual(
      problems.map(({ message }) => message.id),
      ['yamlMergedTooMany'],
    );
    assert.equal(root?.kind, 'mapping');
    const last = entriesOf(root).get('a60')?.value;
    assert.deepEqual(last?.kind === 'mapping' && [...entriesOf(last).keys()], ['x']);
  });
});

describe('nonStringKeys', () => {
  it('finds keys that are no texts for Python', () => {
    const mapping = lastMapping(
      'z: {a: 1, 1: 2, yes: 3, null: 4, 2024-01-02: 5, "1": 6, =: 7, <<: {2: 8}, !!str 3: 9}',
    );
    const found = nonStringKeys(mapping).map(({ key }) => key.kind === 'scalar' && key.value);
    assert.deepEqual(found, ['1', 'yes', 'null', '2024-01-02']);
  });
});
