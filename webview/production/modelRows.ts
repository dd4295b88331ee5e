import type { ProductionModel } from '../../src/protocol/productionPage.ts';
import type { Column } from './productionWords.ts';

export const stageFilters = ['any', 'production', 'staging', 'neither'] as const;
export type StageFilter = (typeof stageFilters)[number];

export interface ModelFilter {
  /** Part of the name, an alias or the owner. */
  readonly text: string;
  readonly stage: StageFilter;
  readonly onlyUndocumented: boolean;
}

export interface ModelSort {
  readonly column: Column;
  readonly isDescending: boolean;
}

export function filtered(models: readonly ProductionModel[], filter: ModelFilter): readonly ProductionModel[] {
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return models.filter(
    (model) =>
      inStage[filter.stage](model) &&
      (!filter.onlyUndocumented || !model.isDocumented) &&
      (words.length === 0 || holdsAll(model, words)),
  );
}

const inStage: Readonly<Record<StageFilter, (model: ProductionModel) => boolean>> = {
  any: () => true,
  production: ({ production }) => production !== null,
  staging: ({ staging }) => staging !== null,
  neither: ({ production, staging }) => production === null && staging === null,
};

function holdsAll({ name, aliases, owner }: ProductionModel, words: readonly string[]): boolean {
  const text = [name, owner, ...aliases.map(({ alias }) => `@${alias}`)].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Models that have nothing in the column come last, whichever way it is sorted; those that are alike stand by name. */
export function sorted(
  models: readonly ProductionModel[],
  { column, isDescending }: ModelSort,
): readonly ProductionModel[] {
  const key = keys[column];
  const sign = isDescending ? -1 : 1;
  return models
    .map((model) => ({ model, key: key(model) }))
    .toSorted((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return Number(a.key === undefined) - Number(b.key === undefined) || byName(a.model, b.model);
      return sign * compared(a.key, b.key) || byName(a.model, b.model);
    })
    .map(({ model }) => model);
}

type Key = string | number | undefined;

const keys: Readonly<Record<Column, (model: ProductionModel) => Key>> = {
  model: ({ name }) => name.toLowerCase(),
  production: ({ production }) => (production ? Number(production.version) : undefined),
  staging: ({ staging }) => (staging ? Number(staging.version) : undefined),
  aliases: ({ aliases }) => aliases[0]?.alias.toLowerCase(),
  since: ({ since }) => (since === null ? undefined : -since),
  owner: ({ owner }) => owner.toLowerCase() || undefined,
  signature: ({ signature }) => (signature === 'later' ? undefined : signature),
  runState: ({ runState }) => runState || undefined,
  requests: ({ requests }) => requests || undefined,
  documented: ({ isDocumented }) => Number(isDocumented),
  newest: ({ newest }) => (newest === null ? undefined : Number(newest)),
};

function compared(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a < b ? -1 : a > b ? 1 : 0;
}

function byName(a: ProductionModel, b: ProductionModel): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

export interface ModelCounts {
  readonly all: number;
  readonly undocumented: number;
  readonly requests: number;
}

export function modelCounts(models: readonly ProductionModel[]): ModelCounts {
  return {
    all: models.length,
    undocumented: models.filter(({ isDocumented }) => !isDocumented).length,
    requests: models.reduce((sum, { requests }) => sum + requests, 0),
  };
}
