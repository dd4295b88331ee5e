import { request } from 'node:http';

export interface LocalRequest {
  readonly port: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** JSON. */
  readonly body?: string;
  /** Milliseconds until the whole answer is there. */
  readonly timeout: number;
  /** Bytes of the answer that are read at most. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

export interface LocalAnswer {
  readonly status: number;
  readonly text: string;
  /** There was more than `limit`. */
  readonly isCut: boolean;
}

/** Asks a server on this machine, past any proxy that the editor knows. Fails with what Node says. */
export function localRequest(asked: LocalRequest): Promise<LocalAnswer> {
  const { port, method, path, body, timeout, limit, signal } = asked;
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    const sent = request({ host: '127.0.0.1', port, method, path, headers, signal: ends }, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const end = (isCut: boolean): void =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), isCut });
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk.subarray(0, limit - length));
        length += chunk.length;
        if (length <= limit) return;
        end(true);
        response.destroy();
      });
      response.on('end', () => end(false));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
