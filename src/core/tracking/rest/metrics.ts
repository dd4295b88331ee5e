import * as z from 'zod/mini';
import type { Metric } from '../run.ts';
import { double, int64, isDate, isWhole, lenient, listOf, time } from './wire.ts';

/** A protocol buffer may leave out a number that is 0. */
export const WireMetric = z.object({
  key: z.string(),
  value: lenient(double),
  step: lenient(int64),
  timestamp: lenient(time),
});

export const metrics = listOf(WireMetric, ({ key, value, step, timestamp }) =>
  typeof key === 'string' &&
  typeof value === 'number' &&
  Number.isFinite(value) &&
  isWhole(step) &&
  isWhole(timestamp) &&
  isDate(timestamp)
    ? { key, value, step, timestamp }
    : undefined,
);

export function toMetric(wire: z.infer<typeof WireMetric>): Metric {
  return { key: wire.key, value: wire.value ?? 0, step: wire.step ?? 0, timestamp: wire.timestamp ?? 0 };
}
