import assert from 'node:assert/strict';
import { entriesOf } from '../../../../../src/core/mlmodel/yaml/mapping.ts';
import { readYaml } from '../../../../../src/core/mlmodel/yaml/readYaml.ts';
import { randomFrom } from '../../../../support/yamlTexts.ts';
import { writtenValue } from '../../../../support/yamlValue.ts';

function check(text: string, expected: unknown): void {
  const { root, problems } = readYaml(text);
  assert.deepEqual(
    problems.map(({ code, message }) => [code, message.id]),
    [],
    JSON.stringify(text),
  );
  assert.deepEqual(plain(writtenValue(root)), expected, JSON.stringify(text));
}

/** Maps with keys that are texts as objects, integers as numbers. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('int' in value) return Number.parseInt(String(value.int), 16);
  if (!('map' in value)) return value;
  return Object.fromEntries((value.map as [unknown, unknown][]).map(([key, item]) => [plain(key), plain(item)]));
}

/** Like {@link check} for a refused text; `at` is what the first problem marks. */
function checkRefused(text: string, code: string, id: string, at: string): void {
  const [first] = readYaml(text).problems;
  const marked = first && text.slice(first.at.start, first.at.end);
  assert.deepEqual([first?.code, first?.message.id, marked], [code, id, at], JSON.stringify(text));
}

describe('readYaml', () => {
  const accepted: readonly (readonly [text: string, value: unknown])[] = [
    ['', null],
    ['# only a comment', null],
    ['---', null],
    ['a: 1\nb: two words', { a: 1, b: 'two words' }],
    ['a:\n- 1\n- 2\nb: 3', { a: [1, 2], b: 3 }],
    ['a:\n  - b: 1\n    c: 2\n  -\n  - - x', { a: [{ b: 1, c: 2 }, null, ['x']] }],
    ['? a\n: b\n? c', { a: 'b', c: null }],
    ['{a: [b, {c: d}], "e":f, g, ? h}', { a: ['b', { c: 'd' }], e: 'f', g: null, h: null }],
    ['[a: b, ? c : d, e]', [{ a: 'b' }, { c: 'd' }, 'e']],
    ['a: [1,\n2]', { a: [1, 2] }],
    ['a: {\n}', { a: {} }],
    ["a: 'x'# c", { a: 'x' }],
    ["a: 'x\n\ty'", { a: 'x y' }],
    ['a: b\r\nc: d\re: f', { a: 'b', c: 'd', e: 'f' }],
    ['a: 1\u0085b: 2', { a: 1, b: 2 }],
    ['# c\u2028a: 1', { a: 1 }],
    ['\ufeffa: 1', { a: 1 }],
    ['\ufeff\ufeffa: 1', { '\ufeffa': 1 }],
    ['a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['&x a: *x', { a: 'a' }],
    ['&a [*a]', [{ cycle: true }]],
    ['%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n--- !e!str 1\n...\n', '1'],
    ['%X anything\n---\na', 'a'],
    ['--- |\n a\n...\n...\n', 'a\n'],
    ['a: "\\ud800"', { a: '\ud800' }],
    ['a: b#c #d', { a: 'b#c' }],
    ['a: -b', { a: '-b' }],
    ['a: http://x:y', { a: 'http://x:y' }],
    [`"${'😀'.repeat(1000)}": 1`, { ['😀'.repeat(1000)]: 1 }],
    ['a: !<tag:yaml.org,2002:%73tr> 1', { a: '1' }],
    ['a: !!str', { a: '' }],
    ['a: ! 1', { a: 1 }],
    ['- !!int {=: 5}', [5]],
    ['- &a !!str {=: 4}\n- {<<: *a}', ['4', { '=': 4 }]],
  ];
  it('takes what PyYAML takes', () => {
    for (const [text, value] of accepted) check(text, value);
  });

  const refused: readonly (readonly [text: string, code: string, id: string, at: string])[] = [
    ['a: \u0007', 'yaml-character', 'yamlCharacter', '\u0007'],
    ['a: \ufffe', 'yaml-character', 'yamlCharacter', '\ufffe'],
    ['a: \ud800', 'yaml-character', 'yamlCharacter', '\ud800'],
    ['a: b\0', 'yaml-character', 'yamlCharacter', '\0'],
    ['a: 1\t', 'yaml-tab', 'yamlTab', '\t'],
    ['a:\t\t1', 'yaml-tab', 'yamlTab', '\t\t'],
    ['a: 1\n\ufeff', 'yaml-syntax', 'yamlNoColon', '\ufeff'],
    ['a: @b', 'yaml-syntax', 'yamlCharacterStart', '@'],
    ['a: `b`', 'yaml-syntax', 'yamlCharacterStart', '`'],
    ['[|]', 'yaml-syntax', 'yamlCharacterStart', '|'],
    ['a: b: c', 'yaml-syntax', 'yamlValuePlace', ':'],
    ['a: - b', 'yaml-syntax', 'yamlEntryPlace', '-'],
    ['a: ? b', 'yaml-syntax', 'yamlKeyPlace', '?'],
    ['a: 1\nb\nc: 2', 'yaml-syntax', 'yamlNoColon', 'b'],
    ["a: 'b", 'yaml-syntax', 'yamlUnclosedQuote', "'"],
    ['a: "b\n---\n"', 'yaml-syntax', 'yamlSeparatorInQuotes', '---'],
    ['a: "\\q"', 'yaml-syntax', 'yamlEscape', '\\q'],
    ['a: "\\', 'yaml-syntax', 'yamlEscape', '\\'],
    ['a: "\\😀"', 'yaml-syntax', 'yamlEscape', '\\😀'],
    ['a: "\\x4"', 'yaml-syntax', 'yamlEscapeDigits', '\\x4'],
    ['a: "\\U00110000"', 'yaml-syntax', 'yamlEscapeRange', '\\U00110000'],
    ['a: |0\n b', 'yaml-syntax', 'yamlBlockHeader', '0'],
    ['a: > b', 'yaml-syntax', 'yamlBlockHeader', 'b'],
    ['a: &', 'yaml-syntax', 'yamlAnchorName', '&'],
    ['a: *b.c', 'yaml-syntax', 'yamlAnchorName', '*b'],
    ['a: !<b', 'yaml-syntax', 'yamlTagForm', '!<b'],
    ['a: !%ff b', 'yaml-syntax', 'yamlTagForm', '!%ff'],
    ['%YAML 1\n---', 'yaml-syntax', 'yamlDirectiveForm', '%YAML 1'],
    ['%YAML 2.0\n---', 'yaml-syntax', 'yamlDirectiveVersion', '%YAML 2.0'],
    ['%YAML 1.1\n%YAML 1.1\n---', 'yaml-syntax', 'yamlDirectiveTwice', '%YAML 1.1'],
    ['%YAML 1.1\na', 'yaml-syntax', 'yamlDirectiveDocument', 'a'],
    ['...', 'yaml-syntax', 'yamlUnexpected', '...'],
    ['[a', 'yaml-syntax', 'yamlFlowOpen', '['],
    ['{a]', 'yaml-syntax', 'yamlFlowEnd', ']'],
    ['a: ]', 'yaml-syntax', 'yamlFlowClose', ']'],
    ['a: 1\n b: 2', 'yaml-syntax', 'yamlValuePlace', ':'],
    ['- a\nb: c', 'yaml-syntax', 'yamlBlockEnd', 'b'],
    ['a: 1\n---\nb: 2', 'yaml-duplicate-document', 'yamlSecondDocument', '---'],
    ['a: *b', 'yaml-alias', 'yamlAliasUnknown', '*b'],
    ['a: &x 1\nb: &x 2', 'yaml-alias', 'yamlAnchorTwice', '&x'],
    ['a: !x b', 'yaml-tag', 'yamlTagUnknown', '!x'],
    ['a: !x!y b', 'yaml-tag', 'yamlTagHandle', '!x!y'],
    ['a: !!python/none', 'yaml-tag', 'yamlTagUnknown', '!!python/none'],
    ['{[a]: b}', 'yaml-key', 'yamlKeyHash', '[a]'],
    ['? {a: b}\n: c', 'yaml-key', 'yamlKeyHash', '{a: b}'],
    ['a: 2024-02-31', 'yaml-value', 'yamlDate', '2024-02-31'],
    ['a: =', 'yaml-value', 'yamlSignAlone', '='],
    ['<<: b', 'yaml-value', 'yamlMerge', 'b'],
    ['['.repeat(451), 'yaml-limit', 'yamlTooDeep', '['],
  ];
  it('refuses what PyYAML refuses, and marks where', () => {
    for (const row of refused) checkRefused(...row);
  });

  it('counts a long key in code points, as PyYAML does', () => {
    assert.deepEqual(readYaml(`${'k'.repeat(1024)}: 1`).problems, []);
    checkRefused(`${'k'.repeat(1025)}: 1`, 'yaml-syntax', 'yamlValuePlace', ':');
    checkRefused(`a: 1\n${'k'.repeat(1025)}: 1`, 'yaml-syntax', 'yamlNoColon', 'k'.repeat(1000));
  });

  it('goes as deep as 450', () => {
    assert.deepEqual(readYaml('['.repeat(450) + ']'.repeat(450)).problems, []);
  });

  it('tells of every value that cannot be constructed', () => {
    const codes = readYaml('a: 2024-13-01\nb: !x y\nc: =\n? [d]\n: e').problems.map(({ code }) => code);
    assert.deepEqual(codes, ['yaml-value', 'yaml-tag', 'yaml-value', 'yaml-key']);
  });

  it('tells of what is wrong before the text breaks', () => {
    const codes = readYaml('a: *b\nc: [\n').problems.map(({ code }) => code);
    assert.deepEqual(codes, ['yaml-alias', 'yaml-syntax']);
  });

  it('understands the rest of a text that is refused', () => {
    const texts = [
      ['a: 1\nb: "x\nc: 3\t\nd: [', 3],
      ['a: 1\nb: @x', 1],
      ['a: 1\n---\nb: 2', 1],
      ['a: 1\t\nb: 2', 1],
    ] as const;
    for (const [text, count] of texts) {
      const { root, problems } = readYaml(text);
      assert.equal(problems.length, count);
      assert.equal(root?.kind, 'mapping');
      const entry = entriesOf(root).get('a');
      assert.equal(entry?.value.kind === 'scalar' && entry.value.value, '1');
    }
  });

  it('places collections from their first sign to their last', () => {
    const text = 'a: !!map\n  b:\n  - 1\n  - x: y # c\n\nc: &d [1, 2]\n';
    const { root } = readYaml(text);
    assert.equal(root?.kind, 'mapping');
    const marks = [...entriesOf(root).values()].map(({ value: { span } }) => text.slice(span.start, span.end));
    assert.deepEqual(marks, ['b:\n  - 1\n  - x: y', '[1, 2]']);
  });

  it('never throws and is never slow, whatever the text', () => {
    const random = randomFrom(7);
    const signs = Array.from(' \n:-?[]{},"\'|>&*!%#ab\t');
    for (let left = 800; left > 0; left -= 1) {
      const one = random.pick([() => random.pick(signs), () => String.fromCharCode(random.below(256))]);
      const text = Array.from({ length: random.below(300) }, one).join('');
      const { problems } = readYaml(text);
      for (const { at } of problems) assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, text);
    }
  });

  it('is linear in hostile texts', () => {
    const merges = Array.from({ length: 500 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: [${`*a${i},`.repeat(9)}]}\n`);
    const texts = [
      ...['[', '{', '- ', '? ', '&a ', '!a ', '*a\n', '"\\', "'", ': ', '[,', '{a: ', '|\n', '\ufeff', '# '].map(
        (sign) => sign.repeat(20_000),
      ),
      `a0: &a0 {x: 1}\n${merges.join('')}`,
      `!!int "1${':01'.repeat(100_000)}"`,
      `a: 2024-01-02${' '.repeat(100_000)}x`,
    ];
    const begin = performance.now();
    for (const text of texts) assert.ok(readYaml(text).problems.length > 0 || text.length > 0);
    assert.ok(performance.now() - begin < 5000);
  });
});
