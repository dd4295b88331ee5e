const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Work that ends in order when the process is told to: a promotion that is torn away leaves its claim on the model, and nobody could move anything
 * until a person takes it over. Whoever insists, with a second Ctrl+C, is obeyed at once.
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  for (const signal of signals) process.once(signal, interrupt);
  try {
    return await work(interruption.signal);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}
