import assert from 'node:assert/strict';
import { tokensOf } from '../../../scripts/lib/tokens.mjs';

describe('tokensOf', () => {
  /** Kind and value of every token but names and marks, which stand as they are. */
  function check(source: string, expected: string): void {
    const told = tokensOf(source).map(({ kind, value }) =>
      kind === 'name' || kind === 'mark' ? value : `${kind}:${JSON.stringify(value)}`,
    );
    assert.equal(told.join(' '), expected);
  }

  it('reads strings as they are meant', () => {
    check(
      String.raw`t('it\'s', "a\n\x41A\u{1F600}", 'a "b"')`,
      String.raw`t ( string:"it's" , string:"a\nAA😀" , string:"a \"b\"" )`,
    );
    check('t(`plain`)', 't ( string:"plain" )');
  });

  it('reads templates part by part, however deep', () => {
    check(
      '`a ${b + `in ${c}ner`} ${{ d: 1 }} e`',
      'template:"a " b + template:"in " c templateEnd:"ner" template:" " { d : number:"1" } templateEnd:" e"',
    );
  });

  it('leaves comments out, but no text that only looks like one', () => {
    check(`a // it's\n/* "b" */ '// c' '/* d */'`, 'a string:"// c" string:"/* d */"');
  });

  it('tells a regular expression from a division', () => {
    check(
      String.raw`x = /it's \/ [/'"]/g; a / b / c; (a) / 'd'; return /e/`,
      String.raw`x = regex:"/it's \\/ [/'\"]/g" ; a / b / c ; ( a ) / string:"d" ; return regex:"/e/"`,
    );
  });

  it('goes on after text that it does not understand', () => {
    check(`<p>Don't</p>\nt('x')`, `< p > Don ' t < / p > t ( string:"x" )`);
  });

  it('knows the line of each token', () => {
    assert.deepEqual(
      tokensOf("a\n/*\n*/ `x\ny` 'z'").map(({ line }) => line),
      [1, 3, 4],
    );
  });
});
