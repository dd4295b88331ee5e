import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesModel, readGlob } from '../../../../../../src/core/lifecycle/gates/policyFile/modelGlob.ts';

function check(glob: string, fits: readonly string[], others: readonly string[]): void {
  it(`${JSON.stringify(glob)} fits what it should`, () => {
    for (const name of fits) assert.ok(matchesModel([glob], name), `does not fit ${name}`);
    for (const name of others) assert.ok(!matchesModel([glob], name), `fits ${name}`);
  });
}

describe('globs over models', () => {
  check('BTC direction', ['BTC direction'], ['btc direction', 'BTC', 'BTC direction ', '']);
  check('*', ['', 'a', 'BTC direction', 'a\nb', '😀'], []);
  check('BTC *', ['BTC ', 'BTC direction'], ['BTC', 'xBTC a']);
  check('*-v?', ['a-v1', '-vé', '-v😀'], ['a-v', 'a-v12']);
  check('**a', ['a', 'ba'], ['ab']);
  check('[a-c]x', ['ax', 'cx'], ['dx', 'x', 'Ax']);
  check('[!a-c]x', ['dx', '-x'], ['ax', 'x']);
  check('[^a]', ['b'], ['a']);
  check('[-a]', ['-', 'a'], ['b']);
  check('[a-]', ['-', 'a'], ['b']);
  check(String.raw`[\]\\]`, [']', '\\'], ['a']);
  check('{eth,sol}-?', ['eth-1', 'sol-2'], ['eth', 'btc-1', 'eth,sol-1']);
  check('a{,b}', ['a', 'ab'], ['abb', 'b']);
  check('{*,x}{y,*}', ['', 'xy', 'anything'], []);
  check('{a{b,c},d}e', ['abe', 'ace', 'de'], ['ae', 'ade']);
  check('a,b}', ['a,b}'], ['a', 'b']);
  check(String.raw`\*\{a\,b`, ['*{a,b'], ['x{a,b']);
  check('(a|b)+.$^', ['(a|b)+.$^'], ['a']);

  it('hold when one of several does', () => {
    assert.ok(matchesModel(['a', 'b*'], 'bc'));
    assert.ok(!matchesModel(['a', 'b*'], 'c'));
    assert.ok(!matchesModel([], 'c'));
  });

  for (const [glob, at, id] of [
    ['', 0, 'policyGlobEmpty'],
    ['a/b', 1, 'policyGlobUnreachable'],
    ['a:*', 1, 'policyGlobUnreachable'],
    ['a[b', 1, 'policyGlobOpen'],
    ['a{b,c', 1, 'policyGlobOpen'],
    ['{a,{b}', 0, 'policyGlobOpen'],
    ['[]', 0, 'policyGlobClassEmpty'],
    ['[z-a]', 0, 'policyGlobRange'],
    ['a\\', 1, 'policyGlobBackslash'],
    ['x'.repeat(501), 0, 'policyGlobLong'],
  ] as const)
    it(`${JSON.stringify(glob.slice(0, 20))} is refused and fits nothing`, () => {
      const read = readGlob(glob);
      assert.ok(read.kind === 'broken');
      assert.deepEqual([read.at, read.problem.id], [at, id]);
      assert.ok(!matchesModel([glob], glob));
    });
});

const letter = fc.constantFrom('a', 'b', '*', '?', '[', ']', '{', '}', ',', '-', '!', '\\', '😀', '.');
const anything = fc.array(letter, { maxLength: 40 }).map((all) => all.join(''));

describe('any glob', () => {
  it('is read, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ maxLength: 60 })), anything, (glob, name) => {
        readGlob(glob);
        matchesModel([glob, name], glob);
      }),
    );
  });

  it('of escaped characters fits exactly the text itself', () => {
    fc.assert(
      fc.property(anything, anything, (text, other) => {
        fc.pre(text !== '');
        const glob = Array.from(text, (character) => `\\${character}`).join('');
        assert.ok(matchesModel([glob], text));
        assert.equal(matchesModel([glob], other), other === text);
      }),
    );
  });

  it('of stars, marks and letters fits what the regular expression of it does', () => {
    const simple = fc.array(fc.constantFrom('a', 'b', '*', '?'), { minLength: 1, maxLength: 10 });
    const name = fc.array(fc.constantFrom('a', 'b'), { maxLength: 10 }).map((all) => all.join(''));
    fc.assert(
      fc.property(simple, name, (parts, text) => {
        const signs: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };
        const expression = new RegExp(`^${parts.map((part) => signs[part] ?? part).join('')}$`);
        assert.equal(matchesModel([parts.join('')], text), expression.test(text));
      }),
    );
  });

  it('with alternatives fits what one of them does', () => {
    const part = fc.array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 4 }).map((all) => all.join(''));
    const name = fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), part, name, (alternatives, behind, text) => {
        const each = alternatives.some((one) => one + behind !== '' && matchesModel([one + behind], text));
        const isEmpty = text === '' && alternatives.some((one) => one + behind === '');
        assert.equal(matchesModel([`{${alternatives.join(',')}}${behind}`], text), each || isEmpty);
      }),
    );
  });

  it('takes no time that grows with more than both lengths', () => {
    const began = process.cpuUsage();
    assert.ok(!matchesModel([`${'*a'.repeat(240)}b`], 'a'.repeat(5_000)));
    assert.ok(!matchesModel([`${'{a,aa}'.repeat(80)}b`], 'a'.repeat(5_000)));
    assert.ok(!matchesModel([`${'{'.repeat(240)}a${'}'.repeat(240)}b`], 'a'.repeat(5_000)));
    const { user } = process.cpuUsage(began);
    assert.ok(user < 3_000_000, `${user} µs`);
  });
});
