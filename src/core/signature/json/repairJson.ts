import { applyEdits, type TextEdit } from './closeBrokenJson.ts';
import { looseTokens, type LooseToken, type RepairKind } from './looseTokens.ts';
import { parseStrict } from './strictJson.ts';

export interface Repair {
  readonly edits: readonly TextEdit[];
  readonly kinds: ReadonlySet<RepairKind>;
}

/** So that a huge broken file does not hold up the typing. */
const longestText = 500_000;

/**
 * The edits that make JSON of what people write instead: Python's words, quotes of other kinds or none, commas too many or too few, and brackets
 * that are missing or do not match. Undefined unless the strict reader takes the result. Linear in the length of the text.
 */
export function repairJson(text: string): Repair | undefined {
  if (text.length > longestText) return undefined;
  const mender: Mender = { edits: [], kinds: new Set(), open: [], counts: { '{': 0, '[': 0 }, isWhole: false, last: 0 };
  for (const token of looseTokens(text)) {
    if (!take(mender, token)) return undefined;
    if (token.kind !== 'space') mender.last = token.end;
  }
  while (mender.open.length > 0) if (!close(mender, mender.last, 'missing')) return undefined;
  if (mender.edits.length === 0 || !mender.isWhole) return undefined;
  const edits = mender.edits.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  if (parseStrict(applyEdits(text, edits), 0).kind !== 'read') return undefined;
  return { edits: merged(text, edits), kinds: mender.kinds };
}

interface Open {
  readonly bracket: '{' | '[';
  /** What has to come next. */
  state: 'key' | 'colon' | 'value' | 'comma';
  /** The comma before the next member or item. */
  comma: LooseToken | undefined;
  size: number;
}

interface Mender {
  readonly edits: TextEdit[];
  readonly kinds: Set<RepairKind>;
  readonly open: Open[];
  /** How many of each bracket are open. */
  readonly counts: Record<'{' | '[', number>;
  /** The outermost bracket is closed. */
  isWhole: boolean;
  /** Where the last part ended. */
  last: number;
}

const closers = { '{': '}', '[': ']' } as const;

function edit({ edits, kinds }: Mender, kind: RepairKind, start: number, end: number, text: string): void {
  edits.push({ at: { start, end }, text });
  kinds.add(kind);
}

/** False where it is not clear what was meant. */
function take(mender: Mender, token: LooseToken): boolean {
  for (const { at, text } of token.edits) edit(mender, token.repair, at.start, at.end, text);
  switch (token.kind) {
    case 'space':
      return true;
    case 'unknown':
      return false;
    case 'comma':
      return takeComma(mender, token);
    case 'colon':
      return takeColon(mender);
    case 'close':
      return takeCloser(mender, token);
    case 'open':
    case 'string':
    case 'word':
      return takeValue(mender, token);
  }
}

function takeComma(mender: Mender, token: LooseToken): boolean {
  const top = mender.open.at(-1);
  if (!top) return false;
  if (top.state === 'comma') {
    top.state = top.bracket === '{' ? 'key' : 'value';
    top.comma = token;
    return true;
  }
  if (top.bracket === '{' && top.state !== 'key') return false;
  edit(mender, 'comma', token.start, token.end, '');
  return true;
}

function takeColon({ open }: Mender): boolean {
  const top = open.at(-1);
  if (top?.state !== 'colon') return false;
  top.state = 'value';
  return true;
}

function takeValue(mender: Mender, token: LooseToken): boolean {
  const top = mender.open.at(-1);
  if (!top) return token.kind === 'open' && !mender.isWhole && enter(mender, token);
  if (top.bracket === '{' && token.kind === 'open' && (top.state === 'key' || top.state === 'comma'))
    return closeBefore(mender, token);
  if (top.state === 'comma') {
    edit(mender, 'comma-missing', mender.last, mender.last, ',');
    top.state = top.bracket === '{' ? 'key' : 'value';
  }
  top.comma = undefined;
  if (top.state === 'key') {
    if (token.kind === 'word') quote(mender, token);
    top.state = 'colon';
    return true;
  }
  if (top.state === 'colon') edit(mender, 'other', mender.last, mender.last, ':');
  top.state = 'comma';
  top.size++;
  if (token.kind === 'word' && !token.isValue) quote(mender, token);
  return token.kind !== 'open' || enter(mender, token);
}

function quote(mender: Mender, { start, end }: LooseToken): void {
  edit(mender, 'quotes', start, start, '"');
  edit(mender, 'quotes', end, end, '"');
}

function enter(mender: Mender, { bracket }: LooseToken): boolean {
  mender.open.push({ bracket, state: bracket === '{' ? 'key' : 'value', comma: undefined, size: 0 });
  mender.counts[bracket]++;
  return true;
}

/** The next object of a list begins, and this one is not closed yet. */
function closeBefore(mender: Mender, token: LooseToken): boolean {
  const [outer, top] = mender.open.slice(-2);
  if (outer?.bracket !== '[' || top === undefined || top.size === 0) return false;
  const { comma } = top;
  top.comma = undefined;
  if (!close(mender, comma?.start ?? mender.last, 'missing')) return false;
  if (comma) {
    outer.state = 'value';
    outer.comma = comma;
  }
  return takeValue(mender, token);
}

/** The innermost bracket, at a closer of its own or where one is missing. */
function close(mender: Mender, at: number, closer: 'there' | 'missing'): boolean {
  const top = mender.open.pop();
  if (!top || (top.bracket === '{' && (top.state === 'colon' || top.state === 'value'))) return false;
  if (top.comma) edit(mender, 'comma', top.comma.start, top.comma.end, '');
  if (closer === 'missing') edit(mender, 'close', at, at, closers[top.bracket]);
  mender.counts[top.bracket]--;
  mender.isWhole = mender.open.length === 0;
  return true;
}

function takeCloser(mender: Mender, token: LooseToken): boolean {
  const { open, counts } = mender;
  if (open.length === 0) {
    if (!mender.isWhole) return false;
    edit(mender, 'other', token.start, token.end, '');
    return true;
  }
  if (counts[token.bracket] > 0) {
    while (open.at(-1)?.bracket !== token.bracket) if (!close(mender, mender.last, 'missing')) return false;
    return close(mender, token.start, 'there');
  }
  const top = open.at(-1);
  if (top) edit(mender, 'close', token.start, token.end, closers[top.bracket]);
  return close(mender, token.start, 'there');
}

const mostEdits = 500;

/** Very many edits are one, if no line end is between them that the file would have to indent. */
function merged(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const [start, end] = [edits[0]?.at.start ?? 0, edits.at(-1)?.at.end ?? 0];
  if (edits.length <= mostEdits || /[\r\n]/.test(text.slice(start, end))) return edits;
  const inside = edits.map(({ at, text: right }) => ({
    at: { start: at.start - start, end: at.end - start },
    text: right,
  }));
  return [{ at: { start, end }, text: applyEdits(text.slice(start, end), inside) }];
}
