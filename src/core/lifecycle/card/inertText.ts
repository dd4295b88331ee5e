import { plain } from '../../signature/export/markdownTables.ts';
import { cutText } from '../../mlmodel/page/shownText.ts';

/** UTF-16 units of one value: parameters may have thousands. */
const longest = 300;

/**
 * Text of a server as a part of a line of Markdown, which is shown as it is and does nothing: no markup, no HTML, no link, not even one that a
 * renderer makes of an address. Ordinary names stay readable in the source; all else becomes code. Also within a cell of a table.
 */
export function inert(text: string): string {
  const line = oneLine(text);
  if (line === '') return '–';
  if (/^[\p{L}\p{N}][\p{L}\p{N} ,%+-]*$|^\d+\.\d+$/u.test(line)) return line;
  return line
    .split('|') // ends a cell even within code, and no escape helps behind a backslash
    .map((part) => (part === '' ? '' : code(part)))
    .join(String.raw`\|`);
}

/** The same for words of ours with names in them: nothing becomes code, and signs are escaped one by one. */
export function escaped(text: string): string {
  return unlinked(plain(oneLine(text)));
}

/** Markdown without the addresses that renderers make links of by themselves. */
export function unlinked(markdown: string): string {
  return markdown
    .replaceAll('://', String.raw`:\/\/`)
    .replace(/www\./gi, (found) => found.replace('.', String.raw`\.`))
    .replaceAll('@', String.raw`\@`);
}

/** White space is one space each, and what turns text around or hides it is shown as a replacement character. */
function oneLine(text: string): string {
  const visible = cutText(text, longest)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '\ufffd');
  return visible.trim();
}

/** With more backticks around it than it has in a row itself. */
function code(text: string): string {
  const most = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(most + 1);
  const pad = /^`|`$/.test(text) || (text.startsWith(' ') && text.endsWith(' ')) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
