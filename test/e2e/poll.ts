import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until what is seen passes the check; fails with the last failure of the check. */
export async function until<T>(look: () => Promise<T>, check: (seen: T) => void, milliseconds = 15_000): Promise<T> {
  for (const end = Date.now() + milliseconds; ; await sleep(50)) {
    const seen = await look();
    try {
      check(seen);
      return seen;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

export function untilTrue(what: string, look: () => Promise<boolean>, milliseconds?: number): Promise<boolean> {
  return until(look, (seen) => assert.ok(seen, what), milliseconds);
}
