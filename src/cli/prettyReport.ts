import type { Severity } from '../core/mlmodel/rule.ts';
import { excerpt } from './excerpt.ts';
import { lazyLines, rangeOf, type FileReport, type Finding, type Reporter, type Summary } from './finding.ts';
import type { LineIndex } from '../core/base/lineIndex.ts';
import type { Output } from './io.ts';
import { shown } from './terminalText.ts';

export interface PrettyOptions {
  readonly hasColors: boolean;
  /** Whether hints are shown; else only how many there are. */
  readonly hasHints: boolean;
  /** The last line. */
  readonly closing: (summary: Summary) => string;
}

/** For people: each finding with its line of the file and the range underlined, and at the end how many there are. */
export function prettyReporter(out: Output, { hasColors, hasHints, closing }: PrettyOptions): Reporter {
  const isShown = ({ severity }: Finding): boolean => hasHints || severity !== 'hint';
  const paint = hasColors ? painted : plain;
  return {
    begin: async () => {},
    async file(report) {
      const lines = lazyLines(report);
      for (const finding of report.findings.filter(isShown))
        await out.write(`${lined(report, finding, lines(), paint)}\n\n`);
    },
    end: (summary) => {
      const { hints } = summary;
      if (hasHints || hints === 0) return out.write(`${closing(summary)}\n`);
      const hidden = `${counted(hints, 'hint')} ${hints === 1 ? 'is' : 'are'} hidden: --all shows ${hints === 1 ? 'it' : 'them'}`;
      return out.write(`${closing({ ...summary, hints: 0 })}; ${hidden}\n`);
    },
  };
}

type Paint = (text: string, colour: Colour) => string;

const codes = { red: 31, yellow: 33, blue: 34, cyan: 36, dim: 2, bold: 1 } as const;
type Colour = keyof typeof codes;

const colours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'cyan',
};

const painted: Paint = (text, colour) => `\u001b[${codes[colour]}m${text}\u001b[0m`;
const plain: Paint = (text) => text;

function lined(
  { path, text }: FileReport,
  { code, severity, message, at, fix }: Finding,
  lines: LineIndex,
  paint: Paint,
): string {
  const { start } = rangeOf(lines, at);
  const place = paint(`${shown(path)}:${start.line + 1}:${start.character + 1}`, 'bold');
  const told = `${place} ${paint(severity, colours[severity])} ${code}\n  ${shown(message)}`;
  const mended = fix === undefined ? '' : `\n  ${paint('fix:', 'dim')} ${shown(fix)}`;
  if (text === '') return told + mended;
  const { lineNumber, source, underline } = excerpt(lines, at);
  const gutter = String(lineNumber);
  const bar = paint('|', 'dim');
  const carets = paint(underline, colours[severity]);
  return `${told}\n${paint(gutter, 'dim')} ${bar} ${source}\n${' '.repeat(gutter.length)} ${bar} ${carets}${mended}`;
}

/** `2 errors, 1 warning`; undefined where nothing was found. */
export function counts({ errors, warnings, notes, hints }: Summary): string | undefined {
  const parts = [
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    counted(notes, 'note'),
    counted(hints, 'hint'),
  ];
  const found = parts.filter((part) => !part.startsWith('0 '));
  return found.length === 0 ? undefined : found.join(', ');
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
