import { differenceText as writtenDifference, metricText } from '../../src/core/base/metricText.ts';
import { versionsTexts } from '../../src/protocol/versionsTexts.ts';
import type { VersionCell, VersionSection } from '../../src/protocol/versionsPage.ts';
import { language } from '../ui/language.ts';
import { texts } from '../ui/texts.ts';

export const t = texts(versionsTexts);

export type SectionName = VersionSection['section'];

/** `+0.021`, `−0.4`; '' where there is no difference to tell. */
export function differenceText(cell: VersionCell, baseline: VersionCell): string {
  if (typeof cell !== 'number' || typeof baseline !== 'number') return '';
  const difference = cell - baseline;
  if (difference === 0 || !Number.isFinite(difference)) return '';
  return writtenDifference(difference, language());
}

/** What stands in a cell, and its whole value. */
export function cellText(section: SectionName, cell: VersionCell): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return metricText(cell, language());
  if (typeof cell === 'object') return t('unknown');
  return section === 'signature' ? (verdictWords[cell]?.() ?? cell) : cell;
}

export function wholeText(section: SectionName, cell: VersionCell): string {
  return typeof cell === 'number' ? String(cell).replace('-', '−') : cellText(section, cell);
}

const verdictWords: Readonly<Record<string, () => string>> = {
  none: () => t('verdictNone'),
  refused: () => t('verdictRefused'),
  identical: () => t('verdictIdentical'),
  compatible: () => t('verdictCompatible'),
  breaking: () => t('verdictBreaking'),
  baseline: () => t('verdictBaseline'),
};

export function sectionTitle(section: SectionName): string {
  return sectionTitles[section]();
}

const sectionTitles: Readonly<Record<SectionName, () => string>> = {
  overview: () => t('overview'),
  metrics: () => t('metrics'),
  params: () => t('params'),
  tags: () => t('tags'),
  signature: () => t('signature'),
  requirements: () => t('requirements'),
};

/** Rows of the overview, and the verdict, have names of ours; all others have those of the server. */
export function rowName(section: SectionName, key: string): string {
  if (section === 'overview') return overviewNames[key]?.() ?? key;
  return section === 'signature' && key === 'verdict' ? t('verdict') : key;
}

const overviewNames: Readonly<Record<string, () => string>> = {
  stage: () => t('stage'),
  aliases: () => t('aliases'),
  created: () => t('created'),
  status: () => t('status'),
  run: () => t('run'),
  runState: () => t('runState'),
  commit: () => t('commit'),
  deprecated: () => t('deprecatedRow'),
  description: () => t('description'),
};
