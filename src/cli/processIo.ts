import type { CliIo, Output } from './io.ts';
import { maxFileBytes } from './readText.ts';
import { shownLines } from './terminalText.ts';

export function processIo(): CliIo {
  return {
    cwd: process.cwd(),
    hasColors: process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    environment: process.env,
    out: new BufferedOutput(process.stdout),
    complain,
    readStdin: () => gathered(process.stdin, maxFileBytes),
  };
}

/** Characters that are gathered before they are written: a system call for each line would cost more than the check. */
const CHUNK = 1 << 16;

class BufferedOutput implements Output {
  readonly #stream: NodeJS.WriteStream;
  #held = '';
  #isClosed = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#isClosed = true;
      if (error.code !== 'EPIPE') complain(`mlmodel: ${error.message}`);
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async write(text: string): Promise<void> {
    this.#held += text;
    if (this.#held.length >= CHUNK) await this.flush();
  }

  flush(): Promise<void> {
    const text = this.#held;
    this.#held = '';
    if (text === '' || this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => this.#stream.write(text, () => resolve()));
  }
}

/** Names of files are told, and those may hold what steers a terminal. */
function complain(line: string): void {
  process.stderr.write(`${shownLines(line)}\n`);
}

/** The bytes of a stream; of one that has more than `most`, only so many that this can be told. */
export async function gathered(stream: AsyncIterable<unknown>, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > most) break;
  }
  return Buffer.concat(chunks);
}
