import { orAbort } from './abort.ts';
import type { FetchBody } from './fetch.ts';

/** `complete` is false when there was more than the limit; the rest was not taken. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly complete: boolean;
}

/** Takes at most `limit` bytes of a body, however long that goes on. */
export async function readBody(body: FetchBody | null, limit: number, signal: AbortSignal): Promise<Body> {
  if (!body) return { bytes: new Uint8Array(), complete: true };
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await orAbort(reader.read(), signal);
      if (done) return { bytes: join(chunks, length), complete: true };
      if (!value) continue;
      chunks.push(value);
      length += value.length;
      if (length > limit) return { bytes: join(chunks, length).subarray(0, limit), complete: false };
    }
  } finally {
    reader.cancel().catch(() => undefined); // no harm after the end, and a broken stream has nothing to say that its read did not
  }
}

export function discard(body: FetchBody | null): void {
  body
    ?.getReader()
    .cancel()
    .catch(() => undefined);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
