import type { Message } from '../base/message.ts';
import type { Span } from '../base/span.ts';
import type { MlmodelDocument } from './document.ts';
import type { Siblings } from './siblings.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a rule looks at. */
export interface Subject {
  readonly document: MlmodelDocument;
  readonly siblings: Siblings;
  /** What the active connection says of the ids in the file; undefined when there is none. */
  readonly known?: KnownIds;
  /** The present time as MLflow writes it, `2026-01-02 03:04:05.000006`, for a fix that needs one. */
  readonly now?: string;
}

/** Whether ids are on the tracking server: undefined where it was not asked or did not answer. */
export interface KnownIds {
  readonly run?: boolean;
  readonly model?: boolean;
}

export interface TextEdit {
  readonly at: Span;
  readonly text: string;
}

/** A minimal change of one file that mends a finding. */
export interface Fix {
  readonly title: Message;
  /** Safe enough to be applied without looking. */
  readonly isPreferred: boolean;
  /** The file that is changed; the one that the finding is in when left out. */
  readonly file?: string;
  readonly edits: readonly TextEdit[];
}

/** One thing that a rule found. */
export interface Found {
  /** `MLmodel`, or the sibling that it is in. */
  readonly file?: string;
  readonly at: Span;
  readonly message: Message;
  readonly fixes?: readonly Fix[];
  /** Other places that belong to it. */
  readonly related?: readonly { readonly file?: string; readonly at: Span; readonly message: Message }[];
  /** How an editor may draw it besides the squiggle. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Where one code covers what MLflow refuses and what it lets pass. */
  readonly severity?: Severity;
}

/** For a person who looks the code up: Markdown, in English. */
export interface RuleDocs {
  readonly cause: string;
  readonly example: string;
  readonly cure: string;
}

export interface Rule<Code extends string = string> {
  readonly code: Code;
  /** Error when MLflow 3.17 refuses the file for it, less when it lets it pass. */
  readonly severity: Severity;
  readonly docs: RuleDocs;
  /** Asked only when nothing else is an error: MLflow does not get to it before the model loads. */
  readonly needsLoadedModel?: true;
  /** Never throws; finds everything of its kind, in the order of the text. */
  check(subject: Subject): Iterable<Found>;
}

/** What a rule answers that can see at once that it has nothing to say: most of them, of most files. */
export const nothingFound: readonly Found[] = [];

/** Keeps the code as a literal, so that the table knows all codes by type. */
export function rule<const Code extends string>(definition: Rule<Code>): Rule<Code> {
  return definition;
}
