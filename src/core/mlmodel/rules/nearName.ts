import { editDistance } from '../../base/editDistance.ts';

/** Longer names are never misspellings of ours, and comparing them costs. */
const LONGEST = 64;

/** The candidate that `name` is a misspelling of: fewest edits (insert, delete, replace, swap of neighbours), few for its length. */
export function nearName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length < 3 || name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase();
  const letters = lettersOf(wanted);
  let best: string | undefined;
  let bestDistance = allowed(name.length) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const other = candidate.toLowerCase();
    // an edit changes at most two letters of the set, which is far cheaper to compare
    if (bitsIn(letters ^ lettersOf(other)) > 2 * (bestDistance - 1)) continue;
    const distance = editDistance(wanted, other);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

function allowed(length: number): number {
  if (length < 6) return 1;
  return length < 12 ? 2 : 3;
}

/** Which letters a name has, one bit each; some share one. */
function lettersOf(name: string): number {
  let bits = 0;
  for (let index = 0; index < name.length; index++) bits |= 1 << (name.charCodeAt(index) & 31);
  return bits;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
