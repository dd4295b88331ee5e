import { byNumberDescending, type ModelVersion, type RegisteredModel } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import { migratedStages, type MigratedStage, type StageAliases } from './stageAliases.ts';

/** An alias that a stage of a model becomes. */
export interface AliasMove {
  readonly name: string;
  readonly stage: MigratedStage;
  readonly alias: string;
  /** The newest version in the stage. */
  readonly version: string;
  /** Version that has the alias now, undefined for none. */
  readonly from: string | undefined;
}

export interface ModelMigration {
  readonly moves: readonly AliasMove[];
  /** Aliases that are where they would be set. */
  readonly settled: readonly AliasMove[];
}

/** What the stages of a model become. The stages stay as they are. No request: a model is told with the newest version of each stage. */
export function planMigration(
  { name, aliases, latestVersions }: Pick<RegisteredModel, 'name' | 'aliases' | 'latestVersions'>,
  wanted: StageAliases,
): ModelMigration {
  const all = migratedStages.flatMap((stage): readonly AliasMove[] => {
    const alias = wanted[stage];
    const newest = newestIn(latestVersions, stage);
    if (alias === undefined || newest === undefined) return [];
    const from = aliases.find((entry) => entry.alias === alias)?.version;
    return [{ name, stage, alias, version: newest.version, from }];
  });
  return {
    moves: all.filter(({ version, from }) => version !== from),
    settled: all.filter(({ version, from }) => version === from),
  };
}

export function newestIn(versions: readonly ModelVersion[], stage: MigratedStage): ModelVersion | undefined {
  return versions.filter((version) => version.stage === stage).toSorted(byNumberDescending)[0];
}

export interface ReadMigration extends ModelMigration {
  /** Models that were looked at. */
  readonly models: number;
  /** There are more of them. */
  readonly isCut: boolean;
}

const pageSize = 200;
const mostModels = 5000;

/** The same for one model, or for all: one request for each 200. */
export async function readMigration(
  registry: Pick<ModelRegistry, 'searchRegisteredModels' | 'getRegisteredModel'>,
  name: string | undefined,
  wanted: StageAliases,
  signal: AbortSignal,
  onRead: (models: number) => void = () => undefined,
): Promise<ReadMigration> {
  const { models, isCut } =
    name === undefined
      ? await allModels(registry, signal, onRead)
      : { models: [await registry.getRegisteredModel(name, signal)], isCut: false };
  const plans = models.map((model) => planMigration(model, wanted));
  return {
    moves: plans.flatMap(({ moves }) => moves),
    settled: plans.flatMap(({ settled }) => settled),
    models: models.length,
    isCut,
  };
}

async function allModels(
  registry: Pick<ModelRegistry, 'searchRegisteredModels'>,
  signal: AbortSignal,
  onRead: (models: number) => void,
): Promise<{ readonly models: readonly RegisteredModel[]; readonly isCut: boolean }> {
  const models: RegisteredModel[] = [];
  let pageToken: string | undefined;
  do {
    const { items, next } = await registry.searchRegisteredModels({ pageSize, pageToken }, signal);
    models.push(...items);
    onRead(models.length);
    if (next === undefined || next === pageToken) return { models, isCut: false };
    pageToken = next;
  } while (models.length < mostModels);
  return { models, isCut: true };
}
