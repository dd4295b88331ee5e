/** What lies beside an `MLmodel` file, as far as whoever asks could find out. Paths are relative to the model's folder, with `/`. */
export interface Siblings {
  /** The text of a file; undefined when it is not there or cannot be read. */
  text(path: string): string | undefined;
  /** Why something that is there has no text; undefined for what has one, is not there, or is not known. */
  problem(path: string): SiblingProblem | undefined;
  /** Whether a file or folder is there; undefined where that is not known, as in an untitled document. */
  has(path: string): boolean | undefined;
  /** Names of all files of the folder and the folders in it, for finding the one that was meant; empty when not known. */
  paths(): readonly string[];
}

/** `unreadable`: a folder, no regular file, or permissions are missing. `tooLarge`: MLflow may well read it, but it was not looked at. */
export type SiblingProblem = 'unreadable' | 'notUtf8' | 'tooLarge';

/** What is read beside a model at most, in the editor and on the command line. */
export const siblingLimits = {
  /** Bytes of a file: an example of a wide model has a few megabytes. */
  fileBytes: 16_000_000,
  /** Names that are listed: they only help to find what was meant. */
  paths: 2000,
} as const;

/** A path as `Siblings` knows it: `./input_example.json` is `input_example.json`. One that leaves the folder stays as it is. */
export function siblingPath(path: string): string {
  if (path.startsWith('/') || (!path.includes('/') && path !== '.')) return path;
  return path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}

/** An `MLmodel` text that lies nowhere. */
export const noSiblings: Siblings = {
  text: () => undefined,
  problem: () => undefined,
  has: () => undefined,
  paths: () => [],
};
