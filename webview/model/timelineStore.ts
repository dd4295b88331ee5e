import { effect, signal } from '@preact/signals';
import type { PageEvent, TimelineKind } from '../../src/protocol/modelPage.ts';
import { kinds, rpc, runs, shown } from './modelStore.ts';

/** What happened, newest first, as far as it was asked for. */
export const events = signal<readonly PageEvent[]>([]);
/** How many there are of the chosen kinds. */
export const total = signal(0);

let asking = new AbortController();

/** Another reading, other kinds or names of runs: the first part again, as long as what is shown. */
effect(() => {
  const wanted = kinds.value;
  void runs.value?.epoch;
  if ((shown.value?.epoch ?? 0) > 0) void readEvents(wanted);
});

export async function loadMore(): Promise<void> {
  const [before, wanted] = [events.value, kinds.value];
  const options = { milliseconds: 0 } as const;
  const part = await rpc
    .request('timeline', { from: before.length, kinds: [...wanted] }, options)
    .catch(() => undefined);
  // meanwhile others may have come, or been asked for
  if (!part || events.value !== before || kinds.value !== wanted || part.epoch !== shown.value?.epoch) return;
  events.value = [...before, ...part.events];
  total.value = part.total;
}

/** Kinds of the events that are shown. */
let read: readonly TimelineKind[] | undefined;

async function readEvents(wanted: readonly TimelineKind[]): Promise<void> {
  asking.abort();
  asking = new AbortController();
  const options = { signal: asking.signal, milliseconds: 0 } as const;
  const least = read === wanted ? events.peek().length : 0;
  const all: PageEvent[] = [];
  try {
    for (let left = 1; left > 0 && (all.length === 0 || all.length < least);) {
      const part = await rpc.request('timeline', { from: all.length, kinds: [...wanted] }, options);
      all.push(...part.events);
      left = part.events.length === 0 ? 0 : part.total - all.length;
      if (options.signal.aborted) return;
      if (left === 0 || all.length >= least) [events.value, total.value, read] = [all, part.total, wanted];
    }
  } catch {
    // the rows stay; the problem row of the page says why nothing is newer
  }
}
