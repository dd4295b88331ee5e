/** `2d`, `36h`, `30m` in milliseconds; undefined for anything else, for nothing, and for more than ten years. */
export function readDuration(text: string): number | undefined {
  const found = /^(\d{1,9}(?:\.\d{1,9})?)([mhd])$/.exec(text);
  const unit = units[found?.[2] ?? ''];
  const milliseconds = unit === undefined ? 0 : Math.round(Number(found?.[1]) * unit);
  return milliseconds > 0 && milliseconds <= longest ? milliseconds : undefined;
}

/** How it would be written here: `2 days` → `2d`. */
export function durationMeant(text: string): string | undefined {
  const found = /^(\d{1,9}(?:\.\d{1,9})?) {0,3}([a-z]{1,10})?$/i.exec(text);
  const unit = (found?.[2] ?? 'd').toLowerCase();
  const letter = /^(m|min|mins|minutes?)$/.test(unit)
    ? 'm'
    : /^(h|hrs?|hours?)$/.test(unit)
      ? 'h'
      : /^(d|days?)$/.test(unit)
        ? 'd'
        : undefined;
  const written = found && letter ? `${found[1]}${letter}` : undefined;
  return written !== undefined && readDuration(written) !== undefined ? written : undefined;
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const longest = 3_660 * 86_400_000;
