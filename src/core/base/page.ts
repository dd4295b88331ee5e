/** One page of an answer; `next` is absent on the last one. Tokens are opaque. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}
