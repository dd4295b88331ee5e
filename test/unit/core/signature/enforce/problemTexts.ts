import type { DataProblem } from '../../../../../src/core/signature/enforce/verdict.ts';

/** `id at part of the source (inputs 0)`, for tables of cases. */
export function problemTexts(source: string, problems: readonly DataProblem[]): readonly string[] {
  return problems.map(({ message, at, spec }) => {
    const place = at === undefined ? '' : ` at ${source.slice(at.start, at.end)}`;
    return `${message.id}${place}${spec === undefined ? '' : ` (${spec.part} ${spec.index})`}`;
  });
}
