import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';

export const modelFileName = 'MLmodel';

const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv']);

export interface FoundModel {
  readonly file: string;
  /** What the folder holds, the file itself among it. */
  readonly beside: readonly Dirent[];
}

/**
 * The `MLmodel` files below a folder, sorted folder by folder, each found when it is asked for. Folders behind symbolic links are not
 * entered, so there are no circles; files behind them count. Folders that cannot be read are told to `complain`.
 */
export function* findModels(folder: string, complain: (line: string) => void): Iterable<FoundModel> {
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entries = entriesOf(next, complain);
    const model = entries.find((entry) => entry.name === modelFileName && !entry.isDirectory());
    if (model) yield { file: path.join(next, modelFileName), beside: entries };
    const folders = entries.filter((entry) => entry.isDirectory() && !skipped.has(entry.name)).map(({ name }) => name);
    for (const name of folders.toSorted().toReversed()) open.push(next + path.sep + name);
  }
}

function entriesOf(folder: string, complain: (line: string) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    complain(`mlmodel: ${folder} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
    return [];
  }
}
