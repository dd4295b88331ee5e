import type { Frame } from './pandas/frame.ts';
import type { SparseMatrix } from './sparse.ts';
import type { Value } from './value.ts';

/** What a model is given. */
export type Data = Value | Frame | SparseMatrix;
