import type { Message } from '../../base/message.ts';
import { runSource } from '../../git/runSource.ts';
import { compareSignatures } from '../../signature/compare.ts';
import type { KeyValue } from '../../tracking/keyValue.ts';
import { unmarked } from '../card/unmarked.ts';
import type { Known, ModelFiles, VersionFacts } from '../facts/versionFacts.ts';
import { isRecordTag } from '../records/recordTags.ts';
import { deprecation } from './deprecated.ts';
import { requirementValues } from './requirementValues.ts';
import { signatureValues } from './signatureRows.ts';

export const diffSections = ['overview', 'metrics', 'params', 'tags', 'signature', 'requirements'] as const;
export type DiffSection = (typeof diffSections)[number];

/** What the overview says of each version, in this order. Times are milliseconds since 1970. */
export const overviewKeys = [
  'stage',
  'aliases',
  'created',
  'status',
  'run',
  'runState',
  'commit',
  'deprecated',
  'description',
] as const;
export type OverviewKey = (typeof overviewKeys)[number];

/** Of the signature as a whole: what a caller of the baseline's meets. Columns have keys with a colon, so it is none of them. */
export const verdictKey = 'verdict';
export type SignatureVerdict = 'baseline' | 'identical' | 'compatible' | 'breaking' | 'none' | 'refused';

/** One version's value; undefined when it has none, `untold` when that could not be found out. */
export type DiffValue = string | number | typeof untold | undefined;
export const untold = Symbol('untold');

export interface DiffRow {
  readonly key: string;
  /** One for each version. */
  readonly values: readonly DiffValue[];
  /** What is known of the versions is not all the same. */
  readonly differs: boolean;
}

export interface SectionTable {
  readonly section: DiffSection;
  readonly rows: readonly DiffRow[];
  /** Why a version has no values here, for each version. */
  readonly missing: readonly (Message | undefined)[];
}

/** Versions of a model beside each other, in the order in which they are given; signatures are judged against that at `baseline`. */
export function versionsTable(all: readonly VersionFacts[], baseline = 0): readonly SectionTable[] {
  const files = all.map((facts) => facts.files);
  const runs = all.map((facts) => facts.run);
  return [
    section('overview', overviewRows(all), []),
    section('metrics', sorted(rowsOf(runs.map((run) => valuesOf(run, ({ metrics }) => metrics)))), runs),
    section('params', sorted(rowsOf(runs.map((run) => valuesOf(run, ({ params }) => params)))), runs),
    section('tags', sorted(rowsOf(all.map(({ version }) => mapOf(shownTags(version.tags))))), []),
    section('signature', [verdictRow(files, baseline), ...signatureRows(files)], files),
    section('requirements', sorted(rowsOf(files.map(requirementsOf))), files),
  ];
}

/** Without what the life cycle keeps in tags: the history shows that. */
export function shownTags(tags: readonly KeyValue[]): readonly KeyValue[] {
  return tags.filter(({ key }) => !isRecordTag(key));
}

type Values = ReadonlyMap<string, string | number> | typeof untold;

function section(section: DiffSection, rows: readonly DiffRow[], from: readonly Known<unknown>[]): SectionTable {
  const missing = from.map((known) => (known.kind === 'known' ? undefined : known.why));
  return { section, rows, missing };
}

function overviewRows(all: readonly VersionFacts[]): readonly DiffRow[] {
  const columns = all.map(overviewOf);
  return overviewKeys.map((key) =>
    row(
      key,
      columns.map((column) => column[key]),
    ),
  );
}

function overviewOf({ version, run, loggedModel }: VersionFacts): Readonly<Record<OverviewKey, DiffValue>> {
  const { stage, status, created, description, aliases } = version;
  const model = loggedModel.kind === 'known' ? loggedModel.value : undefined;
  return {
    stage,
    aliases: aliases === undefined ? untold : aliases.toSorted().join(', ') || undefined,
    created,
    status,
    run: ofRun(run, ({ name, id }) => name || id),
    runState: ofRun(run, ({ lifecycle, statusText }) => (lifecycle === 'deleted' ? 'DELETED' : statusText)),
    commit: runSource(run.kind === 'known' ? run.value : undefined, model).commit ?? ofRun(run, () => undefined),
    deprecated: deprecation(version),
    description: unmarked(description) || undefined,
  };
}

function ofRun<T>(run: Known<T>, read: (run: T) => string | undefined): DiffValue {
  if (run.kind === 'unknown') return untold;
  return run.kind === 'known' ? read(run.value) : undefined;
}

function valuesOf<T>(
  known: Known<T>,
  read: (value: T) => readonly { readonly key: string; readonly value: string | number }[],
): Values {
  if (known.kind === 'unknown') return untold;
  return known.kind === 'known' ? mapOf(read(known.value)) : nothing;
}

const nothing: ReadonlyMap<string, string | number> = new Map();

function mapOf(entries: readonly { readonly key: string; readonly value: string | number }[]): Values {
  return new Map(entries.map(({ key, value }) => [key, value]));
}

/** A file that cannot be understood says nothing that could be compared. */
function signatureRows(files: readonly Known<ModelFiles>[]): readonly DiffRow[] {
  return rowsOf(
    files.map((known): Values => {
      if (known.kind !== 'known') return known.kind === 'unknown' ? untold : nothing;
      const { signature, parts } = known.value.document;
      if (signature) return signatureValues(signature);
      return parts.length > 0 ? untold : nothing;
    }),
  );
}

function verdictRow(files: readonly Known<ModelFiles>[], baseline: number): DiffRow {
  const values = files.map((known, index) => (known.kind === 'known' ? verdictOf(files, index, baseline) : untold));
  return {
    key: verdictKey,
    values,
    differs: values.some((verdict) => verdict === 'compatible' || verdict === 'breaking'),
  };
}

function verdictOf(files: readonly Known<ModelFiles>[], index: number, baseline: number): DiffValue {
  const [own, other] = [files[index], files[baseline]];
  if (own?.kind !== 'known') return untold;
  const { signature, parts } = own.value.document;
  if (!signature && parts.length > 0) return 'refused' satisfies SignatureVerdict;
  if (index === baseline) return (signature ? 'baseline' : 'none') satisfies SignatureVerdict;
  if (other?.kind !== 'known' || (!other.value.document.signature && other.value.document.parts.length > 0))
    return untold;
  return compareSignatures(other.value.document.signature, signature).verdict satisfies SignatureVerdict;
}

function requirementsOf(known: Known<ModelFiles>): Values {
  if (known.kind !== 'known') return known.kind === 'unknown' ? untold : nothing;
  return requirementValues(known.value.requirements ?? '');
}

/** A row for each key of any column, in the order in which they are met. */
function rowsOf(columns: readonly Values[]): readonly DiffRow[] {
  const keys = new Set(columns.flatMap((column) => (column === untold ? [] : [...column.keys()])));
  return [...keys].map((key) =>
    row(
      key,
      columns.map((column) => (column === untold ? untold : column.get(key))),
    ),
  );
}

function row(key: string, values: readonly DiffValue[]): DiffRow {
  const known = values.filter((value) => value !== untold);
  return { key, values, differs: known.some((value) => !isSame(value, known[0])) };
}

/** NaN is the same as NaN, and -0 as 0. */
function isSame(a: DiffValue, b: DiffValue): boolean {
  return a === b || Object.is(a, b);
}

function sorted(rows: readonly DiffRow[]): readonly DiffRow[] {
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
