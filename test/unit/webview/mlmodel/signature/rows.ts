import type { SignaturePartName } from '../../../../../src/core/mlmodel/document.ts';
import type { PageProblem, RowCell, SignatureRow } from '../../../../../src/core/mlmodel/page/modelPage.ts';
import { partProblems } from '../../../../../webview/mlmodel/signature/partProblems.ts';
import { keyRows, type KeyedRow } from '../../../../../webview/mlmodel/signature/rowKeys.ts';
import { visibleLines, type Line, type Looks } from '../../../../../webview/mlmodel/signature/visibleRows.ts';

/** Rows of a table from an outline: two blanks a level, `name type`, a question mark after what is optional. */
export function rowsOf(outline: string): readonly SignatureRow[] {
  const lines = outline.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map(depthOf));
  const path: number[] = [];
  return lines.map((line, index): SignatureRow => {
    const depth = depthOf(line) - margin;
    path.length = depth + 1;
    path[depth] = (path[depth] ?? -1) + 1;
    const [, name = '', optional = '', type = 'double'] = /^\s*([^\s?]+)(\?)?\s*(\S+)?$/.exec(line) ?? [];
    const after = lines.slice(index + 1).map((other) => depthOf(other) - margin);
    const end = after.findIndex((other) => other <= depth);
    return {
      path: [...path],
      name: name === '-' ? null : name,
      kind: depth === 0 ? 'column' : 'property',
      type,
      isRequired: optional === '',
      shape: null,
      default: null,
      inside: end < 0 ? after.length : end,
    };
  });
}

export function keyed(outline: string): readonly KeyedRow[] {
  return keyRows(rowsOf(outline));
}

export function problemAt(
  path: readonly number[],
  more: Partial<PageProblem> = {},
  cell: RowCell | null = null,
): PageProblem {
  const part: SignaturePartName = 'inputs';
  const place: PageProblem['place'] = path.length === 0 ? { kind: 'part', part } : { kind: 'row', part, path, cell };
  return { severity: 'error', code: 'x', text: 'bad', file: 'MLmodel', place, fixes: [], ...more };
}

export function linesOf(
  rows: readonly KeyedRow[],
  problems: readonly PageProblem[] = [],
  looks: Looks = { closed: new Set() },
): readonly Line[] {
  return visibleLines(rows, partProblems(problems, 'inputs', rows), looks);
}

/** What stands in the table, a word for each line. */
export function seen(lines: readonly Line[]): string {
  return lines
    .map((line) => {
      if (line.kind === 'message') return `(${line.placed.problem.text})`;
      const sign = line.isOpen === null ? '' : line.isOpen ? '-' : '+';
      return `${sign}${line.keyed.row.name ?? '?'}${line.severity === null ? '' : `:${line.severity}`}`;
    })
    .join(' ');
}

function depthOf(line: string): number {
  return (line.length - line.trimStart().length) / 2;
}
