import type { RequestRecord } from '../../../core/lifecycle/records/record.ts';
import { presentIn } from '../../../core/lifecycle/review/requestMove.ts';
import { isActive, type Stage } from '../../../core/lifecycle/stage.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';

/** What is not as it was when a move was asked for. Approving what a person did not see then is not what was asked. */
export type RequestChange =
  | { readonly kind: 'gone' }
  | { readonly kind: 'moved'; readonly from: Stage; readonly to: Stage }
  /** Other versions that are in the target stage now and were not then, or were and are not. */
  | { readonly kind: 'came'; readonly versions: readonly string[] }
  | { readonly kind: 'left'; readonly versions: readonly string[] };

/** `all` are the versions of the model now. Who else is in an inactive stage matters to nobody. */
export function changedSince(
  { from, to, present }: RequestRecord,
  number: string,
  all: readonly ModelVersion[],
): readonly RequestChange[] {
  const current = all.find(({ version }) => version === number);
  if (!current) return [{ kind: 'gone' }];
  const now = current.stage ?? 'None';
  const moved: readonly RequestChange[] = now === from ? [] : [{ kind: 'moved', from, to: now }];
  if (!isActive(to)) return moved;
  const there = presentIn(all, current, to);
  const came = there.filter((version) => !present.includes(version));
  const left = present.filter((version) => version !== number && !there.includes(version));
  return [
    ...moved,
    ...(came.length > 0 ? [{ kind: 'came', versions: came } as const] : []),
    ...(left.length > 0 ? [{ kind: 'left', versions: left } as const] : []),
  ];
}
