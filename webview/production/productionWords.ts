import { productionTexts } from '../../src/protocol/productionTexts.ts';
import type { ProductionModel } from '../../src/protocol/productionPage.ts';
import { countText, language } from '../ui/language.ts';
import { texts } from '../ui/texts.ts';

export const t = texts(productionTexts);

/** How long ago, in one unit: `12 d ago`, `3 h ago`. */
export function ageText(time: number, now: number): string {
  const minutes = Math.floor((now - time) / 60_000);
  if (minutes < 1) return t('justNow');
  if (minutes < 60) return t('minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t('hours', { count: hours }) : t('days', { count: countText(Math.floor(hours / 24)) });
}

/** Since when the version is in Production, with the whole time; where no record tells it, what is told instead. */
export function sinceText({ since, isSinceRecorded }: ProductionModel): string {
  if (since === null) return '–';
  return isSinceRecorded ? timeText(since) : t('sinceChanged', { time: timeText(since) });
}

/** `22 Nov 2026, 23:31:10` in the person's zone; '' for a number that is no time. */
function timeText(time: number): string {
  if (Math.abs(time) > 8.64e15) return '';
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'medium' }).format(time);
}

export const columns = [
  'model',
  'production',
  'staging',
  'aliases',
  'since',
  'owner',
  'signature',
  'runState',
  'requests',
  'documented',
  'newest',
] as const;
export type Column = (typeof columns)[number];

/** What stands in each column. */
export function cellText(column: Column, model: ProductionModel, now: number): string {
  return words[column](model, now);
}

type Words = (model: ProductionModel, now: number) => string;

const words: Readonly<Record<Column, Words>> = {
  model: ({ name }) => name,
  production: ({ production }) => production?.version ?? '–',
  staging: ({ staging }) => staging?.version ?? '–',
  aliases: ({ aliases }) => aliases.map(({ alias, version }) => `@${alias} ${version}`).join(', ') || '–',
  since: ({ since, isSinceRecorded }, now) => {
    if (since === null) return '–';
    return isSinceRecorded ? ageText(since, now) : t('sinceAtLeast', { age: ageText(since, now) });
  },
  owner: ({ owner }) => owner || '–',
  signature: ({ signature }) => signatureWords[signature](),
  runState: ({ runState }) => runState || '–',
  requests: ({ requests }) => (requests === 0 ? '–' : countText(requests)),
  documented: ({ isDocumented }) => (isDocumented ? t('yes') : t('no')),
  newest: ({ newest }) => newest ?? '–',
};

const signatureWords: Readonly<Record<ProductionModel['signature'], () => string>> = {
  later: () => '',
  present: () => t('present'),
  missing: () => t('missing'),
  unknown: () => t('unknown'),
};
