/** Where somebody is in the lanes: `index` counts from the top of the lane. */
export interface LanePlace {
  readonly lane: number;
  readonly index: number;
}

export interface LaneKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key does in the lanes; undefined when it is not ours. */
export type LaneStep =
  | { readonly kind: 'go'; readonly to: LanePlace }
  | { readonly kind: 'choose' }
  /** To ask for the stage of the lane beside it. */
  | { readonly kind: 'move'; readonly lane: number };

/** Cards that a page key goes over. */
const pageSize = 8;

/** `counts` holds the number of cards of each lane. Empty lanes are passed over, but a version can be moved to them. */
export function laneStep(event: LaneKey, at: LanePlace, counts: readonly number[]): LaneStep | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey || event.shiftKey) return moveStep(event, at, counts);
  const last = (counts[at.lane] ?? 0) - 1;
  const within = (index: number): LaneStep => ({
    kind: 'go',
    to: { lane: at.lane, index: Math.max(0, Math.min(last, index)) },
  });
  switch (event.key) {
    case 'ArrowDown':
      return within(at.index + 1);
    case 'ArrowUp':
      return within(at.index - 1);
    case 'PageDown':
      return within(at.index + pageSize);
    case 'PageUp':
      return within(at.index - pageSize);
    case 'Home':
      return within(0);
    case 'End':
      return within(last);
    case 'ArrowRight':
      return beside(at, 1, counts);
    case 'ArrowLeft':
      return beside(at, -1, counts);
    case 'Enter':
    case ' ':
      return { kind: 'choose' };
    default:
      return undefined;
  }
}

function moveStep({ key, altKey, shiftKey }: LaneKey, at: LanePlace, counts: readonly number[]): LaneStep | undefined {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const lane = at.lane + (by ?? 0);
  const isMove = by !== undefined && altKey && shiftKey && lane >= 0 && lane < counts.length;
  return isMove ? { kind: 'move', lane } : undefined;
}

/** To the next lane that holds something, on the same height as far as it reaches. */
function beside(at: LanePlace, by: 1 | -1, counts: readonly number[]): LaneStep | undefined {
  for (let lane = at.lane + by; lane >= 0 && lane < counts.length; lane += by) {
    const count = counts[lane] ?? 0;
    if (count > 0) return { kind: 'go', to: { lane, index: Math.min(at.index, count - 1) } };
  }
  return undefined;
}
