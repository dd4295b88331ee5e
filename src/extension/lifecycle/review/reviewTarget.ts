import type { ConnectionId } from '../../../core/connections/connection.ts';
import * as z from 'zod/mini';

/** Which request a page is about. */
export interface ReviewTarget {
  readonly connection: ConnectionId;
  readonly name: string;
  readonly version: string;
  readonly requestId: string;
}

export function memoryOf({ connection, name, version, requestId }: ReviewTarget): string {
  return JSON.stringify({ connection, name, version, requestId });
}

/** Reads what a page remembered; undefined for what is none of ours. A page is not believed: all of it is looked up again. */
export function targetOf(memory: unknown): ReviewTarget | undefined {
  try {
    return stored.parse(JSON.parse(String(memory)));
  } catch {
    return undefined;
  }
}

const stored = z.object({
  connection: z.string().check(z.minLength(1), z.maxLength(4096)),
  name: z.string().check(z.minLength(1), z.maxLength(4096)),
  version: z.string().check(z.regex(/^\d{1,18}$/)),
  requestId: z.string().check(z.regex(/^[0-9a-z]{1,40}$/)),
});
