import * as z from 'zod/mini';

/** Of which server a page shows the models: what it remembers over a reload. */
export interface ProductionMemory {
  readonly connectionId: string;
}

const stored = z.object({ connectionId: z.string().check(z.minLength(1), z.maxLength(4000)) });

export function memoryText({ connectionId }: ProductionMemory): string {
  return JSON.stringify({ connectionId });
}

/** What a page kept as its state; undefined for what is none of ours. A page is not believed. */
export function memoryOf(state: unknown): ProductionMemory | undefined {
  if (typeof state !== 'object' || state === null || !('memory' in state)) return undefined;
  try {
    return stored.parse(JSON.parse(String(state.memory)));
  } catch {
    return undefined;
  }
}
