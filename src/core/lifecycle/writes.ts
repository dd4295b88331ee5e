import { TrackingError } from '../tracking/trackingError.ts';
import { systemClock, type Clock } from './clock.ts';

/**
 * Whether a failed write can have been done all the same: the connection broke after it was sent, or something between us and MLflow gave
 * up waiting. Such a write is never sent again; its effect is read back.
 */
export function mayHaveHappened(error: unknown): error is TrackingError {
  if (!(error instanceof TrackingError)) return false;
  const { sent, status = 0 } = error.failure;
  return sent === 'maybe' || status >= 500;
}

/** A gateway says these for itself, and not what became of the request. */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** Whether the server may be at work on a write that we no longer wait for: then its effect can come after we looked. */
export function mayStillHappen({ failure }: TrackingError): boolean {
  const { reason, status = 0, errorCode, code } = failure;
  if (reason === 'timeout' || reason === 'cancelled') return true;
  const refusedByMlflow = errorCode !== undefined || code === 'disabled' || reason === 'registryMissing';
  return gatewayStatuses.has(status) && !refusedByMlflow;
}

/** The truth about a write that may have happened could not be found out. */
export function unknownOutcome(error: TrackingError): TrackingError {
  return new TrackingError({ ...error.failure, reason: 'unknownOutcome' }, error);
}

/** The truth was found out: it did not happen. */
export function didNotHappen(error: TrackingError): TrackingError {
  return new TrackingError({ ...error.failure, readBack: 'notDone' }, error);
}

/** How long a server is given to finish a write whose answer nobody waits for any more, and how often it is looked for. */
const patience = 5000;
const betweenLooks = 500;

/**
 * Sends a write once. When its answer is lost, `find` reads what it should have left behind, and hears when the write began. What it finds
 * is the result; nothing is proof that the write was not done, unless the server may still be at it; a failure of `find` proves nothing.
 * The reading has a time of its own, because the write may have failed by the caller's cancellation.
 */
export async function sendOnce<T>(
  send: () => Promise<T>,
  find: (began: number) => Promise<T | undefined>,
  clock: Clock = systemClock,
): Promise<T> {
  const began = clock.now();
  try {
    return await send();
  } catch (error) {
    if (!mayHaveHappened(error)) throw error;
    const pending = mayStillHappen(error);
    const look = (): Promise<T | undefined> => find(began);
    const found = await (pending ? lookLonger(look, clock) : look()).catch(() => {
      throw unknownOutcome(error);
    });
    if (found === undefined) throw pending ? unknownOutcome(error) : didNotHappen(error);
    return found;
  }
}

/** A read that fails meanwhile is not the last one; after the last one it no longer matters why nothing was seen. */
async function lookLonger<T>(look: () => Promise<T | undefined>, clock: Clock): Promise<T | undefined> {
  const began = clock.now();
  for (let looks = 0; ; looks++) {
    const found = await look().catch(() => undefined);
    if (found !== undefined || looks >= patience / betweenLooks || clock.now() - began >= patience) return found;
    await clock.wait(betweenLooks);
  }
}

/** Of clocks that are told the time by a server: more than that, and one of them is wrong. */
const clockSlack = 60_000;

/**
 * The thing that a creation left behind. One that is older than the request is somebody else's, or a clock is wrong: then nobody knows, and
 * this throws.
 */
export function madeSince<T extends { readonly created: number | undefined }>(
  found: T | undefined,
  began: number,
): T | undefined {
  if (found === undefined || (found.created ?? 0) >= began - clockSlack) return found;
  throw new Error('it may have been there before');
}
