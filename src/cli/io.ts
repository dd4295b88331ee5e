/** The world around a command. */
export interface CliIo {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Whether standard output shows colours. */
  readonly hasColors: boolean;
  /** Where secrets come from; they are never told. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  /** Writes one line to standard error. */
  complain(line: string): void;
  readStdin(): Promise<Uint8Array>;
}

export interface Output {
  /** Resolves when more may be written: what is not read yet does not pile up. */
  write(text: string): Promise<void>;
  /** Writes what is still held back. */
  flush(): Promise<void>;
  /** Nobody reads any more, as behind `| head`. */
  readonly isClosed: boolean;
}
