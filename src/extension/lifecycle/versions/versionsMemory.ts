import * as z from 'zod/mini';

/** What a page compares: what it remembers over a reload. */
export interface VersionsMemory {
  readonly connectionId: string;
  readonly name: string;
  readonly versions: readonly string[];
  /** Index of the version that the others are told by. */
  readonly baseline: number;
}

export const fewestVersions = 2;
export const mostVersions = 10;

const longest = 4000;
const stored = z.object({
  connectionId: z.string().check(z.minLength(1), z.maxLength(longest)),
  name: z.string().check(z.minLength(1), z.maxLength(longest)),
  versions: z
    .array(z.string().check(z.regex(/^\d{1,18}$/)))
    .check(z.minLength(fewestVersions), z.maxLength(mostVersions)),
  baseline: z.number().check(z.int(), z.minimum(0), z.maximum(mostVersions - 1)),
});

export function memoryText({ connectionId, name, versions, baseline }: VersionsMemory): string {
  return JSON.stringify({ connectionId, name, versions, baseline });
}

/** What a page kept as its state; undefined for what is none of ours. A page is not believed. */
export function memoryOf(state: unknown): VersionsMemory | undefined {
  if (typeof state !== 'object' || state === null || !('memory' in state)) return undefined;
  try {
    const memory = stored.parse(JSON.parse(String(state.memory)));
    return memory.baseline < memory.versions.length ? memory : undefined;
  } catch {
    return undefined;
  }
}
