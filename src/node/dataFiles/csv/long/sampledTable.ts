import type { Span } from '../../../../core/base/span.ts';
import type { ColumnName } from '../columnNames.ts';
import type { CsvPlace, CsvTable, SeenColumn } from '../readCsv.ts';
import { columnOfSamples, type ColumnSample } from './columnSample.ts';

/** A table that is known by samples of its columns. */
export class SampledTable implements CsvTable {
  readonly names: readonly ColumnName[];
  readonly header: readonly Span[];
  readonly width: number;
  readonly rows: number;
  readonly leading: number;
  readonly #columns: readonly ColumnSample[];
  #places: ReadonlyMap<number, CsvPlace> | undefined;

  constructor(names: readonly ColumnName[], header: readonly Span[], columns: readonly ColumnSample[], rows: number) {
    this.names = names;
    this.header = header;
    this.width = columns.length;
    this.rows = rows;
    this.leading = columns.length - names.length;
    this.#columns = columns;
  }

  column(at: number): SeenColumn {
    const column = this.#columns[at];
    const samples = column?.samples ?? [];
    return {
      ...columnOfSamples(samples),
      parts: column?.parts ?? [],
      rowOf: (place) => samples[place]?.row ?? 0,
      countMissing: () => column?.missing ?? 0,
    };
  }

  placeOf({ start }: Span): CsvPlace | undefined {
    this.#places ??= new Map(
      this.#columns.flatMap(({ samples }, column) =>
        samples.map(({ span, row }) => [span.start, { column, row }] as const),
      ),
    );
    return this.#places.get(start);
  }
}
