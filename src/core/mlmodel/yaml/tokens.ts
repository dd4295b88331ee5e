import type { Span } from '../../base/span.ts';
import type { ScalarStyle } from './node.ts';
import type { YamlRefusal } from './problem.ts';

/** Signs that carry nothing but their place. */
export type SignKind =
  | 'streamEnd'
  | 'documentStart'
  | 'documentEnd'
  | 'blockSequence'
  | 'blockMapping'
  | 'blockEnd'
  | 'entry'
  | 'key'
  | 'value'
  | 'flowSequence'
  | 'flowSequenceEnd'
  | 'flowMapping'
  | 'flowMappingEnd'
  | 'comma';

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface SignToken extends Placed {
  readonly kind: SignKind;
}

export interface ScalarToken extends Placed {
  readonly kind: 'scalar';
  readonly value: string;
  readonly style: ScalarStyle;
  readonly sourceOf: (index: number) => Span;
}

export interface NameToken extends Placed {
  readonly kind: 'anchor' | 'alias';
  readonly name: string;
}

export interface TagToken extends Placed {
  readonly kind: 'tag';
  /** Undefined for `!<uri>` and for `!` alone. */
  readonly handle: string | undefined;
  readonly suffix: string;
}

export type Directive =
  | { readonly kind: 'version'; readonly major: number }
  | { readonly kind: 'tag'; readonly handle: string; readonly prefix: string }
  | { readonly kind: 'other' };

export interface DirectiveToken extends Placed {
  readonly kind: 'directive';
  readonly directive: Directive;
}

/** Here the text cannot be cut any further. Told only when nothing before it is wrong. */
export interface RefusalToken extends Placed {
  readonly kind: 'refusal';
  readonly refusal: YamlRefusal;
}

export type Token = SignToken | ScalarToken | NameToken | TagToken | DirectiveToken | RefusalToken;
