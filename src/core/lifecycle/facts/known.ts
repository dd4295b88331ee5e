import { message, type Message } from '../../base/message.ts';
import { errorText } from '../../tracking/errorText.ts';
import { isReason, TrackingError } from '../../tracking/trackingError.ts';
import type { Known } from './versionFacts.ts';

/** What comes of a question: `notFound` is certain, any other failure leaves it open. @throws TrackingError `cancelled`, nothing else */
export async function knownOf<T>(asked: Promise<T>, gone: Message, signal: AbortSignal): Promise<Known<T>> {
  try {
    return { kind: 'known', value: await asked };
  } catch (error) {
    return isReason(error, 'notFound') ? { kind: 'absent', why: gone } : unknownFor(error, signal);
  }
}

/** @throws TrackingError `cancelled` when that is why */
export function unknownFor(error: unknown, signal: AbortSignal): Extract<Known<never>, { readonly kind: 'unknown' }> {
  if (isReason(error, 'cancelled')) throw error;
  if (signal.aborted) throw new TrackingError({ reason: 'cancelled' }, error);
  const why = error instanceof TrackingError ? errorText(error.failure).cause : message('factNotUnderstood');
  return { kind: 'unknown', why };
}

/** The same for something that depends on what is not known. */
export function withoutValue(known: Exclude<Known<unknown>, { readonly kind: 'known' }>): Known<never> {
  return { kind: known.kind, why: known.why };
}
