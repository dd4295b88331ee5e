import { TrackingError, type TrackingFailure } from '../../src/core/tracking/trackingError.ts';

/** `before`: nothing was done; `after`: it was done, and only the answer is lost. */
export type FaultTime = 'before' | 'after';

interface Fault<Method> {
  readonly method: Method;
  readonly time: FaultTime;
  readonly error: unknown;
}

/** Failures that wait for their call. Each happens once, in the order they were set. */
export class Faults<Method extends PropertyKey> {
  readonly #waiting: Fault<Method>[] = [];
  /** Every call that was made, failed ones included. */
  readonly calls: { readonly method: Method; readonly args: readonly unknown[] }[] = [];

  fail(method: Method, time: FaultTime, error: unknown): void {
    this.#waiting.push({ method, time, error });
  }

  /** A call whose signal is aborted already is not made. */
  async run<T>(method: Method, args: readonly unknown[], signal: AbortSignal | undefined, act: () => T): Promise<T> {
    if (signal?.aborted) throw new TrackingError({ reason: 'cancelled', sent: 'no' });
    this.calls.push({ method, args });
    const at = this.#waiting.findIndex((fault) => fault.method === method);
    const [fault] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (fault?.time === 'before') throw fault.error;
    const result = act();
    if (fault) throw fault.error;
    return result;
  }

  argumentsOf(method: Method): (readonly unknown[])[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args);
  }
}

/** The connection broke after the request was sent. */
export function lostAnswer(): TrackingError {
  return new TrackingError({ reason: 'unreachable', sent: 'maybe', code: 'ECONNRESET' });
}

export function refused(failure: Partial<TrackingFailure> = {}): TrackingError {
  return new TrackingError({ reason: 'invalid', status: 400, sent: 'answered', ...failure });
}

export function notFound(): TrackingError {
  return refused({ reason: 'notFound', status: 404 });
}
