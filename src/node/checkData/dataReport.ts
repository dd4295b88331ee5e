import type { Position } from '../../core/base/lineIndex.ts';
import type { Message } from '../../core/base/message.ts';
import type { DataMode } from './judgeJson.ts';

/** What MLflow says to data, as plain JSON that goes from one thread to another. */
export interface DataReport {
  readonly source: SourceReport;
  readonly ways: Readonly<Record<DataMode, WayReport>>;
  /** Those of the signature in its order, then those that only the data have. */
  readonly columns: readonly ColumnReport[];
}

export interface SourceReport {
  readonly format: 'csv' | 'parquet' | 'json' | 'lines';
  /** The key under which the scoring server gets the data; '' for a table that is sent as it is. */
  readonly envelope: string;
  readonly bytes: number;
  /** Undefined: the data are no table. */
  readonly size?: { readonly rows: number; readonly columns: number };
}

export interface WayReport {
  readonly isAccepted: boolean;
  readonly count: number;
  /** The first few, in the order in which they are found. */
  readonly problems: readonly PlacedProblem[];
}

export interface PlacedProblem {
  readonly message: Message;
  readonly column?: string;
  /** From one. */
  readonly row?: number;
  readonly at?: Position;
}

/** `changed`: the scoring server takes the values, but makes others of them. `unknown`: it stops before it gets there. */
export type ColumnOutcome = 'accepted' | 'refused' | 'changed' | 'ignored' | 'unknown';

export interface ColumnReport {
  readonly name: string;
  /** The index among the inputs of the signature; undefined: only the data have it. */
  readonly spec?: number;
  /** `long`, `array<object>`, `float32 (-1, 28)`; undefined: not in the signature. */
  readonly declared?: string;
  readonly isRequired: boolean;
  /** Undefined: it is not in the data, or they cannot be seen as columns. */
  readonly found?: { readonly type: string; readonly empty: number };
  /** Whether the data are known not to have it. */
  readonly isAbsent: boolean;
  readonly outcomes: Readonly<Record<DataMode, ColumnOutcome>>;
  readonly reasons: Readonly<Record<DataMode, readonly Message[]>>;
  /** From one. */
  readonly firstRow?: number;
  /** The first rows whose value is alone refused or changed. */
  readonly rows: readonly RowReport[];
  /** A type that both ways would take; undefined where there is none, or nothing is refused. */
  readonly betterType?: string;
}

export interface RowReport {
  /** From one. */
  readonly row: number;
  /** As it is written, cut; '' for none. */
  readonly value: string;
  readonly message: Message;
  readonly mode: DataMode;
  readonly isChange: boolean;
  readonly at?: Position;
}
