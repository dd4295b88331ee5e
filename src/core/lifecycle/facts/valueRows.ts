import type { KeyValue } from '../../tracking/keyValue.ts';
import type { Metric, Run } from '../../tracking/run.ts';

/** A metric of two runs beside each other. */
export interface MetricRow {
  readonly key: string;
  readonly a: number | undefined;
  readonly b: number | undefined;
  /** `b - a`; undefined when one of them is not there, or one is not finite and they are not equal. */
  readonly difference: number | undefined;
  /** Both are there and the same; NaN is the same as NaN. */
  readonly isEqual: boolean;
}

export interface ParamRow {
  readonly key: string;
  readonly a: string | undefined;
  readonly b: string | undefined;
  /** Both are there and the same text. */
  readonly isEqual: boolean;
}

/** Metrics of two runs, by name. Either run may be unknown. */
export function metricRows(
  a: Pick<Run, 'metrics'> | undefined,
  b: Pick<Run, 'metrics'> | undefined,
): readonly MetricRow[] {
  return sideBySide(metricsOf(a), metricsOf(b)).map(([key, valueA, valueB]) => ({
    key,
    a: valueA,
    b: valueB,
    difference: differenceOf(valueA, valueB),
    isEqual: valueA !== undefined && Object.is(plainZero(valueA), valueB === undefined ? undefined : plainZero(valueB)),
  }));
}

/** Parameters of two runs, by name. Either run may be unknown. */
export function paramRows(a: Pick<Run, 'params'> | undefined, b: Pick<Run, 'params'> | undefined): readonly ParamRow[] {
  return sideBySide(paramsOf(a), paramsOf(b)).map(([key, valueA, valueB]) => ({
    key,
    a: valueA,
    b: valueB,
    isEqual: valueA !== undefined && valueA === valueB,
  }));
}

function metricsOf(run: Pick<Run, 'metrics'> | undefined): ReadonlyMap<string, number> {
  return new Map(run?.metrics.map(({ key, value }: Metric) => [key, value]));
}

function paramsOf(run: Pick<Run, 'params'> | undefined): ReadonlyMap<string, string> {
  return new Map(run?.params.map(({ key, value }: KeyValue) => [key, value]));
}

function sideBySide<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
): readonly (readonly [string, T | undefined, T | undefined])[] {
  const keys = [...new Set([...a.keys(), ...b.keys()])].toSorted();
  return keys.map((key) => [key, a.get(key), b.get(key)]);
}

function differenceOf(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return 0;
  const difference = b - a;
  return Number.isFinite(difference) ? difference : undefined;
}

function plainZero(value: number): number {
  return value === 0 ? 0 : value;
}
