import { readVersionFacts } from '../../../core/lifecycle/facts/readVersionFacts.ts';
import type { VersionFacts } from '../../../core/lifecycle/facts/versionFacts.ts';
import type { Session } from '../../connections/session.ts';

/** All that is known of some versions of a model, in their order. Fails when one of the versions is not there. */
export async function readVersions(
  session: Session,
  name: string,
  versions: readonly string[],
  signal: AbortSignal,
): Promise<readonly VersionFacts[]> {
  return Promise.all(versions.map((version) => readOneVersion(session, name, version, signal)));
}

export async function readOneVersion(
  { registry, tracking }: Session,
  name: string,
  version: string,
  signal: AbortSignal,
): Promise<VersionFacts> {
  return readVersionFacts(tracking, await registry.getModelVersion(name, version, signal), signal, registry);
}
