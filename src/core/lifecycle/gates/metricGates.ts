import { message } from '../../base/message.ts';
import { metricValue } from '../../tracking/run.ts';
import type { VersionFacts } from '../facts/versionFacts.ts';
import { failed, passed, passedIf, unknown, type Answer, type Evaluator } from './answer.ts';
import type { MetricComparison } from './policy.ts';

/**
 * A metric against a fixed value. One that the run does not have is `unknown`: nobody measured it, which says nothing of the model. NaN fails
 * every comparison.
 */
export const metric: Evaluator<'metric'> = ({ metric: key, comparison, value: limit }, { candidate }) => {
  const read = metricOf(candidate, key);
  if (read.kind === 'unread') return read.answer;
  if (Number.isNaN(read.value)) return failed(message('gateMetricNan'));
  return passedIf(holds[comparison](read.value, limit), message('gateMetricIs', { value: read.value }));
};

const holds: Readonly<Record<MetricComparison, (value: number, limit: number) => boolean>> = {
  '>=': (value, limit) => value >= limit,
  '>': (value, limit) => value > limit,
  '<=': (value, limit) => value <= limit,
  '<': (value, limit) => value < limit,
  '==': (value, limit) => value === limit,
};

/**
 * A metric against that of the version in Production: better by at least so much; by 0 means not worse. When no other version is there, nothing
 * has to be surpassed. When what is there has no such metric, or NaN, it is `unknown`.
 */
export const metricAgainstProduction: Evaluator<'metricAgainstProduction'> = (
  { metric: key, direction, by },
  { candidate, production },
) => {
  const read = metricOf(candidate, key);
  if (read.kind === 'unread') return read.answer;
  const { value } = read;
  if (Number.isNaN(value)) return failed(message('gateMetricNan'));
  if (production === undefined) return passed(message('gateProductionEmpty'));
  const { version } = production.version;
  const there = metricOf(production, key);
  if (there.kind === 'unread')
    return there.isAbsent ? unknown(message('gateMetricUnknownThere', { version, metric: key })) : there.answer;
  const present = there.value;
  if (Number.isNaN(present)) return unknown(message('gateProductionNan', { version }));
  const difference = differenceOf(value, present);
  if (difference === undefined) return unknown(message('gateMetricNotCompared', { value, present, version }));
  const isFarEnough = (direction === 'above' ? difference : -difference) >= by;
  if (difference === 0) return passedIf(isFarEnough, message('gateMetricAsProduction', { value, version }));
  const id = difference > 0 ? 'gateMetricOverProduction' : 'gateMetricUnderProduction';
  return passedIf(isFarEnough, message(id, { value, difference: Math.abs(difference), present, version }));
};

/**
 * `a - b` in as many digits as the values can vouch for: 0.584 - 0.561 is 0.023 to a person who writes the policy, and
 * 0.02299999999999991 in binary.
 */
function differenceOf(a: number, b: number): number | undefined {
  const difference = a - b;
  if (!Number.isFinite(difference)) return undefined;
  const noise = Math.max(Math.abs(a), Math.abs(b)) * 1e-14;
  if (Math.abs(difference) <= noise) return 0;
  const digits = Math.floor(Math.log10(Math.abs(difference) / noise));
  return Number(difference.toPrecision(Math.min(15, Math.max(1, digits))));
}

type MetricRead =
  | { readonly kind: 'value'; readonly value: number }
  /** `isAbsent`: it is certain that there is none. */
  | { readonly kind: 'unread'; readonly isAbsent: boolean; readonly answer: Answer };

/**
 * Of the logged model where it has the metric (MLflow 3 keeps those of each model of a run apart), else of the source run, whose value is the
 * last one that any of its models was given.
 */
function metricOf({ run, loggedModel, version }: VersionFacts, key: string): MetricRead {
  if (loggedModel.kind === 'known') {
    const values = new Set(loggedModel.value.metrics.filter((one) => one.key === key).map(({ value }) => value));
    const [value] = values;
    if (values.size > 1) {
      const detail = message('gateMetricSeveral', { metric: key, values: [...values].slice(0, 5).join(', ') });
      return { kind: 'unread', isAbsent: false, answer: unknown(detail) };
    }
    if (value !== undefined) return { kind: 'value', value };
  }
  if (loggedModel.kind === 'unknown' && version.modelId !== undefined)
    return { kind: 'unread', isAbsent: false, answer: unknown(loggedModel.why) };
  if (run.kind !== 'known') return { kind: 'unread', isAbsent: false, answer: unknown(run.why) };
  const value = metricValue(run.value, key);
  if (value !== undefined) return { kind: 'value', value };
  return { kind: 'unread', isAbsent: true, answer: unknown(message('gateMetricAbsent', { metric: key })) };
}
