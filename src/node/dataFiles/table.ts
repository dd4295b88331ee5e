import type { Span } from '../../core/base/span.ts';
import type { Frame } from '../../core/signature/enforce/pandas/frame.ts';

/** What a data file became, or why pandas makes no table of it. Only plain data: whoever reads tables may be bundled on its own. */
export type TableRead =
  | { readonly kind: 'table'; readonly frame: Frame }
  | { readonly kind: 'refused'; readonly faults: readonly TableFault[] };

/** Where, and what is wrong. */
export interface TableFault {
  readonly fault: Fault;
  readonly at: Span;
  /** Which of the columns with a name it is about: fields that a short row lacks have one place. */
  readonly column?: number;
}

export type Fault =
  /** No header: the file has no line with anything in it. */
  | { readonly kind: 'empty' }
  /** A quoted text that goes on to the end of the file. */
  | { readonly kind: 'quote' }
  | { readonly kind: 'fields'; readonly expected: number; readonly actual: number }
  /** The scoring server reads CSV only for columns of plain types. */
  | { readonly kind: 'schema'; readonly holds: 'tensors' | 'nested' | 'names' }
  /** pandas reads no times where it is told to expect them. */
  | { readonly kind: 'times'; readonly name: string }
  | { readonly kind: 'missing'; readonly type: string }
  | { readonly kind: 'cast'; readonly text: string; readonly type: string }
  /** Whole numbers that no 64 bits hold together. */
  | { readonly kind: 'range'; readonly text: string; readonly type: string }
  | { readonly kind: 'parquet'; readonly reason: string };
