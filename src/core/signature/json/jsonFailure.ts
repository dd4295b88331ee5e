/** Why Python's decoder stops, and where. */
export type JsonFailure =
  | { readonly kind: ExpectedPart; readonly offset: number; readonly open: Opened }
  | { readonly kind: StringFailure; readonly offset: number; readonly start: number }
  | { readonly kind: 'digits'; readonly offset: number; readonly end: number }
  | { readonly kind: 'depth'; readonly offset: number };

/** What stands at the offset is not this. */
export type ExpectedPart = 'value' | 'key' | 'colon' | 'comma' | 'end';

/** In a string that begins at `start`. */
export type StringFailure = 'unclosed-string' | 'control' | 'escape' | 'unicode';

/** The innermost bracket that is open at a failure. */
export type Opened = { readonly start: number; readonly bracket: '{' | '[' } | undefined;

/** A place in a text that the readers of its parts move on; `failure` is set where one of them cannot go on. */
export interface Cursor {
  readonly text: string;
  at: number;
  failure: JsonFailure | undefined;
}
