import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readInlines, type Inline } from '../../../../webview/ui/markdownInlines.ts';

/** As marked text: what is in brackets is what it was taken for. */
function shown(inlines: readonly Inline[]): string {
  return inlines.map(one).join('');
}

function one(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'break':
      return '[break]';
    case 'code':
      return `[code ${inline.text}]`;
    case 'link':
      return `[link ${inline.address} ${shown(inline.inlines)}]`;
    case 'bold':
    case 'italic':
      return `[${inline.kind} ${shown(inline.inlines)}]`;
  }
}

describe('inlines of Markdown', () => {
  const check = (text: string, expected: string): void => assert.equal(shown(readInlines(text)), expected, text);

  it('are bold, italic and code', () => {
    check('a **b** c', 'a [bold b] c');
    check('*a* and _b_', '[italic a] and [italic b]');
    check('**a *b* c**', '[bold a [italic b] c]');
    check('__a__ `b *c*`', '[bold a] [code b *c*]');
    check('``a ` b`` `` c ``', '[code a ` b] [code c]');
  });

  it('stay text where nothing ends', () => {
    check('2 * 3 * 4', '2 * 3 * 4');
    check('a ** b', 'a ** b');
    check('*open', '*open');
    check('`open', '`open');
    check('val_loss_mean', 'val_loss_mean');
    check(String.raw`\*not\* \[so\]`, '*not* [so]');
  });

  it('have links with their addresses, and no pictures', () => {
    check('see [BTC](https://a.example/x_y "T").', 'see [link https://a.example/x_y BTC].');
    check('[run](command:evil)', '[link command:evil run]');
    check('![plot](https://a.example/p.png)', 'plot');
    check(
      '<https://a.example/> https://b.example/c.',
      '[link https://a.example/ https://a.example/] [link https://b.example/c https://b.example/c].',
    );
    check('[[a](b)](c)', '[[link b a]](c)');
  });

  it('take HTML for text', () => {
    check('<b>x</b> <img src=x onerror=y>', '<b>x</b> <img src=x onerror=y>');
  });

  it('cost what their length does, whatever it is', () => {
    for (const sign of ['*', '_', '`', '[', '**a ', '_a ', '[a](', '![', '<h', '\\', 'http://'])
      assert.ok(shown(readInlines(sign.repeat(20_000))).length > 0, sign);
  });

  it('lose no letters', () => {
    const letters = (text: string): string => text.replace(/[^a-z]/g, '');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', ' ', '*', '_', '`', '**', '\n')), (parts) => {
        const text = parts.join('');
        const plain = (inlines: readonly Inline[]): string =>
          inlines
            .map((inline) => ('inlines' in inline ? plain(inline.inlines) : 'text' in inline ? inline.text : ''))
            .join('');
        assert.equal(letters(plain(readInlines(text))), letters(text));
      }),
    );
  });
});
