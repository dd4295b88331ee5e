/** A request as it went out. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: string;
}

/** Notes what goes through the `fetch` of this process, until it is stopped. */
export function noteRequests(): { readonly sent: readonly SentRequest[]; stop(): void } {
  const sent: SentRequest[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { method = 'GET', body } = init ?? {};
    sent.push({
      method,
      url: input instanceof Request ? input.url : input.toString(),
      ...(typeof body === 'string' && { body }),
    });
    return original(input, init);
  };
  return { sent, stop: () => void (globalThis.fetch = original) };
}

/** What an action sends. */
export async function requestsOf(action: () => PromiseLike<unknown>): Promise<readonly SentRequest[]> {
  const notes = noteRequests();
  try {
    await action();
  } finally {
    notes.stop();
  }
  return notes.sent;
}

/** The bare call: sent as it was, its answer read to the end and thrown away. */
export async function resend({ method, url, body }: SentRequest): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method, ...(body !== undefined && { body, headers }) });
  await response.arrayBuffer();
}
