import type { CliIo, Output } from './io.ts';

export function processIo(): CliIo {
  return {
    cwd: process.cwd(),
    hasColors: process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    out: new BufferedOutput(process.stdout),
    complain: (line) => void process.stderr.write(`${line}\n`),
    readStdin,
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
      if (error.code !== 'EPIPE') process.stderr.write(`mlmodel: ${error.message}\n`);
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

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
