import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { metricValue, type Run } from '../../../core/tracking/run.ts';
import type { RunValues } from '../../../protocol/modelPage.ts';
import { shortened } from './shortened.ts';

/** So many metrics can be chosen from. */
const mostMetrics = 200;

type Runs = ReadonlyMap<string, Run>;

/** Names and headline values of the source runs, in the order of the versions. */
export function runValues(
  versions: readonly ModelVersion[],
  runs: Runs,
  wanted: string,
): Omit<RunValues, 'epoch' | 'problem'> {
  const metrics = commonMetrics(runs);
  const metric = metrics.includes(wanted) ? wanted : headline(metrics);
  const ofVersions = versions.map(({ runId }) => (runId === undefined ? undefined : runs.get(runId)));
  return {
    metric,
    metrics,
    names: ofVersions.map((run) => shortened(run?.name ?? '', 200)),
    values: ofVersions.map((run) => numberText(run && metricValue(run, metric))),
  };
}

/** Names of metrics: those that most runs have first, then by name. */
function commonMetrics(runs: Runs): string[] {
  const counts = new Map<string, number>();
  for (const { metrics } of runs.values()) for (const { key } of metrics) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, mostMetrics)
    .map(([key]) => key);
}

/** Of the metrics that are as common as any, the one that says most of a model. */
function headline(metrics: readonly string[]): string {
  for (const pattern of telling) {
    const found = metrics.find((metric) => pattern.test(metric));
    if (found !== undefined) return found;
  }
  return metrics[0] ?? '';
}

const telling = [/(^|[^a-z])f1([^a-z]|$)/i, /auc/i, /accuracy|(^|_)acc$/i, /r2/i, /rmse|mae|mse/i, /score/i, /loss/i];

/** What JSON can hold of a number: NaN too. */
export function numberText(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
