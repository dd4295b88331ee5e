/** Settles with the promise, or rejects with the signal's reason as soon as that aborts: a transport may be slow to notice. */
export async function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) promise.catch(() => undefined); // it ends in its own way, and nobody waits for that
  signal.throwIfAborted();
  let leave: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: unknown;
  const elapsed = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  try {
    await orAbort(elapsed, signal);
  } finally {
    clearTimeout(timer);
  }
}
