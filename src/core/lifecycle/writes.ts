import { TrackingError } from '../tracking/trackingError.ts';

/**
 * Whether a failed write can have been done all the same: the connection broke after it was sent, or something between us and MLflow gave
 * up waiting. Such a write is never sent again; its effect is read back.
 */
export function mayHaveHappened(error: unknown): error is TrackingError {
  if (!(error instanceof TrackingError)) return false;
  const { sent, status = 0 } = error.failure;
  return sent === 'maybe' || status >= 500;
}

/** The truth about a write that may have happened could not be found out. */
export function unknownOutcome(error: TrackingError): TrackingError {
  return new TrackingError({ ...error.failure, reason: 'unknownOutcome' }, error);
}

/** The truth was found out: it did not happen. */
export function didNotHappen(error: TrackingError): TrackingError {
  return new TrackingError({ ...error.failure, readBack: 'notDone' }, error);
}

/**
 * Sends a write once. When its answer is lost, `find` reads what it should have left behind: that is the result, or it did not happen. The
 * reading has a time of its own, because the write may have failed by the caller's cancellation.
 */
export async function sendOnce<T>(send: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!mayHaveHappened(error)) throw error;
    const found = await find().catch(() => {
      throw unknownOutcome(error);
    });
    if (found === undefined) throw didNotHappen(error);
    return found;
  }
}
