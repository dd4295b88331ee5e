/** Loads the next page of the list it stands at the end of. */
export interface MoreNode {
  readonly kind: 'more';
  readonly list: string;
  readonly shown: number;
  readonly loading: boolean;
}

export interface EmptyNode {
  readonly kind: 'empty';
  readonly list: string;
  readonly text: string;
}

/** A failed read is a row, not a toast. `since` is when the rows above it were read, if there are any. */
export interface ErrorNode {
  readonly kind: 'error';
  readonly list: string;
  readonly what: string;
  readonly error: unknown;
  readonly since: number | undefined;
}
