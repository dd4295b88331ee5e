import type { ModelPage, PageProblem, PageSection } from '../../src/core/mlmodel/page/modelPage.ts';

/** A problem with its index in the page, which fixes and places are asked by. */
export interface IndexedProblem {
  readonly problem: PageProblem;
  readonly index: number;
}

export function problemsOf({ problems }: Pick<ModelPage, 'problems'>, section: PageSection): readonly IndexedProblem[] {
  return problems.flatMap((problem, index) =>
    problem.place.kind === 'section' && problem.place.section === section ? [{ problem, index }] : [],
  );
}

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly notes: number;
}

export function countProblems(problems: readonly PageProblem[]): ProblemCounts {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  return { errors, warnings, notes: problems.length - errors - warnings };
}

/** What the bar says of a problem: `hour: predict refuses the saved example`. The row is not named twice. */
export function problemLine({ signature }: Pick<ModelPage, 'signature'>, { text, place }: PageProblem): string {
  if (place.kind !== 'row') return text;
  const table = signature.find(({ part }) => part === place.part);
  const name = table?.rows.find(({ path }) => isSamePath(path, place.path))?.name ?? '';
  return name === '' || text.includes(name) ? text : `${name}: ${text}`;
}

function isSamePath(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}
