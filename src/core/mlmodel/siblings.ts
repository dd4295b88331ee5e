/** What lies beside an `MLmodel` file, as far as whoever asks could find out. Paths are relative to the model's folder, with `/`. */
export interface Siblings {
  /** The text of a file; undefined when it is not there or cannot be read. */
  text(path: string): string | undefined;
  /** Whether a file or folder is there; undefined where that is not known, as in an untitled document. */
  has(path: string): boolean | undefined;
  /** Names of all files of the folder and the folders in it, for finding the one that was meant; empty when not known. */
  paths(): readonly string[];
}

/** A path as `Siblings` knows it: `./input_example.json` is `input_example.json`. One that leaves the folder stays as it is. */
export function siblingPath(path: string): string {
  return path.startsWith('/')
    ? path
    : path
        .split('/')
        .filter((step) => step !== '' && step !== '.')
        .join('/');
}

/** An `MLmodel` text that lies nowhere. */
export const noSiblings: Siblings = {
  text: () => undefined,
  has: () => undefined,
  paths: () => [],
};
