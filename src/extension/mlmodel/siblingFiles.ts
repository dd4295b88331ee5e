import type { SiblingProblem, Siblings } from '../../core/mlmodel/siblings.ts';

/** A file or folder beside `MLmodel`; `text` is undefined for folders and for what is too large or cannot be read. */
export interface SiblingFile {
  readonly isThere: boolean;
  readonly text: string | undefined;
  /** Why what is there has no text; undefined also for what nobody would read as one. */
  readonly problem?: SiblingProblem;
}

/** What a check asked for and nobody had read yet. */
export interface Wanted {
  readonly files: ReadonlySet<string>;
  readonly paths: boolean;
}

/** What a check asked for, whether it was there or not. */
export interface Interest {
  readonly inFiles: ReadonlySet<string>;
  /** In the names of all files. */
  readonly inPaths: boolean;
}

/** What became of a file: its text is another one, or its name came or went. */
export type FileChange = 'text' | 'name';

/** Whether a change can change what was found. Of a folder that came or went only the folder itself is told. */
export function concerns({ inFiles, inPaths }: Interest, path: string, change: FileChange): boolean {
  if (inFiles.has(path)) return true;
  if (change === 'text') return false;
  return inPaths || [...inFiles].some((asked) => asked.startsWith(`${path}/`));
}

/** A read that is under way. It is of no use when the file changed meanwhile. */
interface Reading {
  isOld: boolean;
  readers: number;
}

/**
 * What is known of the files beside an `MLmodel` file. Rules ask at once and cannot wait: what they ask for in vain is noted, read by whoever
 * owns this, and then they are asked again.
 */
export class SiblingFiles implements Siblings {
  readonly #files = new Map<string, SiblingFile>();
  #paths: readonly string[] | undefined;
  #wantedFiles = new Set<string>();
  /** Whatever was asked for once: what was found depends on it, also while it is read again. */
  readonly #asked = new Set<string>();
  #askedPaths = false;
  readonly #reading = new Map<string, Reading>();
  /** Counts how often names came or went. */
  #listings = 0;
  #wantsPaths = false;

  /** Of all texts that are known. */
  get characters(): number {
    let sum = 0;
    for (const { text } of this.#files.values()) sum += text?.length ?? 0;
    return sum;
  }

  text(path: string): string | undefined {
    return this.#file(path)?.text;
  }

  problem(path: string): SiblingProblem | undefined {
    return this.#file(path)?.problem;
  }

  has(path: string): boolean | undefined {
    return this.#file(path)?.isThere;
  }

  paths(): readonly string[] {
    this.#askedPaths = true;
    if (!this.#paths) this.#wantsPaths = true;
    return this.#paths ?? [];
  }

  /** What was asked for in vain since the last time; undefined when nothing was. */
  takeWanted(): Wanted | undefined {
    if (this.#wantedFiles.size === 0 && !this.#wantsPaths) return undefined;
    const wanted = { files: this.#wantedFiles, paths: this.#wantsPaths };
    this.#wantedFiles = new Set();
    this.#wantsPaths = false;
    return wanted;
  }

  /** Takes over what `read` finds, unless the file changed while it was read: then it is asked for again. */
  async learn(path: string, read: Promise<SiblingFile>): Promise<void> {
    const reading = this.#reading.get(path) ?? { isOld: false, readers: 0 };
    this.#reading.set(path, reading);
    reading.readers++;
    try {
      const file = await read;
      if (!reading.isOld) this.#files.set(path, file);
    } finally {
      reading.readers--;
      if (reading.readers === 0 && !reading.isOld) this.#reading.delete(path);
    }
  }

  async learnPaths(read: Promise<readonly string[]>): Promise<void> {
    const before = this.#listings;
    const paths = await read;
    if (this.#listings === before) this.#paths = paths;
  }

  interest(): Interest {
    return { inFiles: this.#asked, inPaths: this.#askedPaths };
  }

  /** Reads again what the change can have made another. */
  forget(path: string, change: FileChange): void {
    this.#forgetFile(path);
    if (change === 'text') return;
    this.#paths = undefined;
    this.#listings++;
    for (const known of [...this.#files.keys(), ...this.#reading.keys()]) {
      if (known.startsWith(`${path}/`)) this.#forgetFile(known);
    }
  }

  #forgetFile(path: string): void {
    this.#files.delete(path);
    const reading = this.#reading.get(path);
    if (reading) reading.isOld = true;
    this.#reading.delete(path);
  }

  #file(path: string): SiblingFile | undefined {
    const safe = safePath(path);
    if (safe === undefined) return undefined;
    this.#asked.add(safe);
    const file = this.#files.get(safe);
    if (!file) this.#wantedFiles.add(safe);
    return file;
  }
}

/** Normalised; undefined for what leads out of the folder: such a path is left alone, whatever is there. */
export function safePath(path: string): string | undefined {
  if (path.includes('\\') || path.includes('\0') || path.startsWith('/') || /^[A-Za-z][\w+.-]*:/.test(path))
    return undefined;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined;
    if (step !== '' && step !== '.' && step !== '..') steps.push(step);
  }
  return steps.length > 0 ? steps.join('/') : undefined;
}
