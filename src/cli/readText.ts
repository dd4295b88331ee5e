import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/** In bytes. An `MLmodel` file has some kilobytes, an example some megabytes at most. */
export const maxFileBytes = 64 * 1024 * 1024;

export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  /** `reason` completes "cannot be read: …". */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'notUtf8' };

/** What has more bytes than are wanted is told apart from what cannot be opened. */
export type RegularRead = TextRead | { readonly kind: 'tooLarge' };

/**
 * Reads a regular file; never throws. A byte order mark stays in the text: Python's `json` refuses it, and who checks has to know.
 * @param isRegular that it is one is known already
 */
export function readText(file: string, { isRegular = false }: { readonly isRegular?: boolean } = {}): TextRead {
  try {
    if (!isRegular && !statSync(file).isFile()) return notFile; // first: a device does something when it is opened
    const read = readRegular(file);
    return read.kind === 'tooLarge' ? tooLarge : read;
  } catch (error) {
    return { kind: 'unreadable', reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

/**
 * The same for what is known to be a regular file, with the fewest calls of the system. Should something else have taken its place, it is not
 * waited for, and a symbolic link is not followed where `link` says so. `most` is in bytes.
 * @throws what `open` throws
 */
export function readRegular(
  file: string,
  { link = 'follow', most = maxFileBytes }: { readonly link?: 'follow' | 'refuse'; readonly most?: number } = {},
): RegularRead {
  const handle = openSync(file, link === 'follow' ? flags : flags | constants.O_NOFOLLOW);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) return notFile;
    if (stat.size > most) return { kind: 'tooLarge' };
    const length = readSync(handle, room, 0, room.length, 0);
    const isWhole = length === stat.size && length < room.length;
    return isWhole ? textOf(room, length) : textOf(readFileSync(handle));
  } finally {
    closeSync(handle);
  }
}

const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Almost every file fits into it. */
const room = Buffer.allocUnsafeSlow(64 * 1024);

function textOf(bytes: Buffer, length = bytes.length): TextRead {
  const text = bytes.toString('utf8', 0, length); // quicker than the decoder, but silent about what is not UTF-8
  return text.includes('\ufffd') ? decodeText(bytes.subarray(0, length)) : { kind: 'text', text };
}

export function decodeText(bytes: Uint8Array): TextRead {
  if (bytes.byteLength > maxFileBytes) return tooLarge;
  try {
    return { kind: 'text', text: decoder.decode(bytes) };
  } catch {
    return { kind: 'notUtf8' };
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const tooLarge: TextRead = { kind: 'unreadable', reason: `it is larger than ${maxFileBytes / 1024 / 1024} MB` };
const notFile: TextRead = { kind: 'unreadable', reason: 'it is not a file' };
