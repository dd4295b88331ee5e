import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { Siblings } from '../core/mlmodel/siblings.ts';
import { readRegular } from './readText.ts';

/** Names that are listed of one folder at most: they only help to find what was meant. */
const MAX_PATHS = 2000;

/**
 * What lies beside an `MLmodel` file, read when it is asked for. Nothing outside of the folder is touched: not by `..`, not by an absolute path,
 * not through a symbolic link. `beside` is what the folder holds, where it was read before: it spares most of the questions to the system.
 */
export function folderSiblings(folder: string, beside?: readonly Dirent[]): Siblings {
  const texts = new Map<string, string | undefined>();
  const names = beside && new Map(beside.map((entry) => [entry.name, entry]));
  let listed: readonly string[] | undefined;
  const placeOf = (asked: string): Place => (isInside(asked) ? placeIn(folder, asked, names) : 'outside');
  return {
    text(asked) {
      if (!texts.has(asked)) texts.set(asked, textOf(folder, asked, placeOf(asked)));
      return texts.get(asked);
    },
    has(asked) {
      const place = placeOf(asked);
      return place === 'outside' ? undefined : place !== 'nowhere';
    },
    paths: () => (listed ??= listPaths(folder)),
  };
}

/** What can be asked of a place, however it was looked at. */
type Entry = Pick<Dirent, 'isFile' | 'isSymbolicLink'>;

/** `linked`: a file behind a link that stays in the folder. */
type Place = 'file' | 'linked' | 'other' | 'nowhere' | 'outside';

function textOf(folder: string, asked: string, place: Place): string | undefined {
  if (place !== 'file' && place !== 'linked') return undefined;
  try {
    const read = readRegular(path.join(folder, asked), place === 'file' ? 'refuse' : 'follow');
    return read.kind === 'text' ? read.text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a path stays in the folder as far as its text goes. */
function isInside(asked: string): boolean {
  return asked !== '' && !asked.includes('\0') && !path.isAbsolute(asked) && !asked.split(/[\\/]/).includes('..');
}

/** Two names may be one to other systems, whatever their case is. */
const namesAreExact = process.platform === 'linux';

/** What is at a path, where nothing on the way to it leads out of the folder. */
function placeIn(folder: string, asked: string, names: ReadonlyMap<string, Entry> | undefined): Place {
  let at = folder;
  let entry: Entry | undefined;
  for (const step of asked.split(/[\\/]/)) {
    if (step === '' || step === '.') continue;
    const seen = at === folder ? names?.get(step) : undefined;
    if (!seen && names && namesAreExact && at === folder) return 'nowhere';
    at += path.sep + step;
    entry = seen ?? statOf(at, lstatSync);
    if (!entry) return 'nowhere';
    if (entry.isSymbolicLink()) return behindLink(folder, asked);
  }
  if (!entry) return 'outside';
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
  for (let next = open.shift(); next !== undefined && found.length < MAX_PATHS; next = open.shift()) {
    for (const entry of entriesOf(path.join(folder, next))) {
      const name = next === '' ? entry.name : `${next}/${entry.name}`;
      if (entry.isDirectory()) open.push(name);
      found.push(name);
    }
  }
  return found.slice(0, MAX_PATHS);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
