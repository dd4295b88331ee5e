import { readTypeText } from '../../../signature/typeText.ts';
import type { ElementType } from '../../../signature/spec.ts';
import type { Gesture } from '../gesture.ts';
import type { RowPath } from '../modelPage.ts';
import { renamed, reshaped, retyped, withDefault, withRequired } from './cellEdits.ts';
import { copiesOf } from './copies.ts';
import { newRowsJson } from './newList.ts';
import { edits, refused, together, type Outcome } from './outcome.ts';
import { byParent, distinct, outermost } from './paths.ts';
import { insertion, removal, reordering } from './pieces.ts';
import type { PartRows, Row } from './rows.ts';

/** A gesture in the rows of one part. */
export type RowGesture = Exclude<Gesture, { kind: 'replace' }>;

/** `empty`: the part has no row any more. */
export type RowOutcome = Outcome | { readonly kind: 'empty' };

/** What a gesture changes in the JSON of a part that is there. */
export function rowEdits(text: string, rows: PartRows, gesture: RowGesture): RowOutcome {
  switch (gesture.kind) {
    case 'rename':
      return rename(rows, gesture);
    case 'setType': {
      const paths = keepsObject(gesture.type) ? distinct(gesture.paths) : outermost(gesture.paths);
      return eachRow(rows, paths, (row) => retyped(row, gesture.type));
    }
    case 'setRequired':
      return eachRow(rows, distinct(gesture.paths), (row) => withRequired(row, gesture.isRequired));
    case 'setShape':
      return eachRow(rows, [gesture.path], (row) => reshaped(row, gesture.shape));
    case 'setDefault':
      return eachRow(rows, [gesture.path], (row) => withDefault(row, gesture.default));
    case 'add':
      return add(rows, gesture);
    case 'duplicate':
      return duplicate(rows, gesture);
    case 'remove':
      return remove(rows, gesture);
    case 'move':
      return move(text, rows, gesture);
  }
}

function eachRow(rows: PartRows, paths: readonly RowPath[], change: (row: Row) => Outcome): Outcome {
  return together(
    paths.map((path) => {
      const row = rows.row(path);
      return row ? change(row) : refused('gestureRowGone');
    }),
  );
}

/** Then what is inside of a row is still there afterwards. */
function keepsObject(text: string): boolean {
  let type: ElementType | undefined = readTypeText(text);
  while (type?.kind === 'array' || type?.kind === 'map') type = type.kind === 'array' ? type.items : type.values;
  return type?.kind === 'object';
}

function rename(rows: PartRows, { path, name }: Extract<Gesture, { kind: 'rename' }>): Outcome {
  const siblings = rows.siblings(path.slice(0, -1));
  const row = rows.row(path);
  return row && siblings ? renamed(row, siblings, name) : refused('gestureRowGone');
}

function add(rows: PartRows, { before, rows: added }: Extract<Gesture, { kind: 'add' }>): Outcome {
  const index = before.at(-1);
  const parent = before.slice(0, -1);
  const siblings = rows.siblings(parent);
  if (!siblings) return refused(rows.row(parent) ? 'gestureNoObject' : 'gestureRowGone');
  if (index === undefined || !areThere(new Set([index]), siblings.pieces.length + 1)) return refused('gestureRowGone');
  if (siblings.isTwice) return refused('gestureTwice');
  const written = newRowsJson(siblings.kind, added, siblings.names);
  if (written.kind === 'refused' || added.length === 0) return written.kind === 'refused' ? written : edits();
  return edits([insertion(rows.part, siblings, index, written.texts)]);
}

function duplicate(rows: PartRows, { paths }: Extract<Gesture, { kind: 'duplicate' }>): Outcome {
  return together(
    byParent(outermost(paths)).map(({ parent, indices }) => {
      const siblings = rows.siblings(parent);
      const copied = Array.from(indices).map((index) => rows.row([...parent, index]));
      if (!siblings || copied.includes(undefined)) return refused('gestureRowGone');
      if (siblings.isTwice) return refused('gestureTwice');
      const copies = copiesOf(
        rows.part.json,
        siblings,
        copied.flatMap((row) => row ?? []),
      );
      return edits(copies.map(({ index, text }) => insertion(rows.part, siblings, index + 1, [text])));
    }),
  );
}

function remove(rows: PartRows, { paths }: Extract<Gesture, { kind: 'remove' }>): RowOutcome {
  const outcomes: Outcome[] = [];
  for (const { parent, indices } of byParent(outermost(paths))) {
    const siblings = rows.siblings(parent);
    if (!siblings || !areThere(indices, siblings.pieces.length)) return refused('gestureRowGone');
    if (siblings.isTwice) return refused('gestureTwice');
    if (indices.size === siblings.pieces.length)
      return parent.length === 0 ? { kind: 'empty' } : refused('grammarPropertiesEmpty');
    outcomes.push(edits(removal(siblings, indices)));
  }
  return together(outcomes);
}

function move(text: string, rows: PartRows, { paths, by }: Extract<Gesture, { kind: 'move' }>): Outcome {
  return together(
    byParent(distinct(paths)).map(({ parent, indices }) => {
      const siblings = rows.siblings(parent);
      if (!siblings || !areThere(indices, siblings.pieces.length)) return refused('gestureRowGone');
      if (siblings.isTwice) return refused('gestureTwice');
      return edits(reordering(text, rows.part, siblings, indices, by));
    }),
  );
}

function areThere(indices: ReadonlySet<number>, count: number): boolean {
  return Array.from(indices).every((index) => Number.isInteger(index) && index >= 0 && index < count);
}
