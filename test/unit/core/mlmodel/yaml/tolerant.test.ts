import assert from 'node:assert/strict';
import { entriesOf } from '../../../../../src/core/mlmodel/yaml/mapping.ts';
import { resolved, type YamlNode } from '../../../../../src/core/mlmodel/yaml/node.ts';
import { tolerantTree } from '../../../../../src/core/mlmodel/yaml/tolerant.ts';
import { readYaml } from '../../../../../src/core/mlmodel/yaml/readYaml.ts';

const sound = `run_id: 123e5
flavors: &f
  python_function:
    loader_module: 'it''s
      folded'
    list: [1, two, !!str 3, *f]
  text: |
    one
    two
  more: "a\\tb"
plain: several
  lines
empty:
`;

/** Spans and sources left out. */
function outline(node: YamlNode | undefined, depth = 0): unknown {
  if (node === undefined || depth > 6) return undefined;
  if (node.kind === 'alias') return { alias: resolved(node).kind };
  if (node.kind === 'scalar') return [node.tag, node.style, node.value];
  if (node.kind === 'sequence') return node.items.map((item) => outline(item, depth + 1));
  return node.pairs.map(({ key, value }) => [outline(key, depth + 1), outline(value, depth + 1)]);
}

describe('tolerantTree', () => {
  it('is the exact tree where the text is sound', () => {
    assert.deepEqual(outline(tolerantTree(sound)), outline(readYaml(sound).root));
  });

  it('leads from values to the file', () => {
    const exact = readYaml(sound).root;
    const tolerant = tolerantTree(sound);
    assert.ok(exact?.kind === 'mapping' && tolerant?.kind === 'mapping');
    const pythonFunction = (root: typeof exact) => {
      const flavors = entriesOf(root).get('flavors')?.value;
      return flavors?.kind === 'mapping' ? flavors : assert.fail();
    };
    for (const root of [
      [exact, tolerant],
      [pythonFunction(exact), pythonFunction(tolerant)],
    ] as const)
      for (const [key, { value }] of entriesOf(root[0])) {
        const other = entriesOf(root[1]).get(key)?.value;
        if (value.kind !== 'scalar' || other?.kind !== 'scalar') continue;
        for (let index = 0; index <= value.value.length; index += 1)
          assert.deepEqual(other.sourceOf(index), value.sourceOf(index), `${key} ${index}`);
      }
  });

  it('keeps the keys of broken texts', () => {
    const cases: readonly (readonly [text: string, keys: readonly string[]])[] = [
      ['a: 1\nb: [x\nc: 2', ['a', 'b', 'c']],
      ['a: 1\t\nb: 2', ['a', 'b']],
      ['a: b: c\nd: 1', ['a']],
      ['a: @x\nb: 1', ['a', 'b']],
      ["a: 'x\nb: 1", ['a']],
      ['a: *nothing\nb: 1', ['a', 'b']],
    ];
    for (const [text, keys] of cases) {
      const root = tolerantTree(text);
      assert.equal(root?.kind, 'mapping', text);
      assert.deepEqual([...entriesOf(root).keys()], keys, text);
    }
  });

  it('is not made of texts that cost too much', () => {
    for (const text of [
      '['.repeat(1000),
      '- '.repeat(1000),
      '!a '.repeat(3000),
      'a\n'.repeat(30_000),
      'x'.repeat(200_000),
      '',
    ])
      assert.equal(tolerantTree(text), undefined);
  });
});
