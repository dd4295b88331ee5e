import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMarkdown, type Block } from '../../../../webview/ui/markdownBlocks.ts';
import type { Inline } from '../../../../webview/ui/markdownInlines.ts';

const text = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('inlines' in inline ? text(inline.inlines) : 'text' in inline ? inline.text : '/')).join('');

function shown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `h${block.level} ${text(block.inlines)}`;
    case 'paragraph':
    case 'quote':
      return `${block.kind} ${text(block.inlines)}`;
    case 'code':
      return `code ${block.text}`;
    case 'list':
      return `list ${block.items.map(({ depth, number = '-', inlines }) => `${depth}${number}${text(inlines)}`).join(' ')}`;
    case 'table':
      return `table ${block.rows.map((cells) => cells.map(text).join('|')).join('; ')}`;
    case 'rule':
      return 'rule';
  }
}

describe('blocks of Markdown', () => {
  const check = (lines: readonly string[], expected: readonly string[]): void =>
    assert.deepEqual(readMarkdown(lines.join('\n')).map(shown), expected);

  it('are headings, paragraphs and rules', () => {
    check(
      ['# One', 'two', 'three', '', '### Four ###', '---', 'five'],
      ['h1 One', 'paragraph two three', 'h3 Four', 'rule', 'paragraph five'],
    );
    check(['#no heading', 'a  ', 'b'], ['paragraph #no heading a/b']);
  });

  it('are lists with their depth', () => {
    check(['- a', '  - b', '    more', '- c'], ['list 0-a 1-b more 0-c']);
    check(['1. a', '2) b', '', '* c'], ['list 01.a 02)b', 'list 0-c']);
    check(['text', '- item'], ['paragraph text', 'list 0-item']);
  });

  it('are code that is not read', () => {
    check(['```py', '# x', '- y', '```', 'z'], ['code # x\n- y', 'paragraph z']);
    check(['~~~', 'open'], ['code open']);
  });

  it('are tables and quotes', () => {
    check(['| a | b |', '|---|:-:|', '| 1 | 2 |', '', '> q', 'r'], ['table a|b; 1|2', 'quote q/r']);
    check(['a | b', 'c'], ['paragraph a | b c']);
  });

  it('are none of a comment on its own line', () => {
    check(['<!-- begin -->', '# a', 'b', '<!-- end -->'], ['h1 a', 'paragraph b']);
    check(['- a', '<!-- end -->', '```', '<!-- x -->', '```'], ['list 0-a', 'code <!-- x -->']);
    check(['a <!-- b -->', '', '<!-- a --> b -->'], ['paragraph a <!-- b -->', 'paragraph <!-- a --> b -->']);
  });

  it('are none of an empty text', () => {
    check(['', '  ', ''], []);
  });

  it('cost what they are long', () => {
    const blanks = ' '.repeat(99_000);
    const hostile = [`|\n- ${blanks}x`, `a${blanks}b\nc`, `\` ${'a'.repeat(90_000)}\``, `---${blanks}x`, `-${blanks}x`];
    const start = performance.now();
    for (const written of hostile) readMarkdown(written);
    assert.ok(performance.now() - start < 2000);
  });

  it('break a line at two blanks or a backslash', () => {
    check(['a  ', 'b\\', 'c'], ['paragraph a/b/c']);
  });

  it('are bounded, whatever was written', () => {
    assert.ok(readMarkdown('x\n\n'.repeat(50_000)).length <= 1000);
    assert.ok(readMarkdown('a'.repeat(10_000_000)).length === 1);
    assert.ok(readMarkdown('  - a\n'.repeat(4000)).length === 1);
    assert.ok(readMarkdown('| - '.repeat(30_000)).length >= 1);
    assert.ok(readMarkdown('```\n'.repeat(10_000)).length <= 1000);
  });

  it('never fail', () => {
    const piece = fc.constantFrom('#', ' ', '-', '|', '>', '`', '```', '1.', 'a', '\n', '\t', '---', '*');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        readMarkdown(pieces.join(''));
      }),
    );
  });
});
