import type { Message } from '../../base/message.ts';
import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { Diagnostic } from '../checkModel.ts';
import type { Subject } from '../rule.ts';
import {
  environmentOf,
  itemsOf,
  requirementsFile,
  requirementsIn,
  type EnvironmentFile,
  type EnvironmentFiles,
} from '../rules/environmentFiles.ts';
import { normalizedName, readRequirement, type Requirement } from '../rules/requirementLines.ts';
import { textOf } from '../values.ts';
import { cutList } from './factList.ts';
import type { PageEnvironment, PagePackage } from './modelPage.ts';
import { cutText, scalarShown } from './shownText.ts';

/**
 * What the files of the environment ask for, side by side. A conflict is what the rules tell of as one, so that the table never says anything
 * else than the problems beside it.
 */
export function environmentTable(
  subject: Subject,
  diagnostics: readonly Diagnostic[],
  say: (message: Message) => string,
): PageEnvironment {
  const environment = environmentOf(subject);
  const mentions = mentionsIn(environment);
  const files = filesOf(environment);
  const conflicts = conflictsIn(environment, mentions, diagnostics);
  const byName = Map.groupBy(mentions, ({ name }) => name);
  const rows = [...byName].toSorted(([a], [b]) => Number(b === 'python') - Number(a === 'python'));
  const rest = (count: number): PagePackage => ({
    name: say(message('pageMore', { count })),
    versions: files.map(() => ''),
    isConflict: false,
  });
  const packages = cutList(rows, mostPackages, rest, ([name, group]) => ({
    name: cutText(name),
    versions: files.map((file) => versionsIn(group, file)),
    isConflict: conflicts.has(name),
  }));
  return { files, packages };
}

/** An environment that was frozen as a whole has hundreds. */
const mostPackages = 2000;

/** A line of a file that asks for a package. */
interface Mention {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  /** As the rules mark it. */
  readonly at: Span;
}

function filesOf({ conda, pythonEnv, requirements }: EnvironmentFiles): readonly string[] {
  return [conda?.file, pythonEnv?.file, requirements && requirementsFile].filter((file) => file !== undefined);
}

function mentionsIn({ conda, condaPip, pythonEnv, requirements }: EnvironmentFiles): readonly Mention[] {
  return [
    ...(conda ? [...condaMentions(conda), ...pipMentions(requirementsIn(condaPip?.lines), conda.file)] : []),
    ...(pythonEnv ? pythonEnvMentions(pythonEnv) : []),
    ...pipMentions(requirementsIn(requirements), requirementsFile),
  ];
}

/** Packages of conda itself: `python=3.11.7`, `conda-forge::numpy=1.26=build`. */
function condaMentions({ file, keys }: EnvironmentFile): readonly Mention[] {
  return itemsOf(keys.get('dependencies')?.value).flatMap((item) => {
    const [, name = '', asked = ''] =
      /^(?:[\w./-]+::)?([A-Za-z0-9._-]+)\s*(.*)$/.exec(textOf(item)?.trim() ?? '') ?? [];
    if (name === '') return [];
    return [{ name: normalizedName(name), version: condaVersion(asked), file, at: item.span }];
  });
}

function condaVersion(asked: string): string {
  if (asked === '') return anyVersion;
  return /^={0,2}\s*(\d[^\s=,|<>]*)(?:[\s=]\S*)?$/.exec(asked)?.[1] ?? asked;
}

const anyVersion = 'any';

function pythonEnvMentions({ file, keys }: EnvironmentFile): readonly Mention[] {
  const python = keys.get('python');
  const version = scalarShown(python?.value);
  const lines = ['build_dependencies', 'dependencies'].flatMap((key) =>
    itemsOf(keys.get(key)?.value).map((item) => readRequirement(textOf(item)?.trim() ?? '', item.span)),
  );
  return [
    ...(python && version !== '' ? [{ name: 'python', version, file, at: python.valueNode.span }] : []),
    ...pipMentions(requirementsIn(lines), file),
  ];
}

function pipMentions(requirements: readonly Requirement[], file: string): readonly Mention[] {
  return requirements.map((one) => ({ name: one.name, version: pipVersion(one), file, at: one.span }));
}

function pipVersion({ text, specifier, pinned, hasUrl, marker }: Requirement): string {
  if (hasUrl) return text.slice(text.indexOf('@') + 1).trim();
  const version = pinned ?? (specifier === '' ? anyVersion : specifier);
  return marker === undefined ? version : `${version}; ${marker}`;
}

function versionsIn(mentions: readonly Mention[], file: string): string {
  const own = mentions.filter((one) => one.file === file).map(({ version }) => version);
  return cutText([...new Set(own)].join(', '));
}

const conflictCodes: ReadonlySet<string> = new Set([
  'env-python-differs',
  'requirement-conda-differs',
  'requirement-duplicate',
  'requirement-version-differs',
]);

/** The packages that a rule marks as asked for in different ways. */
function conflictsIn(
  { condaPip }: EnvironmentFiles,
  mentions: readonly Mention[],
  diagnostics: readonly Diagnostic[],
): ReadonlySet<string> {
  const told = diagnostics.filter(({ code, tag }) => conflictCodes.has(code) && tag !== 'unnecessary');
  if (told.length === 0) return new Set();
  const marked = new Set(told.map(({ file, span }) => placeOf(file, span)));
  const names = new Set(mentions.filter(({ file, at }) => marked.has(placeOf(file, at))).map(({ name }) => name));
  // told at the first of them only
  if (told.some(({ message: { id } }) => id === 'ruleNotInCondaMore')) {
    const inConda = new Set(requirementsIn(condaPip?.lines).map(({ name }) => name));
    for (const { name, file } of mentions) if (file === requirementsFile && !inConda.has(name)) names.add(name);
  }
  return names;
}

function placeOf(file: string, { start, end }: Span): string {
  return `${start} ${end} ${file}`;
}
