import { readInlines, type Inline } from './markdownInlines.ts';

/** What a Markdown text is made of. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'rule' };

/** `depth` counts the lists around its own; `number` is what stands before it, undefined for a bullet. */
export interface ListItem {
  readonly depth: number;
  readonly number: string | undefined;
  readonly inlines: readonly Inline[];
}

const most = { characters: 100_000, lines: 5000, blocks: 1000, depth: 5, cells: 30, rows: 500, divider: 1000 } as const;

/**
 * Reads the Markdown that descriptions are written in: headings, paragraphs, lists, tables, quotes, code. HTML is text, but for comments on lines
 * of their own. Anybody may have written it: what is longer than anybody reads is cut.
 */
export function readMarkdown(text: string): readonly Block[] {
  const lines = text.slice(0, most.characters).replaceAll('\r', '').split('\n', most.lines);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length && blocks.length < most.blocks;) {
    if (isEmpty(lines[at])) {
      at++;
      continue;
    }
    const read = readers.find(({ begins }) => begins(lines, at)) ?? paragraph;
    const end = Math.max(at + 1, read.end(lines, at));
    blocks.push(read.block(lines.slice(at, end)));
    at = end;
  }
  return blocks;
}

type Lines = readonly string[];
interface BlockReader {
  readonly begins: (lines: Lines, at: number) => boolean;
  /** The first line that is not of it any more. */
  readonly end: (lines: Lines, at: number) => number;
  readonly block: (lines: Lines) => Block;
}

const fence = /^\s{0,3}(```|~~~)/;
const heading = /^\s{0,3}(#{1,6})\s+(.*)$/;
const rule = /^\s{0,3}(?:-[ \t]*){3,}$|^\s{0,3}(?:\*[ \t]*){3,}$|^\s{0,3}(?:_[ \t]*){3,}$/;
const item = /^(\s{0,40})(?:[-*+]|(\d{1,9}[.)]))\s+(.*)$/;
const divider = /^\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

const line = (lines: Lines, at: number): string => lines[at] ?? '';

const readers: readonly BlockReader[] = [
  {
    begins: (lines, at) => fence.test(line(lines, at)),
    end: (lines, at) => {
      const [, mark = ''] = fence.exec(line(lines, at)) ?? [];
      const closing = lines.findIndex((text, index) => index > at && text.trimStart().startsWith(mark));
      return closing < 0 ? lines.length : closing + 1;
    },
    block: (lines) => {
      const isClosed = lines.length > 1 && fence.test(lines.at(-1) ?? '');
      return { kind: 'code', text: lines.slice(1, isClosed ? -1 : undefined).join('\n') };
    },
  },
  {
    begins: (lines, at) => heading.test(line(lines, at)),
    end: (_, at) => at + 1,
    block: ([text = '']) => {
      const [, signs = '#', title = ''] = heading.exec(text) ?? [];
      return { kind: 'heading', level: signs.length, inlines: readInlines(title.trim().replace(/\s#{1,6}$/, '')) };
    },
  },
  {
    begins: (lines, at) => rule.test(line(lines, at)),
    end: (_, at) => at + 1,
    block: () => ({ kind: 'rule' }),
  },
  {
    begins: (lines, at) => /^\s{0,3}>/.test(line(lines, at)),
    end: (lines, at) => until(lines, at, (text) => isEmpty(text)),
    block: (lines) => ({
      kind: 'quote',
      inlines: readInlines(lines.map((text) => text.replace(/^\s{0,3}>\s?/, '')).join('\n')),
    }),
  },
  {
    begins: (lines, at) =>
      line(lines, at).includes('|') && line(lines, at + 1).length <= most.divider && divider.test(line(lines, at + 1)),
    end: (lines, at) => until(lines, at, (text) => !text.includes('|')),
    block: ([head = '', , ...rows]) => ({ kind: 'table', rows: [head, ...rows].slice(0, most.rows).map(cellsOf) }),
  },
  {
    begins: (lines, at) => item.test(line(lines, at)),
    end: (lines, at) => until(lines, at, (text) => isEmpty(text) || fence.test(text) || heading.test(text)),
    block: (lines) => ({ kind: 'list', items: itemsOf(lines) }),
  },
];

const paragraph: BlockReader = {
  begins: () => true,
  end: (lines, at) =>
    until(
      lines,
      at,
      (text) => isEmpty(text) || fence.test(text) || heading.test(text) || /^\s{0,3}>/.test(text) || item.test(text),
    ),
  block: (lines) => ({ kind: 'paragraph', inlines: readInlines(joined(lines)) }),
};

/** Two blanks or a backslash at its end break a line; others flow. */
function joined(lines: Lines): string {
  return lines
    .map((text, index) => {
      if (index === lines.length - 1) return text.trim();
      if (text.endsWith('  ')) return `${text.trim()}\n`;
      return text.endsWith('\\') ? `${text.slice(0, -1).trim()}\n` : `${text.trim()} `;
    })
    .join('');
}

function until(lines: Lines, at: number, isEnd: (text: string) => boolean): number {
  let end = at + 1;
  while (end < lines.length && !isEnd(line(lines, end))) end++;
  return end;
}

/** A line that begins no item goes on with the one before. */
function itemsOf(lines: Lines): readonly ListItem[] {
  const found: { indent: number; number: string | undefined; lines: string[] }[] = [];
  for (const text of lines) {
    const [whole, indent = '', number, rest = ''] = item.exec(text) ?? [];
    if (whole === undefined) found.at(-1)?.lines.push(text);
    else found.push({ indent: indent.replaceAll('\t', '    ').length, number, lines: [rest] });
  }
  const indents: number[] = [];
  return found.map(({ indent, number, lines: own }) => {
    while (indents.length > 0 && (indents.at(-1) ?? 0) > indent) indents.pop();
    if (indents.length === 0 || (indents.at(-1) ?? 0) < indent) indents.push(indent);
    return { depth: Math.min(indents.length - 1, most.depth), number, inlines: readInlines(joined(own)) };
  });
}

function cellsOf(text: string): readonly (readonly Inline[])[] {
  const inner = text.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|', most.cells).map((cell) => readInlines(cell.trim()));
}

/** On a line of its own, as the marks around a model card are; no renderer shows it. */
function isComment(text: string): boolean {
  const inner = text.trim();
  return inner.startsWith('<!--') && inner.indexOf('-->') === inner.length - 3;
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === '' || isComment(text);
}
