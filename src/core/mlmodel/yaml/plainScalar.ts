import { isBreak, isBreakOrEnd, SPACE, TAB } from './characters.ts';
import { afterBreak, separatorAt, type Cursor } from './cursor.ts';
import { fold, type ScalarSink } from './scalarSink.ts';

const HASH = 0x23;
const COLON = 0x3a;

/**
 * Reads a scalar without quotes, over several lines when they are indented by `indent` columns at least (between brackets: by any number).
 * A tab ends it. Leaves the cursor before the next thing that is not a space or a break.
 * @returns the end of its last word
 */
export function readPlain(cursor: Cursor, indent: number, inFlow: boolean, sink: ScalarSink): number {
  const { text } = cursor;
  let runStart = cursor.pos;
  let end = cursor.pos;
  for (;;) {
    end = endOfWord(text, cursor.pos, inFlow);
    cursor.pos = end;
    cursor.skipSpaces();
    if (isBreak(text.charCodeAt(cursor.pos))) {
      const breaks = skipBreaks(cursor);
      if (breaks === undefined || !goesOn(cursor, indent, inFlow)) break;
      sink.run(runStart, end);
      fold(text, breaks, end, cursor.pos, sink);
      runStart = cursor.pos;
    } else if (cursor.pos === end || !goesOn(cursor, indent, inFlow)) break;
  }
  sink.run(runStart, end);
  return end;
}

function goesOn(cursor: Cursor, indent: number, inFlow: boolean): boolean {
  if (cursor.text.charCodeAt(cursor.pos) === HASH) return false;
  if (!inFlow && cursor.column() < indent) return false;
  return endOfWord(cursor.text, cursor.pos, inFlow, cursor.pos + 1) > cursor.pos;
}

/** Where each break is; undefined when a document ends there. */
function skipBreaks(cursor: Cursor): readonly number[] | undefined {
  const { text } = cursor;
  const breaks: number[] = [];
  for (;;) {
    const code = text.charCodeAt(cursor.pos);
    if (code === SPACE) cursor.pos += 1;
    else if (isBreak(code)) {
      breaks.push(cursor.pos);
      cursor.pos = afterBreak(text, cursor.pos);
      cursor.lineStart = cursor.pos;
      if (separatorAt(text, cursor.pos)) return undefined;
    } else return breaks;
  }
}

function endOfWord(text: string, from: number, inFlow: boolean, limit = Infinity): number {
  let pos = from;
  while (pos < limit) {
    const code = text.charCodeAt(pos);
    if (code === SPACE || code === TAB || isBreakOrEnd(code)) break;
    if (code === COLON && endsKey(text.charCodeAt(pos + 1), inFlow)) break;
    if (inFlow && (code === 0x3f || isFlowSign(code))) break;
    pos += 1;
  }
  return pos;
}

function endsKey(next: number, inFlow: boolean): boolean {
  return next === SPACE || next === TAB || isBreakOrEnd(next) || (inFlow && isFlowSign(next));
}

/** `,` `[` `]` `{` `}` */
function isFlowSign(code: number): boolean {
  return code === 0x2c || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;
}
