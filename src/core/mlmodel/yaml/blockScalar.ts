import { message } from '../../base/message.ts';
import { END, isBlank, isBreak, isBreakOrEnd, isDigit, isKeptBreak, isSpaceBreakOrEnd, SPACE } from './characters.ts';
import { afterBreak, endOfLine, type Cursor } from './cursor.ts';
import { YamlRefusal } from './problem.ts';
import { breakAtom, type ScalarSink } from './scalarSink.ts';

interface Header {
  readonly chomping: 'strip' | 'clip' | 'keep';
  /** The indentation as given, counted from that of the parent. */
  readonly increment: number | undefined;
  readonly end: number;
}

/**
 * Reads a scalar after `|` or `>`. Without a digit in its header the widest of the lines before its first text, that line among them, gives
 * the indentation, as in PyYAML. Leaves the cursor at the first line that does not belong to it.
 * @param parentIndent the column of the collection around it, -1 at the top
 * @returns the end of its last line without the break, or of its header
 * @throws YamlRefusal
 */
export function readBlock(cursor: Cursor, parentIndent: number, sink: ScalarSink): number {
  const { text } = cursor;
  const isFolded = text.charCodeAt(cursor.pos) === 0x3e;
  const header = readHeader(cursor);
  const least = Math.max(parentIndent + 1, 1);
  const opening = header.increment === undefined ? measure(cursor, least) : known(cursor, least + header.increment - 1);
  const { indent } = opening;
  let { breaks } = opening;
  let { end } = header;
  let lineBreak = -1;
  while (belongs(cursor, indent)) {
    for (const at of breaks) breakAtom(text, at, sink);
    const isFlush = !isBlank(text.charCodeAt(cursor.pos));
    end = endOfLine(text, cursor.pos);
    sink.run(cursor.pos, end);
    cursor.pos = end;
    lineBreak = text.charCodeAt(end) === END ? -1 : end;
    if (lineBreak >= 0) cursor.skipBreak();
    breaks = skipBreaks(cursor, indent);
    if (!belongs(cursor, indent)) break;
    const folds = isFolded && isFlush && !isKeptBreak(text.charCodeAt(end)) && !isBlank(text.charCodeAt(cursor.pos));
    if (!folds) breakAtom(text, end, sink);
    else if (breaks.length === 0) sink.atom(' ', end, cursor.pos);
  }
  if (header.chomping !== 'strip' && lineBreak >= 0) breakAtom(text, lineBreak, sink);
  if (header.chomping === 'keep') for (const at of breaks) breakAtom(text, at, sink);
  return end;
}

function belongs(cursor: Cursor, indent: number): boolean {
  return cursor.column() === indent && cursor.text.charCodeAt(cursor.pos) !== END;
}

function readHeader(cursor: Cursor): Header {
  const { text } = cursor;
  cursor.pos += 1;
  let sign = readSign(cursor);
  const increment = readIncrement(cursor);
  if (sign === undefined && increment !== undefined) sign = readSign(cursor);
  const end = cursor.pos;
  if (!isSpaceBreakOrEnd(text.charCodeAt(end))) refuseHeader(cursor);
  cursor.skipSpaces();
  if (cursor.code() === 0x23) cursor.skipToBreak();
  if (!isBreakOrEnd(cursor.code())) refuseHeader(cursor);
  if (isBreak(cursor.code())) cursor.skipBreak();
  return { chomping: sign ?? 'clip', increment, end };
}

function readSign(cursor: Cursor): 'keep' | 'strip' | undefined {
  const code = cursor.code();
  if (code !== 0x2b && code !== 0x2d) return undefined;
  cursor.pos += 1;
  return code === 0x2b ? 'keep' : 'strip';
}

function readIncrement(cursor: Cursor): number | undefined {
  const code = cursor.code();
  if (!isDigit(code)) return undefined;
  if (code === 0x30) refuseHeader(cursor);
  cursor.pos += 1;
  return code - 0x30;
}

function refuseHeader({ text, pos }: Cursor): never {
  throw new YamlRefusal('yaml-syntax', message('yamlBlockHeader'), pos, Math.min(pos + 1, text.length - 1));
}

interface Opening {
  readonly indent: number;
  /** The breaks before the first text. */
  readonly breaks: readonly number[];
}

function measure(cursor: Cursor, least: number): Opening {
  const { text } = cursor;
  const breaks: number[] = [];
  let widest = 0;
  for (;;) {
    const code = text.charCodeAt(cursor.pos);
    if (code === SPACE) {
      cursor.pos += 1;
      widest = Math.max(widest, cursor.pos - cursor.lineStart);
    } else if (isBreak(code)) {
      breaks.push(cursor.pos);
      cursor.skipBreak();
    } else return { indent: Math.max(least, widest), breaks };
  }
}

function known(cursor: Cursor, indent: number): Opening {
  return { indent, breaks: skipBreaks(cursor, indent) };
}

/** Past empty lines, and past the indentation of the next line. */
function skipBreaks(cursor: Cursor, indent: number): readonly number[] {
  const { text } = cursor;
  const breaks: number[] = [];
  for (;;) {
    const limit = cursor.lineStart + indent;
    while (cursor.pos < limit && text.charCodeAt(cursor.pos) === SPACE) cursor.pos += 1;
    if (!isBreak(text.charCodeAt(cursor.pos))) return breaks;
    breaks.push(cursor.pos);
    cursor.pos = afterBreak(text, cursor.pos);
    cursor.lineStart = cursor.pos;
  }
}
