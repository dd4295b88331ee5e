import type { LineIndex, Position } from '../../../../core/base/lineIndex.ts';
import type { Span } from '../../../../core/base/span.ts';
import type { Fault, TableFault } from '../../table.ts';
import { columnNames } from '../columnNames.ts';
import type { CsvTable } from '../readCsv.ts';
import { fieldText, lineFrom } from '../tokenizeCsv.ts';
import { sortCount, timeKinds, sortOfField, sortOfText } from './cellSort.ts';
import { ColumnSample, type Sample } from './columnSample.ts';
import { CsvRecord } from './csvRecord.ts';
import { LineCount } from './lineCount.ts';
import { keptLines, type KeptPlace } from './keptLines.ts';
import { SampledTable } from './sampledTable.ts';

/** A record does not fit into memory. */
export class LongRecord extends Error {}

/** In characters: a longer record is not held. */
const mostOfRecord = 64 * 1024 * 1024;
/** In characters: the rest of a longer cell counts for nothing. */
const mostOfCell = 1024 * 1024;

/** Columns of which cells are also told apart by what times they are. */
export interface TimeColumns {
  readonly columns: ReadonlySet<number>;
  timeOf(text: string): number;
}

/** Takes a CSV text part by part, and keeps of it what its table is known by. */
export class LongCsvReader {
  readonly #partRows: (width: number) => number;
  readonly #times: TimeColumns | undefined;
  readonly #record = new CsvRecord();
  readonly #count = new LineCount();
  readonly #places: KeptPlace[] = [];
  readonly #faults: TableFault[] = [];
  #text = '';
  /** What is to be looked at with it. */
  #more = '';
  /** Of the text at hand in the whole. */
  #base = 0;
  #hasMark = false;
  #header: Span[] = [];
  #names: string[] = [];
  #columns: ColumnSample[] = [];
  #rows = 0;
  #perPart = 1;
  #inPart = 0;
  /** A quoted field that is longer than a record may be: what it ends with. */
  #openQuote: { readonly isAfterQuote: boolean; readonly fault: TableFault } | undefined;

  constructor(partRows: (width: number) => number, times: TimeColumns | undefined) {
    this.#partRows = partRows;
    this.#times = times;
  }

  push(text: string): void {
    if (this.#faults.length > 0) return;
    if (this.#openQuote) {
      this.#seekQuote(text);
      return;
    }
    this.#more += text;
    const [before, more] = [this.#text.length, this.#more.length];
    // a long record is not split anew with every part of it
    if (more >= before || before + more > mostOfRecord) this.#take(false);
  }

  end(): void {
    if (this.#openQuote) this.#faults.push(this.#openQuote.fault);
    if (this.#faults.length > 0) return;
    this.#take(true);
    for (const column of this.#columns) column.closePart();
    if (this.#faults.length === 0 && this.#header.length === 0)
      this.#faults.push({ fault: { kind: 'empty' }, at: nowhere });
  }

  /** Undefined where there are faults. */
  get table(): CsvTable | undefined {
    if (this.#faults.length > 0) return undefined;
    const columns = this.#columns.length > 0 ? this.#columns : this.#header.map(() => new ColumnSample());
    return new SampledTable(columnNames(this.#names), this.#header, columns, this.#rows);
  }

  /** Columns of which some parts are texts and some are not. */
  get mixed(): ReadonlySet<number> {
    return new Set(this.#columns.flatMap((column, at) => (column.isMixed() ? [at] : [])));
  }

  get faults(): readonly TableFault[] {
    return this.#faults;
  }

  get lines(): LineIndex {
    return keptLines(this.#places, this.#columns, this.#hasMark);
  }

  #take(isLast: boolean): void {
    const text = this.#text + this.#more;
    this.#more = '';
    const record = this.#record;
    if (this.#base === 0 && text.startsWith('\ufeff')) this.#hasMark = true;
    let from = this.#base === 0 && this.#hasMark ? 1 : 0;
    this.#count.begin(text, this.#base);
    for (;;) {
      const read = record.read(text, from, isLast);
      if (read !== 'record') {
        this.#stop(text, read, isLast);
        break;
      }
      if (!this.#takeRecord(text)) return;
      from = record.next;
    }
  }

  /** No record is whole any more. */
  #stop(text: string, read: 'open' | 'quote' | 'none', isLast: boolean): void {
    const { from, end } = this.#record;
    if (isLast && read === 'quote') {
      this.#refuse({ kind: 'quote' }, this.#placed(lineFrom(text, end)));
      return;
    }
    if (isLast) return;
    const left = text.length - from;
    if (left > mostOfRecord) {
      if (read !== 'quote') throw tooLong();
      const at = this.#placed(lineFrom(text, end));
      this.#note(at);
      this.#openQuote = { isAfterQuote: false, fault: { fault: { kind: 'quote' }, at } };
      this.#text = '';
      return;
    }
    const gone = from === 1 && this.#hasMark && this.#base === 0 ? 0 : from; // the mark stays until what follows is read
    this.#count.leave(this.#base + gone);
    this.#base += gone;
    this.#text = text.slice(gone);
  }

  /** Whether the field goes on to the end: then that is what is wrong, and else the record is too long to be held. */
  #seekQuote(text: string): void {
    const open = this.#openQuote;
    if (open === undefined) return;
    let at = 0;
    if (open.isAfterQuote) {
      if (!text.startsWith('"')) throw tooLong();
      at = 1;
    }
    for (;;) {
      const quote = text.indexOf('"', at);
      const isAtEnd = quote === text.length - 1 && quote >= 0;
      if (quote < 0 || isAtEnd) {
        this.#openQuote = { ...open, isAfterQuote: isAtEnd };
        return;
      }
      if (text.charCodeAt(quote + 1) !== 0x22) throw tooLong();
      at = quote + 2;
    }
  }

  /** Whether it goes on. */
  #takeRecord(text: string): boolean {
    const { count, end } = this.#record;
    if (this.#header.length === 0) {
      this.#takeHeader(text);
      return true;
    }
    if (this.#rows === 0) this.#begin(Math.max(count, this.#header.length));
    const width = this.#columns.length;
    if (count > width) {
      const start = this.#record.stop(width - 1);
      this.#refuse({ kind: 'fields', expected: width, actual: count }, this.#placed({ start, end }));
      return false;
    }
    for (let at = 0; at < width; at += 1) this.#takeCell(text, at);
    this.#rows += 1;
    this.#inPart += 1;
    if (this.#inPart === this.#perPart) {
      for (const column of this.#columns) column.closePart();
      this.#inPart = 0;
    }
    return true;
  }

  #takeHeader(text: string): void {
    for (let at = 0; at < this.#record.count; at += 1) {
      const span = { start: this.#record.start(at), end: this.#record.stop(at) };
      const placed = this.#placed(span);
      this.#note(placed);
      this.#header.push(placed);
      this.#names.push(detached(fieldText(text, span)));
    }
  }

  #begin(width: number): void {
    this.#columns = Array.from(
      { length: width },
      (_, at) => new ColumnSample(this.#times?.columns.has(at) ? sortCount * timeKinds : sortCount),
    );
    this.#perPart = this.#partRows(width);
  }

  #takeCell(text: string, at: number): void {
    const record = this.#record;
    const column = this.#columns[at];
    const isThere = at < record.count;
    const start = isThere ? record.start(at) : record.end;
    const stop = isThere ? record.stop(at) : record.end;
    const isQuoted = start < stop && text.charCodeAt(start) === 0x22;
    let sort = isQuoted ? sortOfText(fieldText(text, { start, end: stop })) : sortOfField(text, start, stop);
    if (this.#times?.columns.has(at)) sort += sortCount * this.#times.timeOf(fieldText(text, { start, end: stop }));
    if (!column?.wants(sort)) return;
    const span = this.#placed({ start, end: stop });
    column.add({
      sort,
      row: this.#rows,
      text: detached(fieldText(text, { start, end: stop })),
      span,
      from: this.#count.positionAt(span.start),
      to: this.#count.positionAt(span.end),
    } satisfies Sample);
  }

  #refuse(fault: Fault, at: Span): void {
    this.#note(at);
    this.#faults.push({ fault, at });
  }

  #placed({ start, end }: Span): Span {
    return { start: this.#base + start, end: this.#base + end };
  }

  #note({ start, end }: Span): void {
    this.#keep(start, this.#count.positionAt(start));
    this.#keep(end, this.#count.positionAt(end));
  }

  #keep(offset: number, position: Position): void {
    this.#places.push({ offset, position });
  }
}

const nowhere: Span = { start: 0, end: 0 };

function tooLong(): LongRecord {
  return new LongRecord(`it has a row of more than ${mostOfRecord / 1024 / 1024} million characters`);
}

/** Engines hold a text whole as long as they hold a part of it. */
function detached(text: string): string {
  const kept = text.length > mostOfCell ? `${text.slice(0, mostOfCell)}…` : text;
  return kept.length < 13 ? kept : Buffer.from(kept, 'utf16le').toString('utf16le');
}
