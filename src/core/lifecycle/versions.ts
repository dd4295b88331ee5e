import type { ModelRegistry } from '../tracking/registry.ts';
import type { ModelVersion } from '../tracking/registeredModel.ts';

const pageSize = 1000;

/** All versions of a model, newest first. One request per 1,000. */
export async function allVersions(
  registry: ModelRegistry,
  name: string,
  signal: AbortSignal,
): Promise<readonly ModelVersion[]> {
  const versions: ModelVersion[] = [];
  let token: string | undefined;
  do {
    const page = await registry.listVersions(name, pageSize, token, signal);
    versions.push(...page.items);
    token = page.next === token ? undefined : page.next;
  } while (token !== undefined);
  return versions;
}
