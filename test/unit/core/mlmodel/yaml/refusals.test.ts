import assert from 'node:assert/strict';
import { readYaml } from '../../../../../src/core/mlmodel/yaml/readYaml.ts';

type Told = readonly [id: string, at: string];

/** What is told of a refused text, and the text after the first fix of the first problem; undefined where there is none. */
function check(text: string, told: readonly Told[], fixed?: string): void {
  const { problems } = readYaml(text);
  assert.deepEqual(
    problems.map(({ message, at }) => [message.id, text.slice(at.start, at.end)]),
    told,
    JSON.stringify(text),
  );
  const edits = problems[0]?.fixes?.[0]?.edits.toSorted((a, b) => b.at.start - a.at.start);
  const after = edits?.reduce(
    (before, { at, text: put }) => before.slice(0, at.start) + put + before.slice(at.end),
    text,
  );
  assert.equal(after, fixed, JSON.stringify(text));
}

describe('what ends the reading of a text', () => {
  const cases: readonly [title: string, text: string, told: readonly Told[], fixed?: string][] = [
    [
      'is told again from each next key at the top on',
      'a:\t1\nb: @x\nflavors:\n\tx: 1\n',
      [
        ['yamlTab', '\t'],
        ['yamlCharacterStart', '@'],
        ['yamlTab', '\t'],
      ],
      'a: 1\nb: @x\nflavors:\n\tx: 1\n',
    ],
    [
      'is a tab at the end of a line',
      'a: 1\nb:\t\nc: @',
      [
        ['yamlTab', '\t'],
        ['yamlCharacterStart', '@'],
      ],
      'a: 1\nb:\nc: @',
    ],
    ['is a tab for indentation', 'a:\n\tb: 1\n', [['yamlTab', '\t']], 'a:\n  b: 1\n'],
    [
      'is a single quote that is not doubled',
      `a: '{"b": "it's", "c": 'd'}'\n`,
      [['yamlQuoteEnds', "'"]],
      `a: '{"b": "it''s", "c": ''d''}'\n`,
    ],
    [
      'is a double quote that is not escaped',
      'a: "[{"b": "c\\n"}]"\nd: 1\n',
      [['yamlQuoteEnds', '"']],
      'a: "[{\\"b\\": \\"c\\n\\"}]"\nd: 1\n',
    ],
    ['is text behind a quoted one', "a: 'b' c # 'd'\n", [['yamlQuoteEnds', "'"]]],
    [
      'is a quote that is missing at the end',
      "s:\n  a: '[1,\n    2]\n  b: '[3]'\n  c: null\n",
      [['yamlQuoteRunsOn', "'"]],
      "s:\n  a: '[1,\n    2]'\n  b: '[3]'\n  c: null\n",
    ],
    ['is a space that is none', 'a: 1\nb:\u00a02\nc: 3\n', [['yamlLookAlike', '\u00a0']], 'a: 1\nb: 2\nc: 3\n'],
    ['is a colon that is none', 'a: 1\nb：2\nc: 3\n', [['yamlLookAlike', '：']], 'a: 1\nb: 2\nc: 3\n'],
    [
      'is a sign that cannot be seen',
      'a: 1\nb:\u200b2\nc: 3\n',
      [['yamlLookAlikeNothing', '\u200b']],
      'a: 1\nb: 2\nc: 3\n',
    ],
    [
      'is a conflict of Git, and nothing else within it',
      'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\nc: @\n',
      [
        ['yamlConflict', '<<<<<<< HEAD'],
        ['yamlCharacterStart', '@'],
      ],
    ],
  ];
  for (const [title, text, told, fixed] of cases) it(title, () => check(text, told, fixed));

  it('is told 20 times at most, and quickly', () => {
    const { problems } = readYaml('a: @\n'.repeat(3000));
    assert.equal(problems.length, 20);
  });

  it('is no conflict where the text can be read', () => {
    assert.deepEqual(readYaml('a: "\n<<<<<<< b\n>>>>>>> c\n"\n').problems, []);
  });
});
