import type { ShownVersions } from '../../src/protocol/versionsPage.ts';
import { markdownTable, markdownText } from '../ui/tableText.ts';
import type { VersionLine } from './versionLines.ts';
import { cellText, rowName, sectionTitle, t, wholeText } from './versionWords.ts';

/** What is shown, for a review or a wiki, in Markdown. */
export function versionsReport(shown: ShownVersions, lines: readonly VersionLine[]): string {
  const heads = shown.versions.map(({ version, stage, deprecated }, index) => {
    const notes = [stage, deprecated === '' ? '' : t('deprecated'), index === shown.baseline ? t('isBaseline') : ''];
    const told = notes.filter((note) => note !== '').join(', ');
    return told === '' ? t('version', { version }) : `${t('version', { version })} (${told})`;
  });
  const tables = Map.groupBy(
    lines.filter((line) => line.kind === 'row'),
    ({ section }) => section,
  );
  const parts = [...tables].map(([section, rows]) => {
    const cells = rows.map(({ row }) => [
      rowName(section, row.key),
      ...row.cells.map((cell) => (section === 'signature' ? cellText(section, cell) : wholeText(section, cell))),
    ]);
    return `### ${sectionTitle(section)}\n\n${markdownTable([[t('rowName'), ...heads], ...cells])}`;
  });
  return [`## ${markdownText(shown.name)}\n`, ...parts].join('\n');
}
