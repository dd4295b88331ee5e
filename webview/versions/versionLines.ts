import type { ShownVersions, VersionRow } from '../../src/protocol/versionsPage.ts';
import { rowName, type SectionName } from './versionWords.ts';

/** A line of the table: the head of a section, or one of its rows. */
export type VersionLine =
  | { readonly kind: 'section'; readonly section: SectionName; readonly differing: number; readonly all: number }
  | { readonly kind: 'row'; readonly section: SectionName; readonly name: string; readonly row: VersionRow };

export interface LineFilter {
  readonly onlyDifferences: boolean;
  readonly text: string;
}

/** What is shown of a comparison; sections of which nothing is shown are left out. */
export function versionLines(sections: ShownVersions['sections'], filter: LineFilter): readonly VersionLine[] {
  const wanted = filter.text.trim().toLowerCase();
  return sections.flatMap(({ section, rows }): VersionLine[] => {
    const shown = rows
      .map((row) => ({ kind: 'row', section, name: rowName(section, row.key), row }) as const)
      .filter(
        ({ name, row }) =>
          (!filter.onlyDifferences || row.differs) && (wanted === '' || name.toLowerCase().includes(wanted)),
      );
    if (shown.length === 0) return [];
    const differing = rows.filter(({ differs }) => differs).length;
    return [{ kind: 'section', section, differing, all: rows.length }, ...shown];
  });
}

export interface LineCounts {
  readonly all: number;
  readonly shown: number;
  readonly differing: number;
}

export function lineCounts(sections: ShownVersions['sections'], lines: readonly VersionLine[]): LineCounts {
  const rows = sections.flatMap((section) => section.rows);
  return {
    all: rows.length,
    shown: lines.filter(({ kind }) => kind === 'row').length,
    differing: rows.filter(({ differs }) => differs).length,
  };
}
