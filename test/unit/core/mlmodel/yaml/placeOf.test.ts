import assert from 'node:assert/strict';
import { message } from '../../../../../src/core/base/message.ts';
import { withPlace, withoutRepeats } from '../../../../../src/core/mlmodel/yaml/placeOf.ts';
import type { YamlProblem } from '../../../../../src/core/mlmodel/yaml/problem.ts';

/** The problem is at `start`; what is marked then. */
function check(problem: Pick<YamlProblem, 'code' | 'message'>, text: string, start: number, marked: string): void {
  const { at } = withPlace(text, { ...problem, at: { start, end: start } });
  assert.equal(text.slice(at.start, at.end), marked, text);
}

describe('the place of a problem', () => {
  const noColon = { code: 'yaml-syntax', message: message('yamlNoColon') } as const;
  const tag = { code: 'yaml-tag', message: message('yamlTagUnknown', { tag: 'x' }) } as const;

  it('is the words of the line', () => {
    check(noColon, 'just text\nb: 1', 0, 'just text');
    check(noColon, 'just text  \r\nb: 1', 0, 'just text');
    check(noColon, 'just text # more', 0, 'just text');
    check(noColon, 'a: 1\n b-c : 2', 6, 'b-c');
    check(noColon, 'http://x y', 0, 'http://x y');
    check(noColon, 'a:', 0, 'a');
    check(noColon, '😀 x', 0, '😀 x');
    check(noColon, '', 0, '');
  });

  it('is the tag instead of the value behind it', () => {
    check(tag, 'a: !x b', 6, '!x');
    check(tag, 'a: !!set', 8, '!!set');
    check(tag, 'a: !x &y\n  b', 11, '!x');
    check(tag, '[!x b]', 4, '!x');
    check(tag, 'a: b', 3, '');
  });

  it('is never behind the text', () => {
    const { at } = withPlace('ab', { code: 'yaml-tab', message: message('yamlTab'), at: { start: 2, end: 3 } });
    assert.deepEqual(at, { start: 2, end: 2 });
  });

  it('is told once', () => {
    const at = { start: 0, end: 1 };
    const other = { ...tag, at: { start: 1, end: 2 } };
    assert.deepEqual(withoutRepeats([{ ...tag, at }, { ...tag, at }, other]), [{ ...tag, at }, other]);
  });
});
