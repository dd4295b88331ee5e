import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { siblingLimits, type SiblingProblem, type Siblings } from '../core/mlmodel/siblings.ts';
import { readRegular } from './readText.ts';

export interface FolderSiblings extends Siblings {
  /** The files that were asked for, and not looked at for their size. */
  tooLarge(): readonly string[];
}

/**
 * What lies beside an `MLmodel` file, read when it is asked for. Nothing outside of the folder is touched: not by `..`, not by an absolute path,
 * not through a symbolic link. `beside` is what the folder holds, where it was read before: it spares most of the questions to the system.
 */
export function folderSiblings(folder: string, beside?: readonly Dirent[]): FolderSiblings {
  const reads = new Map<string, Read>();
  const names = beside && new Map(beside.map((entry) => [entry.name, entry]));
  let listed: readonly string[] | undefined;
  const placeOf = (asked: string): Place => (isInside(asked) ? placeIn(folder, asked, names) : 'outside');
  const readOnce = (asked: string): Read => {
    const known = reads.get(asked);
    if (known) return known;
    const read = readPlace(folder, asked, placeOf(asked));
    reads.set(asked, read);
    return read;
  };
  return {
    text(asked) {
      const read = readOnce(asked);
      return read.kind === 'text' ? read.text : undefined;
    },
    problem(asked) {
      const { kind } = readOnce(asked);
      return kind === 'text' || kind === 'absent' ? undefined : kind;
    },
    tooLarge: () => [...reads.keys()].filter((asked) => reads.get(asked)?.kind === 'tooLarge'),
    has(asked) {
      const place = placeOf(asked);
      return place === 'outside' ? undefined : place !== 'nowhere';
    },
    paths: () => (listed ??= listPaths(folder)),
  };
}

type Read = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'absent' | SiblingProblem };

/** What can be asked of a place, however it was looked at. */
type Entry = Pick<Dirent, 'isFile' | 'isSymbolicLink'>;

/** `linked`: a file behind a link that stays in the folder. */
type Place = 'file' | 'linked' | 'other' | 'nowhere' | 'outside';

/** What is outside of the folder counts as absent: nothing is said about it here. */
function readPlace(folder: string, asked: string, place: Place): Read {
  if (place === 'nowhere' || place === 'outside') return { kind: 'absent' };
  if (place === 'other') return { kind: 'unreadable' };
  try {
    return readRegular(folder + path.sep + asked, {
      link: place === 'file' ? 'refuse' : 'follow',
      most: siblingLimits.fileBytes,
    });
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Whether a path stays in the folder as far as its text goes. */
function isInside(asked: string): boolean {
  if (asked === '' || asked === '..' || asked.includes('\0')) return false;
  return isName(asked) || (!path.isAbsolute(asked) && !asked.split(separator).includes('..'));
}

/** Of something in the folder itself, as nearly all are. */
function isName(asked: string): boolean {
  return asked !== '.' && !asked.includes('/') && !asked.includes('\\');
}

const separator = /[\\/]/;

/** Two names may be one to other systems, whatever their case is. */
const namesAreExact = process.platform === 'linux';

/** What is at a path, where nothing on the way to it leads out of the folder. */
function placeIn(folder: string, asked: string, names: ReadonlyMap<string, Entry> | undefined): Place {
  if (names && namesAreExact && isName(asked)) {
    const entry = names.get(asked);
    return entry ? placeOfEntry(folder, asked, entry) : 'nowhere';
  }
  let at = folder;
  let entry: Entry | undefined;
  for (const step of asked.split(separator)) {
    if (step === '' || step === '.') continue;
    const seen = at === folder ? names?.get(step) : undefined;
    if (!seen && names && namesAreExact && at === folder) return 'nowhere';
    at += path.sep + step;
    entry = seen ?? statOf(at, lstatSync);
    if (!entry) return 'nowhere';
    if (entry.isSymbolicLink()) return behindLink(folder, asked);
  }
  return entry ? placeOfEntry(folder, asked, entry) : 'outside';
}

function placeOfEntry(folder: string, asked: string, entry: Entry): Place {
  if (entry.isSymbolicLink()) return behindLink(folder, asked);
  return entry.isFile() ? 'file' : 'other';
}

function behindLink(folder: string, asked: string): Place {
  const file = path.join(folder, asked);
  const [realFolder, real] = [realPath(folder), realPath(file)];
  if (realFolder === undefined || real === undefined) return 'nowhere';
  if (!real.startsWith(realFolder + path.sep)) return 'outside';
  const stat = statOf(real, statSync);
  if (!stat) return 'nowhere';
  return stat.isFile() ? 'linked' : 'other';
}

function statOf(file: string, read: typeof statSync): Entry | undefined {
  try {
    return read(file, { throwIfNoEntry: false });
  } catch {
    return undefined; // below a file, or closed
  }
}

/** Without symbolic links; undefined for what is not there. */
function realPath(file: string): string | undefined {
  try {
    return realpathSync.native(file);
  } catch {
    return undefined;
  }
}

function listPaths(folder: string): readonly string[] {
  const found: string[] = [];
  const open = [''];
  for (let next = open.shift(); next !== undefined && found.length < siblingLimits.paths; next = open.shift()) {
    for (const entry of entriesOf(path.join(folder, next))) {
      const name = next === '' ? entry.name : `${next}/${entry.name}`;
      if (entry.isDirectory()) open.push(name);
      found.push(name);
    }
  }
  return found.slice(0, siblingLimits.paths);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
