import assert from 'node:assert/strict';
import type { YamlNode, YamlScalar } from '../../../../../src/core/mlmodel/yaml/node.ts';
import { readYaml } from '../../../../../src/core/mlmodel/yaml/readYaml.ts';
import { yamlTexts } from '../../../../support/yamlTexts.ts';

describe('sourceOf', () => {
  const cases: readonly (readonly [name: string, text: string, value: string, sources: readonly string[]])[] = [
    ['plain', 'a: bc', 'bc', ['b', 'c', '']],
    ['plain, folded', 'a: b\n  c', 'b c', ['b', '\n  ', 'c', '']],
    ['plain, empty line', 'a: b  \n\n  c', 'b\nc', ['b', '\n', 'c', '']],
    ['nothing', 'a:', '', ['']],
    ['single', "a: 'b''c'", "b'c", ['b', "''", 'c', '']],
    ['single, folded', "a: 'b \r\n c'", 'b c', ['b', ' \r\n ', 'c', '']],
    ['single, empty', "a: ''", '', ['']],
    ['double', 'a: "b\\tc\\x41\\"\\\\"', 'b\tcA"\\', ['b', '\\t', 'c', '\\x41', '\\"', '\\\\', '']],
    ['double, pair', 'a: "\\U0001F600"', '😀', ['\\U0001F600', '\\U0001F600', '']],
    ['double, two escapes for a pair', 'a: "\\ud83d\\ude00"', '😀', ['\\ud83d', '\\ude00', '']],
    ['double, line goes on', 'a: "b \\\n  c"', 'b c', ['b', ' ', 'c', '']],
    ['double, empty line after an escaped break', 'a: "b\\\n\n  c"', 'b\nc', ['b', '\n', 'c', '']],
    ['literal', 'a: |\n  b\n  c\n', 'b\nc\n', ['b', '\n', 'c', '\n', '']],
    ['literal, more indented', 'a: |\n  b\n   c', 'b\n c', ['b', '\n', ' ', 'c', '']],
    ['literal, stripped', 'a: |-\n  b\n\n', 'b', ['b', '']],
    ['literal, kept', 'a: |+\n  b\r\n\n', 'b\n\n', ['b', '\r\n', '\n', '']],
    ['literal, indentation given', 'a: |1\n  b', ' b', [' ', 'b', '']],
    ['folded', 'a: >\n  b\n  c\n', 'b c\n', ['b', '\n  ', 'c', '\n', '']],
    ['folded, empty line', 'a: >\n  b\n\n  c', 'b\nc', ['b', '\n', 'c', '']],
    ['folded, more indented', 'a: >\n  b\n   c', 'b\n c', ['b', '\n', ' ', 'c', '']],
    ['kept separator', 'a: b\u2028  c', 'b\u2028c', ['b', '\u2028', 'c', '']],
  ];
  for (const [name, text, value, sources] of cases)
    it(`leads from the value to the file: ${name}`, () => {
      const { root, problems } = readYaml(text);
      assert.deepEqual(problems, []);
      const scalar = root?.kind === 'mapping' ? root.pairs[0]?.value : undefined;
      assert.equal(scalar?.kind, 'scalar');
      assert.equal(scalar.value, value);
      const found = Array.from({ length: value.length + 1 }, (_, index) => {
        const { start, end } = scalar.sourceOf(index);
        return text.slice(start, end);
      });
      assert.deepEqual(found, sources);
    });

  it('holds an index within the value', () => {
    const { root } = readYaml('abc');
    assert.equal(root?.kind, 'scalar');
    assert.deepEqual(
      [-5, 0, 99].map((index) => root.sourceOf(index)),
      [
        { start: 0, end: 1 },
        { start: 0, end: 1 },
        { start: 3, end: 3 },
      ],
    );
  });

  it('leads to text that means the same character, in whatever style', () => {
    const texts = yamlTexts(20_260_101);
    for (let left = 700; left > 0; left -= 1) checkScalars(texts.next());
  });
});

function checkScalars(text: string): void {
  const { root, problems } = readYaml(text);
  if (root === undefined || problems.length > 0) return;
  for (const scalar of scalarsOf(root)) {
    let before = 0;
    for (let index = 0; index < scalar.value.length; index += 1) {
      const { start, end } = scalar.sourceOf(index);
      const source = text.slice(start, end);
      const character = scalar.value.charAt(index);
      const place = JSON.stringify({ text, value: scalar.value, index, source });
      assert.ok(end > start && start >= before, `in order: ${place}`);
      assert.ok(meaningOf(source, scalar.style).includes(character), place);
      before = start;
    }
    const after = scalar.sourceOf(scalar.value.length);
    assert.ok(after.start === after.end && after.start >= before, JSON.stringify({ text, after }));
  }
}

function meaningOf(source: string, style: YamlScalar['style']): string {
  if (style === 'single' && source === "''") return "'";
  if (style === 'double' && source.startsWith('\\')) return escapeOf(source.slice(1));
  if (/^(?:\r\n?|\n|\u0085)$/.test(source)) return '\n '; // kept, or folded
  if (/^[ \t]*(?:\r\n?|\n|\u0085)[ \t]*$/.test(source)) return ' ';
  return source.length === 1 ? source : '';
}

function escapeOf(escape: string): string {
  if (/^[xuU]/.test(escape)) return String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
  const named: Readonly<Record<string, string>> = {
    0: '\0',
    t: '\t',
    n: '\n',
    r: '\r',
    L: '\u2028',
    P: '\u2029',
    N: '\u0085',
  };
  return named[escape] ?? escape;
}

function scalarsOf(root: YamlNode): readonly YamlScalar[] {
  const scalars: YamlScalar[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'scalar') scalars.push(node);
    else if (node.kind === 'sequence') waiting.push(...node.items);
    else if (node.kind === 'mapping') waiting.push(...node.pairs.flatMap(({ key, value }) => [key, value]));
  }
  return scalars;
}
