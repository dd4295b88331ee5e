import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';

export const modelFileName = 'MLmodel';

const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv']);

export interface FoundModel {
  readonly file: string;
  /** It is a file itself, not a link to something. */
  readonly isRegular: boolean;
  /** What the folder holds, the file itself among it. */
  readonly beside: readonly Dirent[];
}

export interface PassedOver {
  readonly kind: 'unreadable' | 'misnamed';
  readonly path: string;
  /** Of the system. */
  readonly code?: string;
}

/**
 * The `MLmodel` files below a folder, sorted folder by folder, each found when it is asked for. Folders behind symbolic links are not
 * entered, so there are no circles; files behind them count. `miss` is told of folders that cannot be read, and of files whose name differs from
 * `MLmodel` in its case only.
 */
export function* findModels(folder: string, miss: (missed: PassedOver) => void): Iterable<FoundModel> {
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entries = entriesOf(next, miss);
    const model = entries.find((entry) => entry.name === modelFileName && !entry.isDirectory());
    if (model) yield { file: below(next, modelFileName), isRegular: model.isFile(), beside: entries };
    else {
      const other = entries.find((entry) => entry.name.toLowerCase() === 'mlmodel' && !entry.isDirectory());
      if (other) miss({ kind: 'misnamed', path: below(next, other.name) });
    }
    const folders = entries.filter((entry) => entry.isDirectory() && !skipped.has(entry.name)).map(({ name }) => name);
    for (const name of folders.toSorted().toReversed()) open.push(below(next, name));
  }
}

/** Quicker than to join paths of which nothing has to be mended. */
function below(folder: string, name: string): string {
  return folder.endsWith(path.sep) ? folder + name : folder + path.sep + name;
}

function entriesOf(folder: string, miss: (missed: PassedOver) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    miss({ kind: 'unreadable', path: folder, code: (error as NodeJS.ErrnoException).code ?? String(error) });
    return [];
  }
}
