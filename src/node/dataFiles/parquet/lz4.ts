/**
 * Unpacks one block of LZ4, without a frame, as Parquet keeps its pages (`LZ4_RAW`).
 * @throws RangeError when the block is broken or is not of the size that was promised
 */
export function unpackLz4(input: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  let from = 0;
  let to = 0;
  const length = (short: number): number => {
    if (short < 15) return short;
    for (let sum = short; ;) {
      const byte = byteAt(input, from++);
      sum += byte;
      if (byte < 255) return sum;
    }
  };
  while (from < input.length) {
    const token = byteAt(input, from++);
    const literals = length(token >> 4);
    if (from + literals > input.length || to + literals > size) throw broken();
    output.set(input.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    if (from === input.length) break; // the last part is literals alone
    const offset = byteAt(input, from++) | (byteAt(input, from++) << 8);
    const copied = length(token & 15) + 4;
    if (offset === 0 || offset > to || to + copied > size) throw broken();
    for (const end = to + copied; to < end; to += 1) output[to] = output[to - offset] ?? 0; // it may overlap itself
  }
  if (to !== size) throw broken();
  return output;
}

function byteAt(input: Uint8Array, at: number): number {
  const byte = input[at];
  if (byte === undefined) throw broken();
  return byte;
}

function broken(): RangeError {
  return new RangeError('a page compressed with LZ4 is broken');
}
