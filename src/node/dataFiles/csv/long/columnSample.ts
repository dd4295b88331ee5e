import type { Position } from '../../../../core/base/lineIndex.ts';
import type { Span } from '../../../../core/base/span.ts';
import type { CsvPart } from '../csvCells.ts';
import { inferCsv, type CsvColumn, type CsvInference } from '../csvColumn.ts';
import { isMissingSort, sortCount } from './cellSort.ts';

/** A cell that stands for others of its sort. */
export interface Sample {
  readonly sort: number;
  /** From zero; the header is no row. */
  readonly row: number;
  readonly text: string;
  readonly span: Span;
  readonly from: Position;
  readonly to: Position;
}

/** Samples of each sort that are kept of the whole column, as many as rows are told of. */
const earlyOnes = 4;

/**
 * What is kept of a column that is too long to be held: the first cells of each sort in the column, and the first of each sort in those of the
 * parts, which pandas infers on their own, that add a dtype or a sort to it. What is inferred from these, cast and refused, is what it would be
 * with all cells.
 */
export class ColumnSample {
  readonly samples: Sample[] = [];
  readonly parts: CsvPart[] = [];
  missing = 0;
  readonly #seen: Uint8Array; // how many early ones there are; and whether there is one in this part
  readonly #known = new Set<string>();
  #part: Sample[] = [];
  #isNew = false;

  constructor(sorts = sortCount) {
    this.#seen = new Uint8Array(sorts);
  }

  /** Whether some parts are texts and some are not. */
  isMixed(): boolean {
    const column = columnOfSamples(this.samples);
    const kinds = this.parts.map(({ from, to }) => inferCsv(column, from, to));
    return kinds.some(isText) && kinds.some((one) => !isText(one) && !one.isEmpty);
  }

  /** Counts a cell, and tells whether it is to be added. */
  wants(sort: number): boolean {
    if (isMissingSort(sort)) this.missing += 1;
    const seen = this.#seen[sort] ?? 0;
    return (seen & inPart) === 0 || (seen & countMask) < earlyOnes;
  }

  add(sample: Sample): void {
    const seen = this.#seen[sample.sort] ?? 0;
    const count = seen & countMask;
    if (count < earlyOnes) this.#isNew = true;
    this.#seen[sample.sort] = Math.min(count + 1, earlyOnes) | inPart;
    this.#part.push(sample);
  }

  /** All rows of a part were there. */
  closePart(): void {
    const part = this.#part;
    if (part.length === 0) return;
    for (const { sort } of part) this.#seen[sort] = (this.#seen[sort] ?? 0) & countMask;
    const { kind, isEmpty } = inferCsv(columnOfSamples(part), 0, part.length);
    const keys = [`${kind} ${isEmpty}`, ...part.map(({ sort }) => `${kind} ${sort}`)];
    if (this.#isNew || keys.some((key) => !this.#known.has(key))) {
      for (const key of keys) this.#known.add(key);
      const from = this.samples.length;
      this.samples.push(...part);
      this.parts.push({ from, to: this.samples.length });
    }
    this.#part = [];
    this.#isNew = false;
  }
}

function isText({ kind }: CsvInference): boolean {
  return kind === 'texts' || kind === 'numerals';
}

const inPart = 8;
const countMask = 7;

export function columnOfSamples(samples: readonly Sample[]): CsvColumn {
  return {
    rows: samples.length,
    text: (at) => samples[at]?.text ?? '',
    span: (at) => samples[at]?.span ?? nowhere,
  };
}

const nowhere: Span = { start: 0, end: 0 };
