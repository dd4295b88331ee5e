import { timelineKinds, type TimelineKind } from '../../src/protocol/modelPage.ts';

/** How the page is looked at, over reloads. */
export interface ViewMemory {
  /** What the extension finds the model again by. */
  readonly memory: string;
  readonly version: string;
  readonly metric: string;
  readonly isTable: boolean;
  readonly filter: string;
  /** Of the timeline; none means all. */
  readonly kinds: readonly TimelineKind[];
}

const longest = 10_000;

/** What was kept, as far as it can be believed. */
export function viewOf(state: unknown): ViewMemory {
  const kept = typeof state === 'object' && state !== null ? (state as Readonly<Record<string, unknown>>) : {};
  const { kinds } = kept;
  return {
    memory: textOf(kept['memory']),
    version: textOf(kept['version']),
    metric: textOf(kept['metric']),
    isTable: kept['isTable'] === true,
    filter: textOf(kept['filter']),
    kinds: Array.isArray(kinds) ? timelineKinds.filter((kind) => kinds.includes(kind)) : [],
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' && value.length <= longest ? value : '';
}
