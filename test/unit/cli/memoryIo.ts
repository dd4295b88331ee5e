import type { CliIo } from '../../../src/cli/io.ts';
import { runCli } from '../../../src/cli/runCli.ts';

export interface CliRun {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface MemoryIoOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly hasColors?: boolean;
  readonly environment?: CliIo['environment'];
  /** The reader goes away after as many characters. */
  readonly closesAfter?: number;
}

/** Runs a command in this process, and answers what it printed. */
export async function run(args: readonly string[], options: MemoryIoOptions = {}): Promise<CliRun> {
  const { io, printed } = memoryIo(options);
  const exitCode = await runCli(args, io);
  return { exitCode, ...printed() };
}

export function memoryIo(options: MemoryIoOptions = {}): {
  readonly io: CliIo;
  printed(): { readonly out: string; readonly err: string };
} {
  const {
    cwd = '/',
    stdin = '',
    hasColors = false,
    environment = {},
    closesAfter = Number.POSITIVE_INFINITY,
  } = options;
  let out = '';
  let err = '';
  const io: CliIo = {
    cwd,
    hasColors,
    environment,
    out: {
      write: async (text) => void (out += text),
      flush: async () => {},
      get isClosed() {
        return out.length >= closesAfter;
      },
    },
    complain: (line) => void (err += `${line}\n`),
    readStdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
  };
  return { io, printed: () => ({ out, err }) };
}
