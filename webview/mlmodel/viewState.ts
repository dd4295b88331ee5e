import type { ProblemCursor } from './pageStore.ts';

/** How the page is looked at: what outlives a reload of the page. Nothing of the model itself. */
export interface ViewState {
  /** Pixels that the body is scrolled down. */
  readonly scroll: number;
  /** Disclosures that were opened (true) or closed (false) by hand, by their name. */
  readonly open: Readonly<Record<string, boolean>>;
  readonly cursor: ProblemCursor | null;
  /** What the signature tables remember of themselves. */
  readonly tables: unknown;
}

export const freshView: ViewState = { scroll: 0, open: {}, cursor: null, tables: undefined };

/** Of whatever was stored, also by another version of the page; what does not fit is as at first. */
export function readViewState(stored: unknown): ViewState {
  if (!isRecord(stored)) return freshView;
  const { scroll, open, cursor, tables } = stored;
  return {
    scroll: typeof scroll === 'number' && Number.isFinite(scroll) && scroll >= 0 ? scroll : 0,
    open: isRecord(open)
      ? Object.fromEntries(Object.entries(open).filter((one): one is [string, boolean] => typeof one[1] === 'boolean'))
      : {},
    cursor: readCursor(cursor),
    tables,
  };
}

function readCursor(stored: unknown): ProblemCursor | null {
  if (!isRecord(stored)) return null;
  const { identity, index } = stored;
  if (typeof identity !== 'string' || typeof index !== 'number' || !Number.isInteger(index) || index < 0) return null;
  return { identity, index, isGone: false };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
