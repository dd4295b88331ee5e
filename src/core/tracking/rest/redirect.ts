import type { FetchResponse } from './fetch.ts';

export const maxRedirects = 5;

/** Where an answer sends its reader, as a whole address; '' when it does not say where, undefined when it is no redirect. */
export function redirectTarget(response: FetchResponse, from: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get('location') ?? '';
  return location !== '' && URL.canParse(location, from) ? new URL(location, from).href : '';
}
