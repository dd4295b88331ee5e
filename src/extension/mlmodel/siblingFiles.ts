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
  readonly #changes = new Map<string, number>();
  #allChanges = 0;
  #wantsPaths = false;

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
    const before = this.#changes.get(path);
    const file = await read;
    if (this.#changes.get(path) === before) this.#files.set(path, file);
  }

  async learnPaths(read: Promise<readonly string[]>): Promise<void> {
    const before = this.#allChanges;
    const paths = await read;
    if (this.#allChanges === before) this.#paths = paths;
  }

  interest(): Interest {
    return { inFiles: this.#asked, inPaths: this.#askedPaths };
  }

  /** Whether a change of this file can change what rules find. */
  concerns(path: string): boolean {
    return this.#askedPaths || this.#asked.has(path);
  }

  forget(path: string): void {
    this.#changes.set(path, ++this.#allChanges);
    this.#files.delete(path);
    this.#paths = undefined;
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
