/** The few web-standard names that both ends of a conversation have: one runs in Node, the other in a page. */
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const AbortController: new () => AbortController;
declare function setTimeout(handler: () => void, milliseconds: number): unknown;
declare function clearTimeout(handle: unknown): void;
