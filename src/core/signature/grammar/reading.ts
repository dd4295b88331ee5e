import type { Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { JsonNode } from '../json/jsonNode.ts';
import type { JsonFix, SignatureCode, SignatureProblem } from '../problem.ts';

/** What is found while one part of a signature is read. */
export interface Reading {
  /** The JSON text. */
  readonly text: string;
  readonly problems: SignatureProblem[];
}

const longestShown = 30;

/** Something for which MLflow 3.17.2 refuses the signature. */
export function refuse(
  { problems }: Reading,
  code: SignatureCode,
  at: Span,
  message: Message,
  fixes: readonly JsonFix[] = [],
): undefined {
  problems.push({ code, isRefused: true, message, at, ...(fixes.length > 0 && { fixes }) });
}

/** Something that MLflow takes, though hardly as it was meant; `severity` where it is worse than others of its code. */
export function remark(
  { problems }: Reading,
  code: SignatureCode,
  at: Span,
  message: Message,
  fixes: readonly JsonFix[] = [],
  severity?: 'warning',
): void {
  problems.push({
    code,
    isRefused: false,
    message,
    at,
    ...(fixes.length > 0 && { fixes }),
    ...(severity && { severity }),
  });
}

/** A value as it is written. */
export function sourceOf({ text }: Reading, { span }: JsonNode): string {
  return text.slice(span.start, span.end);
}

/** A value as it is written, short enough for a message. */
export function written(reading: Reading, { span }: JsonNode): string {
  return shorten(reading.text.slice(span.start, Math.min(span.end, span.start + longestShown + 1)));
}

/** A text within a message. */
export function shorten(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
