import type { Position } from '../core/base/lineIndex.ts';
import { lineIndex, type LineIndex } from '../core/base/lineIndex.ts';
import type { Span } from '../core/base/span.ts';
import type { Severity } from '../core/mlmodel/rule.ts';

/** Something that is told about a file, in English. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** In the text of the file. */
  readonly at: Span;
  /** What the first fix would do, where there is one. */
  readonly fix?: string;
}

/** All that is told about one file. */
export interface FileReport {
  /** As it is told, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Of a text that is too long to be held, which is '' then. */
  readonly lines?: LineIndex;
  readonly findings: readonly Finding[];
}

export interface Summary {
  /** The models that were checked. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  /** Of severity information. */
  readonly notes: number;
  readonly hints: number;
}

/** Writes findings in one format, file by file. */
export interface Reporter {
  begin(): Promise<void>;
  file(report: FileReport): Promise<void>;
  end(summary: Summary): Promise<void>;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** As editors count, which do not show a byte order mark. */
export function rangeOf(lines: LineIndex, { start, end }: Span): Range {
  const shift = lines.lineText(0).startsWith('\ufeff') ? 1 : 0;
  const place = (offset: number): Position => {
    const { line, character } = lines.positionAt(offset);
    return { line, character: line === 0 ? Math.max(character - shift, 0) : character };
  };
  return { start: place(start), end: place(Math.max(start, end)) };
}

/** Counts what is reported. */
export class Tally {
  #files = 0;
  #errors = 0;
  #warnings = 0;
  #notes = 0;
  #hints = 0;

  countFile(): void {
    this.#files++;
  }

  count(findings: readonly Finding[]): void {
    for (const { severity } of findings) {
      if (severity === 'error') this.#errors++;
      else if (severity === 'warning') this.#warnings++;
      else if (severity === 'information') this.#notes++;
      else this.#hints++;
    }
  }

  get summary(): Summary {
    return {
      files: this.#files,
      errors: this.#errors,
      warnings: this.#warnings,
      notes: this.#notes,
      hints: this.#hints,
    };
  }
}

/** The index of the text of a report, made when the first finding needs it. */
export function lazyLines({ text, lines }: Pick<FileReport, 'text' | 'lines'>): () => LineIndex {
  let made = lines;
  return () => (made ??= lineIndex(text));
}
