import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';

export interface Utf8Chunk {
  readonly text: string;
  /** How many bytes of the file are read now. */
  readonly read: number;
}

/** In bytes. */
export const chunkBytes = 256 * 1024;

/** A file as texts of about so many bytes, a byte order mark included. @throws NotUtf8, or what the file system says */
export async function* utf8Chunks(file: string, most = chunkBytes): AsyncGenerator<Utf8Chunk> {
  const handle = await open(file);
  try {
    const buffer = Buffer.allocUnsafe(most + 3);
    let kept = 0; // bytes of a character that the chunk cut
    let read = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, most, null);
      if (bytesRead === 0) break;
      read += bytesRead;
      const length = kept + bytesRead;
      const whole = length - cutBytes(buffer, length);
      const bytes = buffer.subarray(0, whole);
      if (!isUtf8(bytes)) throw new NotUtf8();
      kept = length - whole;
      const text = bytes.toString('utf8');
      buffer.copyWithin(0, whole, length);
      yield { text, read };
    }
    if (kept > 0) throw new NotUtf8();
  } finally {
    await handle.close();
  }
}

export class NotUtf8 extends Error {}

/** How many bytes at the end begin a character and do not end it. */
function cutBytes(bytes: Buffer, length: number): number {
  for (let back = 1; back <= 3 && back <= length; back += 1) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return bytesOf(byte) > back ? back : 0;
  }
  return 0;
}

function bytesOf(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}
