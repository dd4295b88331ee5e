/**
 * The last of `count` things in the order of the text that begins at or before an offset; -1 where none does.
 * @param startOf where each of them begins
 */
export function lastStarted(count: number, startOf: (index: number) => number, offset: number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
