import { runNamed } from '../../core/runs/runsView.ts';
import type { Lifecycle } from '../../core/tracking/experiment.ts';
import type { Run } from '../../core/tracking/run.ts';
import { isReason } from '../../core/tracking/trackingError.ts';
import type { Session } from '../connections/session.ts';

const mostExperiments = 200;
const mostRuns = 25;

/** Runs by a part of their name, by the beginning of their id or by the whole of it; a whole id is found in any experiment. */
export async function searchRuns(
  { tracking }: Pick<Session, 'tracking'>,
  {
    experimentIds,
    lifecycle = 'active',
  }: { readonly experimentIds: readonly string[]; readonly lifecycle?: Lifecycle },
  text: string,
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const search = async (filter: string): Promise<readonly Run[]> => {
    if (experimentIds.length === 0) return [];
    const query = { experimentIds, view: lifecycle, pageSize: mostRuns, ...(filter === '' ? {} : { filter }) };
    return (await tracking.searchRuns(query, signal)).items;
  };
  const found = await Promise.all([
    isWholeId(text) ? runCalled(tracking, lifecycle, text.trim(), signal) : [],
    isPartialId(text) ? search(`attributes.run_id LIKE '${text.trim()}%'`) : [],
    search(runNamed(text)),
  ]);
  return [...new Map(found.flat().map((run) => [run.id, run])).values()];
}

async function runCalled(
  tracking: Session['tracking'],
  lifecycle: Lifecycle,
  id: string,
  signal: AbortSignal,
): Promise<readonly Run[]> {
  try {
    const run = await tracking.getRun(id, signal);
    return run.lifecycle === lifecycle ? [run] : [];
  } catch (error) {
    if (isReason(error, 'notFound')) return [];
    throw error;
  }
}

function isWholeId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text.trim());
}

function isPartialId(text: string): boolean {
  return /^[0-9a-f]{3,31}$/.test(text.trim());
}

/** Names by id of the newest experiments, over which runs are searched. */
export async function newestExperiments(
  { tracking }: Pick<Session, 'tracking'>,
  signal: AbortSignal = new AbortController().signal,
): Promise<ReadonlyMap<string, string>> {
  const { items } = await tracking.searchExperiments(
    { view: 'active', pageSize: mostExperiments, orderBy: ['last_update_time DESC'] },
    signal,
  );
  return new Map(items.map(({ id, name }) => [id, name]));
}
