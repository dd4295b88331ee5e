import * as z from 'zod/mini';

/** Which model a page tries: what it remembers over a reload. */
export interface TryMemory {
  readonly connectionId: string;
  readonly name: string;
  readonly version: string;
  readonly alias?: string | undefined;
}

const text = z.string().check(z.minLength(1), z.maxLength(4000));
const stored = z.object({ connectionId: text, name: text, version: text, alias: z.optional(text) });

export function memoryText({ connectionId, name, version, alias }: TryMemory): string {
  return JSON.stringify({ connectionId, name, version, alias });
}

/** What a page kept as its state; undefined for what is none of ours. A page is not believed. */
export function memoryOf(state: unknown): TryMemory | undefined {
  if (typeof state !== 'object' || state === null || !('memory' in state)) return undefined;
  try {
    return stored.parse(JSON.parse(String(state.memory)));
  } catch {
    return undefined;
  }
}
