import type { Message } from '../../base/message.ts';
import type { MlmodelDocument } from '../document.ts';
import type { TextEdit } from '../rule.ts';
import { isFalsy, keysOf } from '../values.ts';
import type { Gesture } from './gesture.ts';
import { partCommit } from './gestures/commit.ts';
import { newListJson } from './gestures/newList.ts';
import { refused } from './gestures/outcome.ts';
import { rowEdits } from './gestures/rowEdits.ts';
import { rowsOf } from './gestures/rows.ts';
import { withoutPart, withParts } from './gestures/wholeParts.ts';

export type GestureResult =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly problem: Message };

/**
 * The edits of the text that do what a person did in a table, and nothing else: what they do not touch keeps its bytes, and the file reads as it
 * did but for the rows that were meant. Refused where that cannot be, or where MLflow 3.17.2 would not load the result.
 */
export function gestureEdits(document: MlmodelDocument, gesture: Gesture): GestureResult {
  if (document.yaml.problems.length > 0 || document.root?.tag !== 'map') return refused('gestureTextBroken');
  if (gesture.kind === 'replace')
    return withParts(document, new Map(gesture.parts.map(({ part, json }) => [part, json])));
  const name = gesture.kind === 'setDefault' ? 'params' : gesture.part;
  const part = document.parts.find((one) => one.name === name);
  if (!part) return firstRows(document, gesture);
  const rows = rowsOf(part);
  if (!rows) return refused('gesturePartBroken', { part: name });
  const outcome = rowEdits(document.text, rows, gesture);
  if (outcome.kind === 'refused') return outcome;
  return outcome.kind === 'empty' ? withoutPart(document, part) : partCommit(document, part, outcome.edits);
}

/** Of a part that is not there: only a row that is added brings it. */
function firstRows(document: MlmodelDocument, gesture: Exclude<Gesture, { kind: 'replace' }>): GestureResult {
  if (gesture.kind !== 'add' || gesture.before.length !== 1 || gesture.rows.length === 0)
    return refused('gestureRowGone');
  const { part, rows } = gesture;
  const entry = keysOf(document.top.get('signature')?.value).get(part);
  if (entry && !isFalsy(entry.value)) return refused('gesturePartBroken', { part });
  const list = newListJson(
    part,
    rows,
    document.parts.some(({ schema }) => schema?.kind === 'tensors'),
  );
  return list.kind === 'refused' ? list : withParts(document, new Map([[part, list.json]]));
}
