import { lineIndex, type LineIndex } from '../../base/lineIndex.ts';
import { message } from '../../base/message.ts';
import { Cursor, lineEnd } from './cursor.ts';
import { YamlRefusal, type YamlFix, type YamlProblem } from './problem.ts';
import { readQuoted } from './quotedScalar.ts';
import { ValueSink } from './scalarSink.ts';
import type { ScalarToken, Token } from './tokens.ts';

/**
 * What does not fit behind a quoted text on the same line is mostly the rest of it: a quote within it was not doubled or escaped, or the one at
 * its end is missing, so that the next quote of the file closes it. Undefined where neither is so.
 */
export function quoteCause(text: string, tokens: readonly Token[], problem: YamlProblem): YamlProblem | undefined {
  if (!unfitting.has(problem.message.id)) return undefined;
  const scalar = tokens.findLast(
    ({ start, end, kind }) => start < problem.at.start && (end > start || kind === 'scalar'),
  );
  if (scalar?.kind !== 'scalar' || (scalar.style !== 'single' && scalar.style !== 'double')) return undefined;
  if (/[\r\n]/.test(text.slice(scalar.end, problem.at.start))) return undefined;
  const lines = lineIndex(text);
  return runningOn(text, lines, scalar, problem) ?? endingEarly(text, lines, scalar, problem);
}

const unfitting: ReadonlySet<string> = new Set(['yamlBlockEnd', 'yamlFlowEnd', 'yamlUnexpected', 'yamlCharacterStart']);

/** The quote that closes it stands where a value begins: it was meant to open one. */
function runningOn(
  text: string,
  lines: LineIndex,
  { start, end }: ScalarToken,
  problem: YamlProblem,
): YamlProblem | undefined {
  const first = lines.positionAt(start).line;
  const last = lines.positionAt(end).line;
  if (first === last || !/^[ \t]*(- )?[\w.-]+:[ \t]+$/.test(text.slice(lines.startOf(last), end - 1))) return undefined;
  let next = first + 1;
  while (next < last && !keyLine.test(lines.lineText(next))) next++;
  const close = lines.startOf(next - 1) + lines.lineText(next - 1).trimEnd().length;
  return {
    ...problem,
    message: message('yamlQuoteRunsOn', { line: last + 1 }),
    at: { start, end: start + 1 },
    about: { start, end: lineEnd(text, problem.at.end) },
    related: [{ at: { start: end - 1, end }, message: message('yamlQuoteCloses') }],
    fixes: [
      {
        title: message('yamlFixClose', { line: next }),
        edits: [{ at: { start: close, end: close }, text: text.charAt(start) }],
      },
    ],
  };
}

const keyLine = /^[ \t]*(- )?[\w.-]+:([ \t]|$)/;

function endingEarly(text: string, lines: LineIndex, { start, end, style }: ScalarToken, problem: YamlProblem) {
  const escape = style === 'single' ? "''" : '\\"';
  return {
    ...problem,
    message: message('yamlQuoteEnds', { line: lines.positionAt(start).line + 1, escape }),
    at: { start: end - 1, end },
    about: { start, end: lineEnd(text, problem.at.end) },
    related: [{ at: { start, end: start + 1 }, message: message('yamlQuoteBegins') }],
    fixes: escapingFix(text, start, end, escape),
  };
}

/** Escapes every lone quote up to the last one of the line, if a quoted text comes out that ends with it. */
function escapingFix(text: string, start: number, end: number, escape: string): readonly YamlFix[] {
  const quote = text.charAt(start);
  const line = text.slice(start, lineEnd(text, end));
  const closing = line.lastIndexOf(quote);
  const isOver = /^[ \t,}\]]*$/.test(line.slice(closing + 1)); // what closes collections around it may follow
  if (closing < end - start || !isOver || line.slice(end - start, closing).includes(' #')) return [];
  const lone = quote === "'" ? /''|'/g : /\\[^]|"/g;
  const edits = [...line.slice(1, closing).matchAll(lone)]
    .filter(([found]) => found === quote)
    .map(({ index }) => ({ at: { start: start + 1 + index, end: start + 2 + index }, text: escape }));
  const mended = line.slice(0, closing + 1).replace(lone, (found, at: number) => {
    return found === quote && at > 0 && at < closing ? escape : found;
  });
  return isQuoted(mended) ? [{ title: message('yamlFixDouble', { escape }), edits }] : [];
}

function isQuoted(text: string): boolean {
  const cursor = new Cursor(`${text}\0`);
  try {
    readQuoted(cursor, new ValueSink(cursor.text));
    return cursor.pos === text.length;
  } catch (error) {
    if (error instanceof YamlRefusal) return false;
    throw error;
  }
}
