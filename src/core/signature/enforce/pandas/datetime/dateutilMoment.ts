import { freeParts, type FreeParts } from './freeMoment.ts';
import { isDatetime, type Moment } from './moment.ts';

/** A moment that dateutil found, and the name of its zone. */
export interface NamedMoment extends Moment {
  readonly zone: string | undefined;
}

/** dateutil as pandas 3.1.1 uses it (`dateutil_parse`): parts that are not there come from `base`. Undefined where pandas refuses the text. */
export function dateutilMoment(text: string, base: BaseDate): NamedMoment | undefined {
  const parts = freeParts(text);
  if (parts === undefined || !hasPart(parts) || (parts.hasWeekday && !parts.day)) return undefined;
  const { offset, zone } = parts;
  if (offset === undefined ? zone !== undefined : Math.abs(offset) >= 86_400) return undefined;
  const moment = {
    year: parts.year ?? base.year,
    month: parts.month ?? base.month,
    day: parts.day ?? base.day,
    hour: parts.hour ?? 0,
    minute: parts.minute ?? 0,
    second: parts.second ?? 0,
    nanosecond: (parts.microsecond ?? 0) * 1000,
    offset,
    zone: offset === 0 ? 'UTC' : zone,
  };
  return isDatetime(moment) ? moment : undefined;
}

export interface BaseDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function hasPart({ year, month, day, hour, minute, second, microsecond }: FreeParts): boolean {
  return [year, month, day, hour, minute, second, microsecond].some((part) => part !== undefined);
}
