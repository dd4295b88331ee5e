import { planTransition, type MovePlan } from '../../src/core/lifecycle/transition.ts';
import { allVersions } from '../../src/core/lifecycle/versions.ts';
import type { Stage } from '../../src/core/lifecycle/stage.ts';
import type { ModelVersion } from '../../src/core/tracking/registeredModel.ts';
import type { ModelRegistry } from '../../src/core/tracking/registry.ts';
import { rest, uniqueName } from '../support/servers.ts';
import { never } from './connect.ts';

/** A registered model with so many versions, made past the code under test; they come from nowhere. */
export async function modelWith(
  uri: string,
  versions: number,
  headers: Record<string, string> = {},
  name = uniqueName('recorded'),
): Promise<string> {
  await rest(uri, 'POST', '2.0/mlflow/registered-models/create', { name }, headers);
  for (let made = 0; made < versions; made++)
    await rest(uri, 'POST', '2.0/mlflow/model-versions/create', { name, source: 's3://nowhere/model' }, headers);
  return name;
}

export async function versionOn(registry: ModelRegistry, name: string, version: string): Promise<ModelVersion> {
  return registry.getModelVersion(name, version, never);
}

/** As it is now; the test fails when there is nothing to do. */
export async function planNow(
  registry: ModelRegistry,
  name: string,
  version: string,
  to: Stage,
  archiveExisting: boolean,
): Promise<MovePlan> {
  const all = await allVersions(registry, name, never);
  const found = all.find((one) => one.version === version);
  const plan = found && planTransition(all, found, to, archiveExisting);
  if (plan?.kind !== 'move') throw new Error(`version ${version} cannot be moved to ${to}`);
  return plan;
}

/** `1 None, 2 Production` in the order of their numbers. */
export async function stagesOn(registry: ModelRegistry, name: string): Promise<string> {
  const all = await allVersions(registry, name, never);
  return all
    .toReversed()
    .map(({ version, stage }) => `${version} ${stage}`)
    .join(', ');
}
