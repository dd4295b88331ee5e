import { metricValue, type Run } from '../tracking/run.ts';

/** By a metric, best first; runs without it come last and NaN is never best. Equal values keep their order. */
export function rankByMetric(runs: readonly Run[], key: string, descending: boolean): Run[] {
  const sign = descending ? -1 : 1;
  const rows = runs.map((run) => ({ run, value: rankable(run, key) }));
  rows.sort(({ value: left }, { value: right }) => {
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return left === right ? 0 : sign * (left < right ? -1 : 1);
  });
  return rows.map(({ run }) => run);
}

/** Undefined when the run cannot take part in a ranking: it has no such metric, or it is NaN. */
export function rankable(run: Run, key: string): number | undefined {
  const value = metricValue(run, key);
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** The names of all metrics that runs have, with the range of their values; NaN has no place in a range. */
export function metricRanges(
  runs: readonly Run[],
): ReadonlyMap<string, { readonly min: number; readonly max: number; readonly runs: number }> {
  const ranges = new Map<string, { min: number; max: number; runs: number }>();
  for (const { metrics } of runs) {
    for (const { key, value } of metrics) {
      if (Number.isNaN(value)) continue;
      const range = ranges.get(key) ?? { min: value, max: value, runs: 0 };
      ranges.set(key, { min: Math.min(range.min, value), max: Math.max(range.max, value), runs: range.runs + 1 });
    }
  }
  return ranges;
}

/** The metric that stands for a run in a row: the one sorted by, else the first preferred one, else the first by name. */
export function headlineMetric(
  run: Run,
  sortedBy: string | undefined,
  preferred: readonly string[],
): Run['metrics'][number] | undefined {
  const wanted = sortedBy === undefined ? preferred : [sortedBy, ...preferred];
  for (const key of wanted) {
    const metric = run.metrics.find((candidate) => candidate.key === key);
    if (metric) return metric;
  }
  return run.metrics.toSorted((a, b) => (a.key < b.key ? -1 : 1))[0];
}
