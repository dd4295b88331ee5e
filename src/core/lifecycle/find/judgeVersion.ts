import type { KeyValue } from '../../tracking/keyValue.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import { metricValue, type Run } from '../../tracking/run.ts';
import type { Comparator, FindQuery } from './findQuery.ts';

/** Whether a version is what is looked for, apart from the metrics of its run. Aliases that are not told are none. */
export function fits(version: ModelVersion, modelTags: readonly KeyValue[], query: FindQuery): boolean {
  const { names, stages, aliases, tags } = query;
  const name = version.name.toLowerCase();
  return (
    names.every((part) => name.includes(part.toLowerCase())) &&
    (stages.length === 0 || (version.stage !== undefined && stages.includes(version.stage))) &&
    (aliases.length === 0 || aliases.some((alias) => version.aliases?.includes(alias))) &&
    tags.every(({ key, value }) =>
      [...version.tags, ...modelTags].some((tag) => tag.key === key && (value === undefined || tag.value === value)),
    )
  );
}

/** A metric that the run never logged, or a run that is gone, fits no condition. */
export function metricsFit(run: Run | undefined, { metrics }: FindQuery): boolean {
  return metrics.every(({ key, comparator, value }) => {
    const logged = run && metricValue(run, key);
    return logged !== undefined && compared[comparator](logged, value);
  });
}

/** NaN fits only `!=`, as MLflow's own filters have it. */
const compared: Readonly<Record<Comparator, (a: number, b: number) => boolean>> = {
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '!=': (a, b) => a !== b,
  '=': (a, b) => a === b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
};
