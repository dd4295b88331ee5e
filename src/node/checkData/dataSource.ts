import { readFile, stat } from 'node:fs/promises';
import { message, type Message } from '../../core/base/message.ts';
import { maxTableBytes } from '../dataFiles/readTable.ts';
import { tableFormat } from './tableFormat.ts';

/** Data as they are handed over from thread to thread. */
export type DataSource =
  | { readonly kind: 'file'; readonly path: string }
  /** Of a file that no disk has; its name tells its format. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly path: string }
  /** A request body. */
  | { readonly kind: 'body'; readonly text: string }
  /** The input example of the model; the texts beside the model, as far as MLflow reads them for it. */
  | { readonly kind: 'example'; readonly files: Readonly<Record<string, string>> };

export type BytesRead =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly path: string }
  | { readonly kind: 'unreadable'; readonly message: Message };

/** In bytes: JSON is held in memory as values, which take many times as much. */
const maxJsonBytes = 64 * 1024 * 1024;

/** How large a file may be, by its name. */
export function largestData(file: string): number {
  return tableFormat(file) ? maxTableBytes : maxJsonBytes;
}

export function tooLarge(file: string): Message {
  return message('dataFileTooLarge', { limit: largestData(file) / 1024 / 1024 });
}

/** The bytes of a file, if there are not too many; never rejects. */
export async function sourceBytes(source: Extract<DataSource, { path: string }>): Promise<BytesRead> {
  const { path } = source;
  if (source.kind === 'bytes') return { kind: 'bytes', bytes: source.bytes, path };
  try {
    const found = await stat(path);
    if (!found.isFile()) return { kind: 'unreadable', message: message('dataFileNone') };
    if (found.size > largestData(path)) return { kind: 'unreadable', message: tooLarge(path) };
    return { kind: 'bytes', bytes: await readFile(path), path };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return { kind: 'unreadable', message: reason === 'ENOENT' ? message('dataFileNone') : unreadable(reason) };
  }
}

export function unreadable(reason: string): Message {
  return message('dataFileUnreadable', { reason });
}
