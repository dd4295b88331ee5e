import type { PageModel } from '../../src/core/mlmodel/page/modelPage.ts';

/** `22 Nov 2026, 23:31:11 UTC`, in the person's zone and language; as it is when it is no time that MLflow writes (UTC, without a zone). */
export function writeCreated(created: string, language: string | undefined, timeZone?: string): string {
  const time = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?$/.exec(created.trim());
  const moment = time === null ? Number.NaN : Date.parse(`${time[1]}T${time[2]}Z`);
  if (Number.isNaN(moment)) return created;
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(moment);
}

/** `2.1 kB`, of bytes. */
export function writeSize(bytes: number, language: string | undefined): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)} ${units[unit]}`;
}

/**
 * Where the file is: `runs:/40e05f85…/model/MLmodel`, and the whole of it. MLflow 3 writes a whole URI as artifact path, which says more than the
 * run does; before, it was a path inside the run.
 */
export function modelPlace({ artifactPath, runId }: Pick<PageModel, 'artifactPath' | 'runId'>): {
  readonly short: string;
  readonly whole: string;
} {
  const folder = artifactPath.replace(/\/+$/, '');
  const isWhole = /^[A-Za-z][\w+.-]*:|^[/\\]/.test(folder);
  const base = isWhole || runId === '' ? folder : `runs:/${runId}${folder === '' ? '' : `/${folder}`}`;
  const whole = base === '' ? 'MLmodel' : `${base}/MLmodel`;
  return { short: whole.replace(/[\da-f]{16,}/gi, shortId), whole };
}

/** The first eight characters of a long id. */
function shortId(id: string): string {
  return id.length <= 12 ? id : `${id.slice(0, 8)}…`;
}
