/**
 * A metric as tables show it: three decimals, or as many significant digits where those would say nothing. SQL stores of MLflow 3.17.2 write ±Infinity
 * as the largest double.
 */
export function metricText(value: number, language: string | undefined): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 ? minus : '';
  const size = Math.abs(value);
  if (size >= Number.MAX_VALUE) return `${sign}∞`;
  if (size === 0) return '0';
  if (size < 0.0005 || size >= 1e9) return `${sign}${size.toExponential(2).replace('-', minus)}`;
  return `${sign}${decimals(language, Number.isInteger(size) ? 0 : 3).format(size)}`;
}

/** With its sign; none at all is 0. */
export function differenceText(value: number, language: string | undefined): string {
  return value > 0 ? `+${metricText(value, language)}` : metricText(value, language);
}

const minus = '−';
const known = new Map<string, Intl.NumberFormat>();

function decimals(language: string | undefined, digits: number): Intl.NumberFormat {
  const key = `${digits} ${language ?? ''}`;
  const format =
    known.get(key) ??
    new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    });
  known.set(key, format);
  return format;
}
