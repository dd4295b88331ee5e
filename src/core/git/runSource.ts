import { valueOf, type KeyValue } from '../tracking/keyValue.ts';
import type { LoggedModel } from '../tracking/loggedModel.ts';
import type { Run } from '../tracking/run.ts';
import type { RunSource } from './commitFacts.ts';

/**
 * The code that made a run, from the tags that MLflow 3.17.2 and 2.22.4 set on runs (`mlflow.source.*`) and on logged models (`mlflow.git.*`). Tags
 * are anybody's text: what is no commit never comes through, and the address of a repository loses what may be a password. Where the run and its
 * model disagree, it was dirty.
 */
export function runSource(run: Pick<Run, 'tags'> | undefined, loggedModel?: Pick<LoggedModel, 'tags'>): RunSource {
  const tags = [...(run?.tags ?? []), ...(loggedModel?.tags ?? [])];
  const isProject = valueOf(tags, 'mlflow.source.type') === 'PROJECT'; // its name is the address of the project, not a file
  return {
    commit: firstOf(tags, commitTags, commitOf),
    branch: firstOf(tags, branchTags, branchOf),
    repoUrl: firstOf(tags, addressTags, addressOf),
    file: isProject ? undefined : firstOf(tags, ['mlflow.source.name'], fileOf),
    isDirty: firstOf(tags, dirtyTags, (text) => flagOf(text) || undefined) ?? firstOf(tags, dirtyTags, flagOf),
  };
}

const commitTags = ['mlflow.source.git.commit', 'mlflow.git.commit'] as const;
const branchTags = ['mlflow.source.git.branch', 'mlflow.git.branch'] as const;
const addressTags = ['mlflow.source.git.repoURL', 'mlflow.git.repo_url'] as const;
const dirtyTags = ['mlflow.source.git.dirty', 'mlflow.git.dirty'] as const;

function firstOf<T>(
  tags: readonly KeyValue[],
  keys: readonly string[],
  read: (text: string) => T | undefined,
): T | undefined {
  for (const key of keys) {
    for (const tag of tags) {
      const value = tag.key === key ? read(tag.value.trim()) : undefined;
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** Whole or shortened, of SHA-1 or SHA-256. */
function commitOf(text: string): string | undefined {
  return /^[0-9a-f]{7,64}$/i.test(text) ? text.toLowerCase() : undefined;
}

/** A name that git could have given (`git check-ref-format`): nothing that looks like an option, no blanks and control characters. */
function branchOf(text: string): string | undefined {
  const isName = text !== '' && text.length <= 250 && !/^-|\.\.|@\{|[\s~^:?*[\\]/.test(text) && isPrintable(text);
  return isName && text !== 'HEAD' ? text : undefined;
}

/** As it is shown to people: without user and password, query and fragment. `git@host:path` stays: the user is part of the protocol. */
function addressOf(text: string): string | undefined {
  if (text === '' || text.length > 1000 || !isPrintable(text) || text.startsWith('-')) return undefined;
  if (!/^[a-z][\w+.-]*:\/\//i.test(text)) return text.replace(/^([^@/\\\s:]+):[^@/\\\s]*@/, '$1@');
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'ssh:') url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}

/** A path as the machine of the run had it; `-c` and `<stdin>` of Python are none. */
function fileOf(text: string): string | undefined {
  const isPath = text !== '' && text.length <= 4000 && isPrintable(text) && !/^[-<]|^[a-z][\w+.-]+:\/\//i.test(text);
  return isPath ? text : undefined;
}

/** As Python writes it, or the small letters of MLflow's tags. */
function flagOf(text: string): boolean | undefined {
  if (/^true$/i.test(text)) return true;
  return /^false$/i.test(text) ? false : undefined;
}

function isPrintable(text: string): boolean {
  return !Array.from(text).some((character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 || code === 0x7f;
  });
}
