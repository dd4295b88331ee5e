import { attempt } from '../../core/signature/enforce/attempt.ts';
import { objectsToDatetimes } from '../../core/signature/enforce/pandas/datetime/objectsToDatetimes.ts';
import { textMoment } from '../../core/signature/enforce/pandas/datetime/textMoment.ts';
import { timeKinds } from '../dataFiles/csv/long/cellSort.ts';

/** Which sort of time a text is for MLflow 3.17.2, as a number below `timeKinds`: none, one too far away, or with which zone. */
export function timeOf(text: string): number {
  const moment = textMoment(text);
  if (moment === undefined) return kinds.none;
  if (!isHeld(text)) return kinds.far;
  if (moment === 'none' || moment.offset === undefined) return kinds.plain;
  return kinds.zoned + (((Math.trunc(moment.offset) % zones) + zones) % zones);
}

const kinds = { plain: 0, none: 1, far: 2, zoned: 3 } as const;
/** Zones that are told apart: it counts that there are several. */
const zones = timeKinds - kinds.zoned;

/** A number of nanoseconds that 64 bits hold. */
function isHeld(text: string): boolean {
  const cell = { kind: 'string', value: text, span: { start: 0, end: text.length } } as const;
  return attempt([], undefined, () => objectsToDatetimes([cell])) !== undefined;
}
