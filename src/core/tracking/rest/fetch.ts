/**
 * The part of `fetch` that the client uses. The global `fetch` has this shape, and so has a transport over `node:https` with a
 * certificate authority of its own. Core never calls a global one: it is handed in.
 */
export type Fetch = (url: string, request: FetchRequest) => Promise<FetchResponse>;

/** Redirects are never followed by the transport, so that no header secret crosses an origin. */
export interface FetchRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: FetchBody | null;
}

export interface FetchBody {
  getReader(): FetchBodyReader;
}

export interface FetchBodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}
