import assert from 'node:assert/strict';
import { cutText, longestText, scalarShown, valueShown } from '../../../../../src/core/mlmodel/page/shownText.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';

function shown(yaml: string): string {
  const entry = readMlmodel(`a: ${yaml}\n`).top.get('a');
  assert.ok(entry);
  return valueShown(entry.value);
}

describe('a text on a page', () => {
  it('is cut where it is too long, and never within a letter', () => {
    assert.equal(cutText('abc', 3), 'abc');
    assert.equal(cutText('abcd', 3), 'ab…');
    assert.equal(cutText('a😀b', 3), 'a…');
  });

  it('is what is written of a scalar', () => {
    const scalar = (yaml: string): string => scalarShown(readMlmodel(`a: ${yaml}\n`).top.get('a')?.value);
    assert.equal(scalar('3.10'), '3.10');
    assert.equal(scalar("'it''s'"), "it's");
    assert.equal(scalar('null'), '');
    assert.equal(scalar('[1]'), '');
    assert.equal(scalarShown(undefined), '');
  });

  it('is one line of a value, whatever that is', () => {
    assert.equal(shown('model.skops'), 'model.skops');
    assert.equal(shown('~'), 'null');
    assert.equal(shown("''"), '');
    assert.equal(shown('\n  conda: conda.yaml\n  virtualenv: "a, b"'), '{conda: conda.yaml, virtualenv: "a, b"}');
    assert.equal(shown('[1, null, [a, {b: c}], [], {}]'), '[1, null, [a, {b: c}], [], {}]');
    assert.equal(shown(`${'['.repeat(30)}${']'.repeat(30)}`), `${'['.repeat(20)}[…]${']'.repeat(20)}`);
  });

  it('ends in time where aliases stand for more than there is room for', () => {
    const levels = Array.from({ length: 30 }, (_, at) => `&x${at} [${`*x${at - 1}, `.repeat(at === 0 ? 0 : 9)}1]`);
    const yaml = `[${levels.join(', ')}]`;
    const text = shown(yaml);
    assert.ok(text.length <= longestText, String(text.length));
    assert.ok(text.endsWith('…'));
    assert.ok(shown('&self [*self]').length <= longestText);
  });
});
