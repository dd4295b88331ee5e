import { differenceText, metricText } from '../../../core/base/metricText.ts';
import type { MetricRow, ParamRow } from '../../../core/lifecycle/facts/valueRows.ts';
import type { ShownMetric, ShownParam } from '../../../protocol/reviewPage.ts';
import { shortened } from '../model/shortened.ts';

/** Rows of a table that are shown; the rest is counted. */
export const mostValues = 200;
/** Characters of a name or a parameter. */
const longest = 500;

/** A row of `metricRows(production, candidate)` as it is shown, in the person's language. */
export function shownMetric({ key, a, b, difference, isEqual }: MetricRow, language: string): ShownMetric {
  return {
    key: shortened(key, longest),
    candidate: b === undefined ? '' : metricText(b, language),
    production: a === undefined ? '' : metricText(a, language),
    difference: difference === undefined ? '' : differenceText(difference, language),
    exact: [b, a].map((value) => (value === undefined ? '–' : String(value))).join(' · '),
    isEqual,
  };
}

export function shownParam({ key, a, b }: ParamRow): ShownParam {
  return { key: shortened(key, longest), candidate: shortenedValue(b), production: shortenedValue(a) };
}

function shortenedValue(value: string | undefined): string | null {
  return value === undefined ? null : shortened(value, longest);
}
