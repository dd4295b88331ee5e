import type { Lifecycle } from '../tracking/experiment.ts';
import type { RunQuery } from '../tracking/store.ts';
import type { Capabilities } from '../tracking/capabilities.ts';

export type RunSort =
  | { readonly by: 'started' }
  | { readonly by: 'name' }
  /** `where`: the server sorts all runs, or only the rows that were loaded are sorted here because it could not in time. */
  | { readonly by: 'metric'; readonly key: string; readonly descending: boolean; readonly where: 'server' | 'loaded' };

/** How the runs of one experiment are shown. */
export interface RunsView {
  /** In MLflow's grammar; empty for all. */
  readonly filter: string;
  readonly sort: RunSort;
  readonly lifecycle: Lifecycle;
}

export const defaultRunsView: RunsView = { filter: '', sort: { by: 'started' }, lifecycle: 'active' };

/** Roots with their children below them; a filter or a ranking is over all runs alike, so those views are flat. */
export function isForest({ filter, sort, lifecycle }: RunsView): boolean {
  return filter === '' && sort.by === 'started' && lifecycle === 'active';
}

/** A metric sort on a SQLite store is quadratic in MLflow 3.17.2 and goes on after the client left, so it gets this long and no longer. */
export const metricSortTimeout = 10_000;

const onlyRoots = 'tags.`mlflow.parentRunId` IS NULL';

export function runQuery(
  experimentId: string,
  view: RunsView,
  pageSize: number,
  { nullTagFilter }: Capabilities,
): RunQuery {
  const filter = isForest(view) && nullTagFilter ? onlyRoots : view.filter;
  const bySort = orderBy(view.sort);
  return {
    experimentIds: [experimentId],
    view: view.lifecycle,
    pageSize,
    ...(filter === '' ? {} : { filter }),
    ...(bySort === undefined ? {} : { orderBy: [bySort] }),
    ...(sortsOnServer(view.sort) ? { timeout: metricSortTimeout } : {}),
  };
}

export function sortsOnServer(sort: RunSort): boolean {
  return sort.by === 'metric' && sort.where === 'server';
}

/** MLflow's default order is the newest first, then by id. */
function orderBy(sort: RunSort): string | undefined {
  if (sort.by === 'name') return 'attributes.run_name ASC';
  if (sort.by === 'metric' && sort.where === 'server')
    return `metrics.${quoteKey(sort.key)} ${sort.descending ? 'DESC' : 'ASC'}`;
  return undefined;
}

/** The runs below one run, whatever page they would be on. */
export function childrenQuery(experimentId: string, parentRunId: string, pageSize: number): RunQuery {
  return {
    experimentIds: [experimentId],
    view: 'active',
    pageSize,
    filter: `tags.\`mlflow.parentRunId\` = ${quoteValue(parentRunId)}`,
  };
}

/** What a person typed: a filter in MLflow's grammar as it is, any other text as part of a name, a whole id as that run. */
export function runFilter(typed: string): string {
  const text = typed.trim();
  if (text === '' || isExpression(text)) return text;
  if (/^[0-9a-f]{32}$/.test(text)) return `attributes.run_id = '${text}'`;
  return runNamed(text);
}

/** For experiments and registered models, whose `name` stands alone. */
export function nameFilter(typed: string): string {
  const text = typed.trim();
  return isExpression(text) ? text : named(text);
}

/** Runs whose name holds the text, whatever it reads like; empty for an empty text. */
export function runNamed(text: string): string {
  return contains('attributes.run_name', text);
}

/** The same of experiments and registered models. */
export function named(text: string): string {
  return contains('name', text);
}

function contains(attribute: string, typed: string): string {
  const text = typed.trim();
  return text === '' ? '' : `${attribute} ILIKE ${quoteValue(`%${text}%`)}`;
}

const entity = /^(?:metrics?|param(?:eter)?s?|tags?|datasets?|attr(?:ibutes?)?)\.\S/;
const attribute =
  /^(?:run\.)?[`"]?(?:artifact_uri|created|creation_time|end_time|last_update_time|name|run_id|run_name|start_time|status|user_id)\b[`"]?/;
/** A name may hold the words `is`, `in` and `like`: what follows them tells. */
const operator = /\s*[=<>]|\s*!=|\s(?:not\s+)?(?:i?like\s+['"]|in\s*\()|\sis\s+(?:not\s+)?null\b/i;

/** An expression begins with something that MLflow 3.17.2 can compare: a name such as `lr=0.1` or `a <b>` is none. */
function isExpression(text: string): boolean {
  if (entity.test(text)) return operator.test(text);
  const [compared] = attribute.exec(text) ?? [];
  return compared !== undefined && text.slice(compared.length).search(operator) === 0;
}

/** MLflow has no escape inside quotes: a text with both kinds cannot be said and loses its single quotes to the wildcard `_`. */
export function quoteValue(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? `'${text.replaceAll("'", '_')}'` : `"${text}"`;
}

export function quoteKey(key: string): string {
  return key.includes('`') ? `"${key}"` : `\`${key}\``;
}
