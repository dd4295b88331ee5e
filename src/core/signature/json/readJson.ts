import type { Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import { explainFailure } from './explainFailure.ts';
import type { JsonFailure } from './jsonFailure.ts';
import type { JsonNode } from './jsonNode.ts';
import { parseStrict } from './strictJson.ts';
import { parseTolerant } from './tolerantJson.ts';

export interface ReadJsonOptions {
  /** For bytes, of which Python takes a byte order mark off (`utf-8-sig`); a str that begins with one is refused. */
  readonly allowBom?: boolean;
}

export interface JsonRead {
  /** Also of a refused text as much as can be understood. */
  readonly root: JsonNode | undefined;
  readonly problems: readonly JsonProblem[];
  /** True exactly when `json.loads` of Python 3.11 raises. */
  readonly isRefused: boolean;
}

export interface JsonProblem {
  readonly message: Message;
  /** What a person has to look at. */
  readonly at: Span;
  /** Where Python's decoder stops. */
  readonly offset: number;
  /** From here on it is a guess what the text means: a quote that is missing shows only where the next one is. */
  readonly doubtfulFrom: number;
}

/** Decides exactly as `json.loads(text)` of Python 3.11. Never throws and never recurses. */
export function readJson(text: string, { allowBom = false }: ReadJsonOptions = {}): JsonRead {
  const strict = parseStrict(text, allowBom && text.startsWith('\ufeff') ? 1 : 0);
  if (strict.kind === 'read') return { root: strict.root, problems: [], isRefused: false };
  const { failure } = strict;
  const { offset } = failure;
  const problem = { ...explainFailure(text, failure), offset, doubtfulFrom: doubtfulFrom(text, failure) };
  return { root: parseTolerant(text), problems: [problem], isRefused: true };
}

/** The part that the failure is in, if that is not the whole. */
function doubtfulFrom(text: string, failure: JsonFailure): number {
  if ('start' in failure) return failure.start;
  const start = 'open' in failure ? failure.open?.start : undefined;
  return start === undefined || text.slice(0, start).trim() === '' ? failure.offset : start;
}
