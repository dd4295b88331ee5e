import { isNull, scalarOf } from '../values.ts';
import { resolved, type YamlNode } from '../yaml/node.ts';

/** UTF-16 units of a name, key or value that a page shows: a file may hold anything. */
export const longestText = 2000;

/** The beginning of a text that is too long to be shown. No pair of surrogates is cut in two. */
export function cutText(text: string, longest: number = longestText): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A scalar as it is written, without its quotes; '' of null, and of what is no scalar. */
export function scalarShown(node: YamlNode | undefined): string {
  const scalar = node && scalarOf(node);
  return scalar === undefined || isNull(scalar) ? '' : cutText(scalar.value);
}

/** Any value as one line: a list or map as YAML writes it between brackets. Aliases may stand for far more than is written: it ends in time. */
export function valueShown(node: YamlNode): string {
  const scalar = scalarOf(node);
  if (scalar) return isNull(scalar) ? 'null' : cutText(scalar.value);
  const line: Line = { text: '' };
  write(line, node, 0);
  return cutText(line.text);
}

interface Line {
  text: string;
}

/** Collections within collections that are shown. */
const deepest = 20;

function write(line: Line, node: YamlNode, depth: number): void {
  if (line.text.length > longestText) return;
  const held = resolved(node);
  if (held.kind === 'scalar') {
    line.text += isNull(held) ? 'null' : held.style === 'plain' ? held.value : JSON.stringify(held.value);
  } else if (held.kind === 'sequence') {
    writeAll(line, '[]', depth, held.items, (item) => write(line, item, depth + 1));
  } else {
    writeAll(line, '{}', depth, held.pairs, ({ key, value }) => {
      write(line, key, depth + 1);
      line.text += ': ';
      write(line, value, depth + 1);
    });
  }
}

function writeAll<T>(
  line: Line,
  brackets: '[]' | '{}',
  depth: number,
  items: readonly T[],
  writeOne: (item: T) => void,
): void {
  const [open, close] = brackets;
  if (depth >= deepest && items.length > 0) {
    line.text += `${open}…${close}`;
    return;
  }
  line.text += open;
  for (const [index, item] of items.entries()) {
    if (line.text.length > longestText) return;
    if (index > 0) line.text += ', ';
    writeOne(item);
  }
  line.text += close;
}
