import path from 'node:path';
import { GitPluginError, simpleGit, type SimpleGit } from 'simple-git';
import { TrackingError } from '../../core/tracking/trackingError.ts';

/** Why git did not answer. */
export class GitFailed extends Error {
  /** `missing`: there is no git on this machine. */
  readonly kind: 'missing' | 'timeout' | 'failed';

  constructor(kind: GitFailed['kind'], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'GitFailed';
    this.kind = kind;
  }
}

/** Key and value of git's configuration. */
export type Setting = readonly [key: string, value: string];

/** What is other for one command. */
export interface Surroundings {
  readonly config?: readonly Setting[];
  /** A file that is taken for the index. */
  readonly index?: string | undefined;
  /** Paths may be patterns: `check-ignore` takes no others (git 2.39), and may only be given what is known. */
  readonly takesPatterns?: boolean;
}

/**
 * The standard output of one git command that only reads. Nothing is fetched, no lock is taken, nobody is asked, and nothing that the repository's
 * own configuration names is run; arguments of unknown origin belong behind `--`, or have to be checked before.
 * @param folder where it runs; undefined for questions that belong to no repository
 * @throws GitFailed, or TrackingError `cancelled`
 */
export async function runGit(
  folder: string | undefined,
  args: readonly string[],
  signal: AbortSignal,
  more: Surroundings = {},
): Promise<string> {
  return asked(signal, () => gitFor(signal, more).raw([...at(folder), ...args]));
}

/** The bytes of an object, as they are stored: no filter and no conversion sees them. `objectId` is a whole id. */
export async function readBlob(folder: string, objectId: string, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  await asked(signal, () =>
    gitFor(signal, {})
      .outputHandler((_, stdout) => stdout.on('data', (chunk: Buffer) => chunks.push(chunk)))
      .raw([...at(folder), 'cat-file', 'blob', objectId]),
  );
  return Buffer.concat(chunks);
}

/** Milliseconds without any output. */
const patience = 20_000;

/** It starts beside the program that runs us: on Windows a `git.exe` in the folder that git is asked about would be started otherwise. */
const start = path.dirname(process.execPath);

function gitFor(signal: AbortSignal, { config = [], index, takesPatterns }: Surroundings): SimpleGit {
  const settings = [...quiet, ...config];
  const own = {
    ...guards,
    ...(!takesPatterns && { GIT_LITERAL_PATHSPECS: '1' }),
    ...settingsInEnvironment(settings.filter(isOdd)),
    ...(index !== undefined && { GIT_INDEX_FILE: index }),
  };
  return simpleGit({
    baseDir: start,
    abort: signal,
    timeout: { block: patience },
    config: settings.filter((setting) => !isOdd(setting)).map(([key, value]) => `${key}=${value}`),
    allowEnvironment: Object.keys(own),
    unsafe: {
      // each is switched off by its setting here, or says where git looks
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeFilter: true,
      allowUnsafePager: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeConfigEnvCount: true,
    },
  }).env({ ...inherited(), ...own });
}

/** Settings of a repository that name programs which reading commands would run, and a repository inside of another one. */
const quiet: readonly Setting[] = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.pager', 'cat'],
  ['safe.bareRepository', 'explicit'],
];

const guards: Readonly<Record<string, string>> = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // a partial clone would fetch what it lacks
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_REPLACE_OBJECTS: '1',
};

/** `-c` takes all up to the first `=` for the key. */
function isOdd([key]: Setting): boolean {
  return key.includes('=');
}

/** Git 2.31 and newer read them. */
function settingsInEnvironment(settings: readonly Setting[]): Record<string, string> {
  if (settings.length === 0) return {};
  const entries = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(entries) };
}

/** What git needs to run and to find the person's own settings; nothing that could send it elsewhere. */
function inherited(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => needed.has(entry[0].toUpperCase()) && entry[1] !== undefined,
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

const needed: ReadonlySet<string> = new Set([
  'PATH',
  'PATHEXT',
  'HOME',
  'HOMEDRIVE',
  'HOMEPATH',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'TMPDIR',
  'XDG_CONFIG_HOME',
  'DEVELOPER_DIR',
  'LD_LIBRARY_PATH',
]);

function at(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : ['-C', folder];
}

async function asked<T>(signal: AbortSignal, ask: () => PromiseLike<T>): Promise<T> {
  if (signal.aborted) throw new TrackingError({ reason: 'cancelled', sent: 'no' });
  try {
    return await ask();
  } catch (error) {
    if (signal.aborted) throw new TrackingError({ reason: 'cancelled' }, error);
    if (error instanceof GitPluginError && error.plugin === 'timeout') throw new GitFailed('timeout', error);
    const isMissing = error instanceof Error && /\bspawn \S*git\S* ENOENT\b/.test(error.message);
    throw new GitFailed(isMissing ? 'missing' : 'failed', error);
  }
}
