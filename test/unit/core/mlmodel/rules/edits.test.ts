import assert from 'node:assert/strict';
import fc from 'fast-check';
import { additionTo, removalOf, rewriteFix, valueEdit } from '../../../../../src/core/mlmodel/rules/edits.ts';
import { isNull, keysOf, mapOf, textOf } from '../../../../../src/core/mlmodel/values.ts';
import type { TextEdit } from '../../../../../src/core/mlmodel/rule.ts';
import { resolved, type YamlMapping } from '../../../../../src/core/mlmodel/yaml/node.ts';
import { readYaml } from '../../../../../src/core/mlmodel/yaml/readYaml.ts';

function mapIn(text: string): YamlMapping {
  const { root } = readYaml(text);
  const map = root && mapOf(root);
  assert.ok(map, text);
  return map;
}

function put(text: string, edit: TextEdit | undefined): string | undefined {
  return edit && text.slice(0, edit.at.start) + edit.text + text.slice(edit.at.end);
}

const breaks = fc.constantFrom('\n', '\r\n');
/** A value in a style of its own, in lines. */
const value = fc.constantFrom(
  ['1 # one'],
  ["'a: b'"],
  ['"x', '  y"'],
  ['|', '  a', '', '  b'],
  ['>-', '  a', '  b'],
  ['[a,', '  b]'],
  ['{a: 1, b: 2}'],
  ['', '  a: 1', '  b:', '  - 2'],
  ['', '- 1', '- 2'],
  [''],
);

describe('edits of a map', () => {
  it('take out a pair and leave the others', () => {
    const pairs = fc.array(fc.tuple(value, fc.boolean()), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(pairs, fc.nat(), breaks, fc.boolean(), (list, pick, lineBreak, hasEnd) => {
        const lines = list.flatMap(([[first = '', ...rest], isCommented], index) => [
          ...(isCommented ? ['# a comment'] : []),
          `k${index}: ${first}`,
          ...rest,
        ]);
        const text = lines.join(lineBreak) + (hasEnd ? lineBreak : '');
        const map = mapIn(text);
        const at = pick % list.length;
        const pair = map.pairs[at];
        assert.ok(pair);
        const after = put(text, removalOf(text, map, pair));
        assert.ok(after !== undefined);
        const names = [...keysOf(mapIn(after)).keys()];
        assert.deepEqual(
          names,
          list.flatMap((_, index) => (index === at ? [] : [`k${index}`])),
        );
        for (const [name, entry] of keysOf(map)) {
          const left = keysOf(mapIn(after)).get(name);
          if (left) assert.equal(textOf(left.value), textOf(entry.value), name);
        }
      }),
    );
  });

  it('add a pair behind all others', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), breaks, fc.boolean(), (list, lineBreak, hasEnd) => {
        const lines = list.flatMap(([first = '', ...rest], index) => [`k${index}: ${first}`, ...rest]);
        const text = lines.join(lineBreak) + (hasEnd ? lineBreak : '');
        const after = put(text, additionTo(text, mapIn(text), 'new', "'1'"));
        assert.ok(after !== undefined && after.startsWith(text.trimEnd()));
        assert.equal([...keysOf(mapIn(after)).keys()].at(-1), 'new');
        assert.equal(readYaml(after).problems.length, 0);
      }),
    );
  });

  it('add a pair to a flow map', () => {
    for (const [before, after] of [
      ['{}', '{new: 1}'],
      ['{a: b}', '{a: b, new: 1}'],
      ['{a: [1, 2] }', '{a: [1, 2], new: 1 }'],
    ] as const) {
      assert.equal(put(before, additionTo(before, mapIn(before), 'new', '1')), after);
    }
  });

  it('put a value in place of another', () => {
    for (const [before, after] of [
      ['a: b # c\n', 'a: null # c\n'],
      ['a:\n  b: 1\nc: 2\n', 'a: null\nc: 2\n'],
      ['a:\r\n- b\r\n- c\r\nd: 2\r\n', 'a: null\r\nd: 2\r\n'],
      ['a: # why\n- b\n', 'a: # why\n  null\n'],
      ['{a: {b: 1}}', '{a: null}'],
    ] as const) {
      const entry = keysOf(mapIn(before)).get('a');
      assert.ok(entry);
      const edited = put(before, valueEdit(before, entry, 'null')) ?? '';
      assert.equal(edited.trimEnd(), after.trimEnd());
      const left = keysOf(mapIn(edited)).get('a');
      assert.ok(left && isNull(left.value));
    }
  });

  it('keep the quotes of what they rewrite', () => {
    for (const [before, after] of [
      ['a: old', 'a: new/path.x'],
      ["a: 'old'", "a: 'new/path.x'"],
      ['a: "old"', 'a: "new/path.x"'],
      ['a: |\n  old', "a: 'new/path.x'"],
    ] as const) {
      const held = keysOf(mapIn(before)).get('a')?.valueNode;
      const scalar = held && resolved(held);
      assert.ok(scalar?.kind === 'scalar');
      assert.equal(put(before, rewriteFix(scalar, 'new/path.x', false).edits[0]), after);
    }
  });
});
