import type { Span } from '../../../base/span.ts';
import { lineEnd, lineStart } from '../../../mlmodel/lineBounds.ts';

/**
 * Where something is being typed in a policy file. It is read from the lines and their indentation, because a line that is half typed is often
 * no YAML.
 */
export interface PolicyCursor {
  /** Keys around it, outermost first: `['rules', 'gates', 'metrics']`. */
  readonly path: readonly string[];
  /** The key whose value is typed; undefined when a key or an item is. */
  readonly key: string | undefined;
  /** It is the first thing behind a `- `. */
  readonly isItem: boolean;
  /** It stands between `{` and `}`. */
  readonly isInBraces: boolean;
  /** What was typed so far, up to the end of the word. */
  readonly typed: Span;
  /** Keys that are already in the same map. */
  readonly present: ReadonlySet<string>;
  /** A colon is behind the word already. */
  readonly hasColon: boolean;
}

interface Line {
  /** Column of the first thing behind the dashes. */
  readonly column: number;
  readonly hasDash: boolean;
  readonly name: string | undefined;
  /** Offset behind the colon. */
  readonly valueStart: number;
}

/** Lines above and below that are looked at. */
const farthest = 5_000;
/** UTF-16 units of a line that are looked at. */
const longestLine = 1_000;

/** Undefined in comments, and in lines that are too long to be typed by hand. */
export function policyCursor(text: string, offset: number): PolicyCursor | undefined {
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const before = text.slice(start, offset);
  if (end - start > longestLine || before.includes('\t') || /(^|\s)#/.test(before)) return undefined;
  const line = readLine(text, start, end);
  const column = Math.max(line.column, line.name === undefined && /^[ -]*$/.test(before) ? before.length : 0);
  const { parents, present } = surroundings(text, start, end, { ...line, column });
  const isValue = line.name !== undefined && offset >= line.valueStart;
  const typedStart = isValue ? line.valueStart : start + column;
  if (offset < typedStart) return undefined;
  const typed = wordAround(text, typedStart, offset, end);
  const shared = { typed, present, hasColon: /^ *:/.test(text.slice(typed.end, end)) };
  if (!isValue) return { path: parents, key: undefined, isItem: line.hasDash, isInBraces: false, ...shared };
  const path = line.name === undefined ? parents : [...parents, line.name];
  const braces = bracesAt(text.slice(line.valueStart, typed.start));
  if (braces === undefined) return { path, key: line.name, isItem: false, isInBraces: false, ...shared };
  return { path: [...path, ...braces.names], key: braces.key, isItem: false, isInBraces: true, ...shared };
}

const lineForm = /^( *(?:- +)*(?:-$)?)(?:"([^"]*)"|'([^']*)'|([\w][\w.-]*(?: [\w.-]+)*)) *:(?= |$)/;

function readLine(text: string, start: number, end: number): Line {
  const line = text.slice(start, Math.min(end, start + longestLine));
  const found = lineForm.exec(line);
  const lead = found?.[1] ?? /^ *(?:- +)*(?:-$)?/.exec(line)?.[0] ?? '';
  return {
    column: lead.length,
    hasDash: lead.includes('-'),
    name: found ? (found[2] ?? found[3] ?? found[4]) : undefined,
    valueStart: start + (found?.[0].length ?? 0),
  };
}

/** Keys around the line by their columns, and those that stand beside it in the same map. */
function surroundings(
  text: string,
  start: number,
  end: number,
  own: Line,
): { readonly parents: readonly string[]; readonly present: ReadonlySet<string> } {
  const parents: string[] = [];
  const present = new Set<string>();
  let column = own.column;
  let isBeside = !own.hasDash;
  for (let next = start - 1, count = 0; next >= 0 && count < farthest; count++) {
    const begin = lineStart(text, next);
    const line = readLine(text, begin, next);
    if (line.name !== undefined && line.column === own.column && isBeside && parents.length === 0) {
      present.add(line.name);
      isBeside = !line.hasDash;
    }
    if (line.name !== undefined && line.column < column) {
      parents.unshift(line.name);
      column = line.column;
    }
    next = begin - 1;
  }
  for (let next = end + 1, count = 0; next <= text.length && count < farthest; count++) {
    const stop = lineEnd(text, next);
    const line = readLine(text, next, stop);
    const isText = text.slice(next, stop).trim() !== '';
    if (isText && (line.column < own.column || (line.hasDash && line.column <= own.column))) break;
    if (line.name !== undefined && line.column === own.column) present.add(line.name);
    next = stop + 1;
  }
  return { parents, present };
}

/** The word around the offset: of what is typed it is the last part behind a bracket, a comma or a colon. */
function wordAround(text: string, from: number, offset: number, end: number): Span {
  const before = text.slice(from, offset);
  const word = /[\w.*-]*$/.exec(before)?.[0] ?? '';
  const rest = /^[\w.*-]*/.exec(text.slice(offset, end))?.[0] ?? '';
  return { start: offset - word.length, end: offset + rest.length };
}

/** Which maps are open in a value, and whether a value of theirs is typed. */
function bracesAt(before: string): { readonly names: readonly string[]; readonly key: string | undefined } | undefined {
  const names: string[] = [];
  let depth = 0;
  let key: string | undefined;
  for (const [part] of before.matchAll(/[{},]|(?:"[^"]*"|'[^']*'|[\w.-]+) *:|[^{},"'\w]+|\S/g)) {
    if (part === '{') {
      if (key !== undefined) names.push(key);
      depth += 1;
      key = undefined;
    } else if (part === '}') {
      depth -= 1;
      names.splice(Math.max(0, depth - 1));
    } else if (part === ',') key = undefined;
    else if (part.endsWith(':'))
      key = part
        .slice(0, -1)
        .trim()
        .replace(/^["']|["']$/g, '');
  }
  return depth > 0 ? { names, key } : undefined;
}
