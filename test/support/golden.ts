import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Siblings } from '../../src/core/mlmodel/siblings.ts';
import { siblingsOf } from './conformance.ts';
import { folder, type Files } from './ruleCheck.ts';

/** A place that was marked by hand. */
export interface GoldenMark {
  readonly code: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface GoldenCase {
  /** The file of cases that it stands in. */
  readonly source: string;
  readonly title: string;
  readonly files: Files;
  readonly siblings: Siblings;
  readonly hasUnknownIds: boolean;
  readonly marks: readonly GoldenMark[];
}

const home = path.join(import.meta.dirname, '../fixtures/golden');

/** The cases of `test/fixtures/golden`, whose README says how they are written. */
export function goldenCases(): readonly GoldenCase[] {
  return readdirSync(home)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((source) =>
      readFileSync(path.join(home, source), 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map((text) => readCase(source, text)),
    );
}

/** `title (flag, flag)` on the first line, the files below. */
function readCase(source: string, text: string): GoldenCase {
  const [, title = '', list = ''] = /^(.*?)(?: \(([^()]*)\))?$/m.exec(text) ?? [];
  const flags = new Set(list.split(', '));
  const [own = '', ...others] = text.slice(text.indexOf('\n') + 1).split(/^--- (?=\S)/m);
  const model = flags.has('rest') ? withRest(trimmed(own)) : trimmed(own);
  const lineEnd = flags.has('crlf') ? '\r\n' : flags.has('cr') ? '\r' : '\n';
  const marked = [['MLmodel', model], ...others.map((other) => namedFile(other))].map(([name = '', written = '']) => ({
    name,
    ...readMarks(name, written.replaceAll('\n', lineEnd)),
  }));
  const files = Object.fromEntries(marked.map(({ name, text: plain }) => [name, plain]));
  return {
    source,
    title,
    files,
    siblings: flags.has('whole') ? folder(files) : siblingsOf(files),
    hasUnknownIds: flags.has('unknown ids'),
    marks: marked.flatMap(({ marks }) => marks),
  };
}

function namedFile(text: string): readonly [string, string] {
  const end = text.indexOf('\n');
  return [text.slice(0, end).trim(), trimmed(text.slice(end + 1))];
}

/** The empty line before the next header is none of the file. */
function trimmed(text: string): string {
  const kept = text.replace(/\n+$/, '');
  return kept === '' ? '' : `${kept}\n`;
}

/** With the top-level keys of `rest.yaml` that the text does not have itself. */
function withRest(text: string): string {
  const entries = readFileSync(path.join(home, 'rest.yaml'), 'utf8').split(/^(?=\w)/m);
  const plain = text.replaceAll(/‹[^›]*›|[«»]/g, '');
  const missing = entries.filter((entry) => !new RegExp(`^${entry.split(':')[0]}\\b`, 'm').test(plain));
  return text + missing.join('');
}

/** Takes the marks out of a text. */
function readMarks(file: string, written: string): { readonly text: string; readonly marks: readonly GoldenMark[] } {
  const open: number[] = [];
  const marks: GoldenMark[] = [];
  let text = '';
  let at = 0;
  for (const match of written.matchAll(/«|»‹([\w -]+)›|‹U\+([0-9A-F]+)›|‹(\d+)×(.)›|‹end›/gu)) {
    const [sign, codes, point, times, repeated] = match;
    text += written.slice(at, match.index);
    at = match.index + sign.length;
    if (sign === '«') open.push(text.length);
    else if (sign === '‹end›') return { text, marks };
    else if (point !== undefined) text += String.fromCodePoint(Number.parseInt(point, 16));
    else if (repeated !== undefined) text += repeated.repeat(Number(times));
    else {
      const start = open.pop();
      if (start === undefined) throw new Error(`${file}: a mark ends that never began: ${sign}`);
      for (const code of (codes ?? '').split(' ')) marks.push({ code, file, start, end: text.length });
    }
  }
  text += written.slice(at);
  if (open.length > 0 || /[«»‹›]/.test(text)) throw new Error(`${file}: a mark is not written well: ${text}`);
  return { text, marks };
}
