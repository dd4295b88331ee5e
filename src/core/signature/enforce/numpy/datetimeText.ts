import { numpyDatetime } from '../../grammar/numpyDatetime.ts';

/**
 * A text as `datetime64[unit]`: `'time'` for any moment (which one decides nothing), `'NaT'`, or undefined where numpy raises. Without a unit
 * only NaT stays of the declared dtype: anything else brings its own unit.
 */
export function datetimeOf(text: string, unit: string | undefined): 'time' | 'NaT' | undefined {
  const parsed = numpyDatetime(text);
  if (parsed === undefined) return undefined;
  if (parsed.item === 'none') return 'NaT';
  return unit === undefined ? undefined : 'time';
}
