import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import type { JsonNode } from '../../../../../src/core/signature/json/jsonNode.ts';
import { dictOf } from '../../../../../src/core/signature/json/jsonNode.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';
import { signatureTexts } from '../../../../support/signatureTexts.ts';

describe('readJson', () => {
  describe('takes what json.loads of Python 3.11 takes', () => {
    for (const [text, value] of [
      ['null', null],
      [' \t\r\n[1, 2]\n', [1, 2]],
      ['{"a": {"b": []}, "c": {}}', { a: { b: [] }, c: {} }],
      ['{"a": 1, "b": 2, "a": 3}', { a: 3, b: 2 }],
      ['-0', 0],
      ['[0, -1, 1.5, 1e5, 1E-2, -0.0]', [0, -1, 1.5, 100000, 0.01, -0]],
      ['[NaN, Infinity, -Infinity, 1e400]', [NaN, Infinity, -Infinity, Infinity]],
      ['9007199254740991', 9007199254740991],
      ['9007199254740993', 9007199254740993n],
      ['-123456789012345678901234567890', -123456789012345678901234567890n],
      ['"\\u00e9\\ud83d\\ude00\\/\\b\\"\\\\"', 'é😀/\b"\\'],
      ['"\\ud800"', '\ud800'],
      ['"\u007f\u2028é"', '\u007f\u2028é'],
      ['""', ''],
    ] as const) {
      it(JSON.stringify(text), () => {
        const { root, isRefused, problems } = readJson(text);
        assert.deepEqual([root && plain(root), isRefused, problems], [value, false, []]);
      });
    }

    it('an int of 4300 digits, and a float of more', () => {
      assert.equal(readJson('1'.repeat(4300)).isRefused, false);
      assert.equal(readJson(`${'1'.repeat(5000)}.0`).isRefused, false);
    });

    it('990 levels', () => assert.equal(readJson('['.repeat(990) + ']'.repeat(990)).isRefused, false));
  });

  describe('refuses, and says what a person has to look at', () => {
    for (const [text, looked, words] of [
      ['', '', 'There is nothing here; JSON is expected.'],
      [' \n', ' \n', 'There is nothing here; JSON is expected.'],
      ['\ufeff[]', '\ufeff', 'The text begins with a byte order mark, which MLflow refuses.'],
      ['[1, ]', ',', 'There is a comma too many before “]”.'],
      ['{"a": 1 ,}', ',', 'There is a comma too many before “}”.'],
      ['[1,,2]', ',', 'There is a comma too many.'],
      ['[,]', ',', 'There is a comma too many.'],
      ['[1 "b"]', '"b"', 'A comma is missing before this.'],
      ['[{"a": 1} {"b": 2}]', '{', 'A comma is missing before this.'],
      ['{"a" 1}', '1', 'A colon is expected here, between the key and its value.'],
      ['{a: 1}', 'a', 'A key in double quotes is expected here.'],
      ["{'a': 1}", "'a'", 'JSON texts are written in double quotes.'],
      ["['it']", "'it'", 'JSON texts are written in double quotes.'],
      ['[True]', 'True', 'Write true instead of “True”.'],
      ['[None]', 'None', 'Write null instead of “None”.'],
      ['[nan]', 'nan', 'Write NaN instead of “nan”.'],
      ['abc', 'abc', '“abc” is no JSON value; a text needs double quotes.'],
      ['[01]', '01', '“01” is not a number that JSON knows.'],
      ['[1.]', '1.', '“1.” is not a number that JSON knows.'],
      ['[.5]', '.5', '“.5” is not a number that JSON knows.'],
      ['[+1]', '+1', '“+1” is not a number that JSON knows.'],
      ['[0x1f]', '0x1f', '“0x1f” is not a number that JSON knows.'],
      ['[1 // one\n]', '// one', 'JSON has no comments.'],
      ['[] # no', '# no', 'JSON has no comments.'],
      ['[/* a */]', '/* a */', 'JSON has no comments.'],
      ['["a, "b"]', '"a, "', 'A double quote is missing here: this text ends only where the next one begins.'],
      ['{“a”: 1}', '“', 'This is a typographic quote, U+201C; texts are written in straight double quotes, ".'],
      ['[‘a’]', '‘', 'This is a typographic quote, U+2018; texts are written in straight double quotes, ".'],
      ['{"a"：1}', '：', '“：” is U+FF1A, which only looks like “:”.'],
      ['{"a":\u00a01}', '\u00a0', 'This is the blank U+00A0, which JSON does not know; write a usual one.'],
      ['[\u200b1]', '\u200b', 'The invisible character U+200B stands here; take it out.'],
      ['[{"a": 1]', ']', '“]” does not close the “{” that is open; “}” is expected.'],
      ['[1', '[', 'This “[” is never closed.'],
      ['[{"a": ', '{', 'This “{” is never closed.'],
      ['["a', '"a', 'This text is never closed; a double quote is missing.'],
      ['["a\n"]', '"a', 'A text cannot go on over a line end; write \\n instead.'],
      ['["a\tb"]', '\t', 'The control character U+0009 cannot stand in a text; write \\t instead.'],
      ['["\u0001"]', '\u0001', 'The control character U+0001 cannot stand in a text; write \\u0001 instead.'],
      ['["C:\\x"]', '\\x', '“\\x” is no escape that JSON knows.'],
      ['["\\u12"]', '\\u12', 'After \\u come four hexadecimal digits.'],
      ['[1] [2]', '[2]', 'The JSON ends before this; nothing may follow.'],
      ['{"a":}', '}', 'A value is expected here.'],
      ['\f1', '\f', 'A value is expected here.'],
      ['-', '-', 'A value is expected here.'],
    ] as const) {
      it(JSON.stringify(text), () => {
        const { isRefused, problems } = readJson(text);
        assert.equal(isRefused, true);
        assert.deepEqual(
          problems.map(({ message, at }) => [text.slice(at.start, at.end), renderEnglish(message)]),
          [[looked, words]],
        );
      });
    }

    it('an int of 4301 digits', () => {
      const [problem] = readJson(`[-${'1'.repeat(4301)}]`).problems;
      assert.deepEqual(problem?.at, { start: 1, end: 4303 });
      assert.equal(problem?.message.id, 'jsonDigits');
    });

    it('991 levels, however many more there are', () => {
      for (const text of ['['.repeat(991) + ']'.repeat(991), '{"a":'.repeat(500_000), '[{"a":'.repeat(300_000)])
        assert.equal(readJson(text).problems[0]?.message.id, 'jsonDepth');
    });
  });

  it('takes a byte order mark off bytes only, and one only', () => {
    assert.equal(readJson('\ufeff[]', { allowBom: true }).isRefused, false);
    assert.equal(readJson('\ufeff\ufeff[]', { allowBom: true }).isRefused, true);
    assert.deepEqual(readJson('\ufeff[]', { allowBom: true }).root?.span, { start: 1, end: 3 });
  });

  describe('understands what it can of a refused text', () => {
    for (const [text, value] of [
      ['[1, 2,]', [1, 2]],
      ["{'a': True, 'b': None, c: 1}", { a: true, b: null, c: 1 }],
      ['[{"type": "long", "name": "a"', [{ type: 'long', name: 'a' }]],
      ['[{"a": 1} {"b" 2}] x', [{ a: 1 }, { b: 2 }]],
      ['// what\n{"a": /* b */ 1}', { a: 1 }],
      ['[{"a": [1, 2}, {"b": 3}]', [{ a: [1, 2] }, { b: 3 }]],
      ['["a\n, "b"]', ['a', 'b']],
      ['', undefined],
      ['}', undefined],
    ] as const) {
      it(JSON.stringify(text), () => {
        const { root } = readJson(text);
        assert.deepEqual(root && plain(root), value);
      });
    }
  });

  it('gives each part its place', () => {
    const text = ' [{"a": [1.5, "b"]}, null]';
    for (const node of partsOf(readJson(text).root))
      assert.deepEqual(plain(readJson(text.slice(node.span.start, node.span.end)).root ?? node), plain(node));
  });

  it('never throws, and keeps every place within the text', () => {
    const texts = signatureTexts(1);
    const check = (text: string): void => {
      const { problems, root } = readJson(text);
      for (const { at, offset } of problems)
        assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length && offset <= text.length, text);
      for (const { span } of partsOf(root)) assert.ok(span.start <= span.end && span.end <= text.length, text);
    };
    for (let index = 0; index < 1500; index++) check(texts.json());
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
  });

  it('is in no danger from hostile texts', () => {
    for (const piece of ['[', '{', '[}', '[{]}', '"', '\\', '[,', ' "', "'", '{"a"', '1', '/*', '#', ','])
      readJson(piece.repeat(100_000));
  });
});

function partsOf(root: JsonNode | undefined): JsonNode[] {
  const parts = root ? [root] : [];
  for (const part of parts) {
    if (part.kind === 'array') parts.push(...part.items);
    if (part.kind === 'object') parts.push(...part.members.flatMap(({ key, value }) => [key, value]));
  }
  return parts;
}

function plain(node: JsonNode): unknown {
  if (node.kind === 'null') return null;
  if (node.kind === 'array') return node.items.map(plain);
  if (node.kind !== 'object') return node.value;
  return Object.fromEntries(Array.from(dictOf(node), ([key, { value }]) => [key, plain(value)]));
}
