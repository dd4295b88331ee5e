import type { PageProblem, RowCell, RowPath } from '../../src/core/mlmodel/page/modelPage.ts';
import type { SignaturePartName } from '../../src/core/mlmodel/document.ts';
import type { ModelLinks, ShownModel } from '../../src/protocol/mlmodelPage.ts';

/** What the page shows, apart from how it is looked at. */
export interface PageState {
  readonly shown: ShownModel | null;
  readonly links: ModelLinks | null;
  readonly cursor: ProblemCursor | null;
  readonly focus: FocusRequest | null;
}

/** The problem that the bar names. It is kept by what the problem says: its index is another one after each edit. */
export interface ProblemCursor {
  readonly identity: string;
  readonly index: number;
  /** The problem is gone: `index` is that of the one that took its place. */
  readonly isGone: boolean;
}

/** Each object is one request: two alike ask twice. */
export type FocusRequest =
  | {
      readonly kind: 'row';
      readonly part: SignaturePartName;
      /** Empty: the part as a whole. */
      readonly path: RowPath;
      readonly cell: RowCell | null;
    }
  /** A problem that is told in a section, by its index. */
  | { readonly kind: 'problem'; readonly problem: number };

export const emptyPage: PageState = { shown: null, links: null, cursor: null, focus: null };

/** A state of an older text that comes late is left out. */
export function withShown(state: PageState, shown: ShownModel): PageState {
  if (state.shown !== null && shown.epoch < state.shown.epoch) return state;
  return { ...state, shown, cursor: moved(state.cursor, shown.page.problems) };
}

/** The problem that the bar names; without one chosen it is the first. */
export function currentProblem({ shown, cursor }: PageState): number | undefined {
  const count = shown?.page.problems.length ?? 0;
  return count === 0 ? undefined : Math.min(cursor?.index ?? 0, count - 1);
}

/** Chooses a problem and asks for the focus to go there; one that is not there changes nothing. */
export function withProblem(state: PageState, index: number): PageState {
  const problems = state.shown?.page.problems ?? [];
  const problem = problems[index];
  if (problem === undefined) return state;
  const cursor = { identity: identityOf(problems, index), index, isGone: false };
  return { ...state, cursor, focus: focusOn(problem, index) };
}

/** The next (1) or previous (-1) problem, round and round. */
export function withNextProblem(state: PageState, by: 1 | -1): PageState {
  const count = state.shown?.page.problems.length ?? 0;
  if (count === 0) return state;
  const { cursor } = state;
  if (cursor === null) return withProblem(state, by === 1 ? 0 : count - 1);
  const next = cursor.isGone && by === 1 ? cursor.index : cursor.index + by;
  return withProblem(state, (next + count) % count);
}

/** Asks for the focus to go to the input column of this name. */
export function withInputColumn(state: PageState, name: string): PageState {
  const inputs = state.shown?.page.signature.find(({ part }) => part === 'inputs');
  const row = inputs?.rows.find((one) => one.name === name && one.path.length === 1);
  return row === undefined ? state : { ...state, focus: { kind: 'row', part: 'inputs', path: row.path, cell: 'type' } };
}

/** What tells a problem from the others, whatever its index: alike ones are counted. */
export function identityOf(problems: readonly PageProblem[], index: number): string {
  const wanted = problems[index];
  if (wanted === undefined) return '';
  const before = problems.slice(0, index).filter((one) => isAlike(one, wanted)).length;
  return JSON.stringify([wanted.code, wanted.file, wanted.text, before]);
}

function isAlike(one: PageProblem, other: PageProblem): boolean {
  return one.code === other.code && one.file === other.file && one.text === other.text;
}

function moved(cursor: ProblemCursor | null, problems: readonly PageProblem[]): ProblemCursor | null {
  if (cursor === null) return null;
  const index = indexOf(problems, cursor.identity);
  if (index !== undefined) return { ...cursor, index, isGone: false };
  return problems.length === 0 ? null : { ...cursor, index: Math.min(cursor.index, problems.length), isGone: true };
}

function indexOf(problems: readonly PageProblem[], identity: string): number | undefined {
  const seen = new Map<string, number>();
  for (const [index, { code, file, text }] of problems.entries()) {
    const kind = JSON.stringify([code, file, text]);
    const before = seen.get(kind) ?? 0;
    if (JSON.stringify([code, file, text, before]) === identity) return index;
    seen.set(kind, before + 1);
  }
  return undefined;
}

function focusOn({ place }: PageProblem, index: number): FocusRequest {
  if (place.kind === 'row') return { kind: 'row', part: place.part, path: place.path, cell: place.cell };
  if (place.kind === 'part') return { kind: 'row', part: place.part, path: [], cell: null };
  return { kind: 'problem', problem: index };
}
