import * as z from 'zod/mini';

/** Which model a page shows: what it remembers over a reload. */
export interface ModelMemory {
  readonly connectionId: string;
  readonly name: string;
}

const longest = 4000;
const stored = z.object({
  connectionId: z.string().check(z.minLength(1), z.maxLength(longest)),
  name: z.string().check(z.minLength(1), z.maxLength(longest)),
});

export function memoryText({ connectionId, name }: ModelMemory): string {
  return JSON.stringify({ connectionId, name });
}

/** What a page kept as its state; undefined for what is none of ours. A page is not believed. */
export function memoryOf(state: unknown): ModelMemory | undefined {
  if (typeof state !== 'object' || state === null || !('memory' in state)) return undefined;
  try {
    return stored.parse(JSON.parse(String(state.memory)));
  } catch {
    return undefined;
  }
}
