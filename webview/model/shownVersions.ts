import type { RunValues, VersionCard } from '../../src/protocol/modelPage.ts';

export const stages = ['None', 'Staging', 'Production', 'Archived'] as const;
export type Stage = (typeof stages)[number];

/** A version with what its run tells of it, as far as it is known yet. */
export interface ShownVersion {
  readonly card: VersionCard;
  /** Name of its run; ''. */
  readonly run: string;
  /** Of the headline metric; undefined when there is none. */
  readonly value: number | undefined;
}

/** A lane of versions; without stages there is one, of all. */
export interface VersionLane {
  readonly stage: Stage | undefined;
  readonly versions: readonly ShownVersion[];
}

/** Versions with their runs; values that belong to another reading are held against the number of the version they were read with. */
export function withRuns(
  cards: readonly VersionCard[],
  runs: RunValues | undefined,
  order: readonly string[],
): readonly ShownVersion[] {
  const isSame = order.length === cards.length && cards.every(({ version }, index) => version === order[index]);
  const places = isSame ? undefined : new Map(order.map((version, index) => [version, index]));
  return cards.map((card, index) => {
    const place = places ? places.get(card.version) : index;
    if (runs === undefined || place === undefined) return { card, run: '', value: undefined };
    return { card, run: runs.names[place] ?? '', value: numberOf(runs.values[place]) };
  });
}

/** As it came over the channel: '' is none. */
export function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text);
}

/** Those in which every word stands somewhere: in number, run, alias, tag, stage or author. */
export function filtered(versions: readonly ShownVersion[], filter: string): readonly ShownVersion[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return versions;
  return versions.filter((version) => {
    const text = textOf(version);
    return words.every((word) => text.includes(word));
  });
}

function textOf({ card, run }: ShownVersion): string {
  const { version, stage = '', user = '', aliases = [], tags = [], isDeprecated } = card;
  const named = aliases.map((alias) => `@${alias}`);
  return ['version', version, run, stage, user, ...named, ...tags, isDeprecated ? 'deprecated' : '']
    .join(' ')
    .toLowerCase();
}

export function lanesOf(versions: readonly ShownVersion[], hasStages: boolean): readonly VersionLane[] {
  if (!hasStages) return [{ stage: undefined, versions }];
  const lanes = new Map<Stage, ShownVersion[]>(stages.map((stage) => [stage, []]));
  for (const version of versions) lanes.get(version.card.stage ?? 'None')?.push(version);
  return stages.map((stage) => ({ stage, versions: lanes.get(stage) ?? [] }));
}

/** What the table can be sorted by. */
export type SortKey = 'version' | 'metric' | 'created';
export interface Sorting {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

/** By a column; what has no value there comes last either way. */
export function sorted(versions: readonly ShownVersion[], { by, isDescending }: Sorting): readonly ShownVersion[] {
  const sign = isDescending ? -1 : 1;
  const valueOf = values[by];
  return versions.toSorted((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    const [hasOne, hasOther] = [isNumber(one), isNumber(other)];
    if (hasOne && hasOther && one !== other) return sign * (Number(one) - Number(other));
    if (hasOne !== hasOther) return hasOne ? -1 : 1;
    return sign * (Number(a.card.version) - Number(b.card.version));
  });
}

const values: Readonly<Record<SortKey, (version: ShownVersion) => number | undefined>> = {
  version: ({ card }) => Number(card.version),
  metric: ({ value }) => value,
  created: ({ card }) => card.created,
};

function isNumber(value: number | undefined): boolean {
  return value !== undefined && !Number.isNaN(value);
}

/** The version to show first: one with an open request, else the newest. */
export function firstChoice(cards: readonly VersionCard[]): string {
  return (cards.find(({ requests = [] }) => requests.length > 0) ?? cards[0])?.version ?? '';
}
