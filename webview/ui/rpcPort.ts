import type { Port } from '../../src/protocol/rpc.ts';

/** What VS Code gives to a page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

/** The channel to the extension. */
export const port: Port = {
  post: (message) => api.postMessage(message),
  listen: (listener) => {
    const receive = ({ data }: MessageEvent<unknown>): void => listener(data);
    window.addEventListener('message', receive);
    return { dispose: () => window.removeEventListener('message', receive) };
  },
};

/** What the page remembers of how it is looked at (filter, open rows, scroll place), also after VS Code was restarted. Never the data. */
export function rememberedState(): unknown {
  return api.getState();
}

export function remember(state: unknown): void {
  api.setState(state);
}
