import type { Actor } from '../../../core/lifecycle/actor.ts';
import { timelineOf, type TimelineEvent } from '../../../core/lifecycle/history/timeline.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { Run } from '../../../core/tracking/run.ts';
import type { PageEvent, TimelineKind, TimelinePart } from '../../../protocol/modelPage.ts';
import { shortened } from './shortened.ts';

interface Wanted {
  /** The first event, of those of these kinds. */
  readonly from: number;
  readonly count: number;
  /** None means all. */
  readonly kinds: readonly TimelineKind[];
}

interface Read {
  readonly versions: readonly ModelVersion[];
}

type Runs = ReadonlyMap<string, Run>;

/** Characters of a comment: there may be 20,000. */
const longestComment = 1000;

/** Some of what happened to a model, newest first. */
export function timelinePart(read: Read, runs: Runs, { from, count, kinds }: Wanted): Omit<TimelinePart, 'epoch'> {
  const all = eventsOf(read);
  const wanted = kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(pageKinds[kind]));
  const first = Math.max(0, Math.floor(from));
  const runIds = new Map(read.versions.map(({ version, runId }) => [version, runId]));
  const runOf = (version: string): Run | undefined => runs.get(runIds.get(version) ?? '');
  return { total: wanted.length, events: wanted.slice(first, first + count).map((event) => pageEvent(event, runOf)) };
}

/** Of one reading they are made once: more of them are asked for bit by bit. */
const made = new WeakMap<readonly ModelVersion[], readonly TimelineEvent[]>();

function eventsOf({ versions }: Read): readonly TimelineEvent[] {
  const events = made.get(versions) ?? timelineOf(versions);
  made.set(versions, events);
  return events;
}

const pageKinds = {
  registered: 'registered',
  requested: 'asked',
  decided: 'decided',
  moved: 'moved',
  alias: 'alias',
  elsewhere: 'elsewhere',
} as const satisfies Record<TimelineEvent['kind'], TimelineKind>;

function pageEvent(event: TimelineEvent, runOf: (version: string) => Run | undefined): PageEvent {
  const { version, at } = event;
  const told = { kind: pageKinds[event.kind], version, ...(at !== undefined && { at }) };
  switch (event.kind) {
    case 'registered': {
      const run = runOf(version);
      const by = event.user ?? run?.user ?? '';
      return { ...told, ...unsigned, by: shortened(by, 200), ...(run && { run: shortened(run.name || run.id, 200) }) };
    }
    case 'requested': {
      const { from, to } = event.record;
      return { ...told, ...signed(event.record), from, to };
    }
    case 'decided': {
      const { decision, override } = event.record;
      const to = event.request?.to;
      return {
        ...told,
        ...signed(event.record),
        decision,
        ...(to !== undefined && { to }),
        ...(override !== '' && { override: shortened(override, longestComment) }),
      };
    }
    case 'moved': {
      const { from, to, archived, undoes } = event.record;
      return {
        ...told,
        ...signed(event.record),
        from,
        to,
        ...(archived.length > 0 && { archived: archived.slice(0, 100) }),
        ...(undoes !== undefined && { isUndo: true }),
        ...(event.isUndone && { isUndone: true }),
      };
    }
    case 'alias': {
      const { alias, from, isRemoved } = event.record;
      return {
        ...told,
        ...signed(event.record),
        alias,
        ...(from !== undefined && { before: from }),
        ...(isRemoved && { isRemoved: true }),
      };
    }
    case 'elsewhere':
      return { ...told, ...unsigned, by: '', from: event.from, to: event.to };
  }
}

const unsigned = { isVerified: false, comment: '' } as const;

function signed({ by, comment }: { readonly by: Actor; readonly comment: string }) {
  return { by: by.name, isVerified: by.from === 'server', comment: shortened(comment, longestComment) };
}
