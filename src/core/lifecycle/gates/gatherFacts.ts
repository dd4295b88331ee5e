import type { CommitFacts, NoCommit, RunSource } from '../../git/commitFacts.ts';
import { runSource } from '../../git/runSource.ts';
import { byNumberDescending, type ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import type { TrackingStore } from '../../tracking/store.ts';
import { isSamePerson, type Actor } from '../actor.ts';
import { readVersionFacts } from '../facts/readVersionFacts.ts';
import type { VersionFacts } from '../facts/versionFacts.ts';
import { recordsOf } from '../records/recordsOf.ts';
import { openRequests } from '../review/openRequests.ts';
import type { Stage } from '../stage.ts';
import { versionsIn } from '../transition.ts';
import { allVersions } from '../versions.ts';
import type { GateFacts } from './gateFacts.ts';

/** Where facts come from. */
export interface FactPorts {
  readonly store: TrackingStore;
  readonly registry: ModelRegistry;
  readonly commits: CommitPort;
}

/** A local repository, or what stands for it. */
export interface CommitPort {
  commitFacts(source: RunSource, signal: AbortSignal): Promise<CommitFacts | NoCommit>;
}

export interface Asked {
  readonly version: ModelVersion;
  readonly to: Stage;
  readonly actor: Actor;
  /** Of the request that is being decided; when left out, of one that is open. */
  readonly requester?: Actor | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Reads all that gates are judged by, side by side. What could not be read of a version is `unknown` in it; that nothing is in Production is certain. */
export async function gatherFacts(ports: FactPorts, asked: Asked, signal: AbortSignal): Promise<GateFacts> {
  const { version, to, actor, now } = asked;
  const [{ candidate, source, commit }, production] = await Promise.all([
    candidateFacts(ports, version, signal),
    productionFacts(ports, version, signal),
  ]);
  const requester = asked.requester ?? requesterOf(version, to, actor);
  return { candidate, to, production, source, commit, records: recordsOf(version), actor, requester, now };
}

export async function candidateFacts(
  { store, registry, commits }: FactPorts,
  version: ModelVersion,
  signal: AbortSignal,
): Promise<Pick<GateFacts, 'candidate' | 'source' | 'commit'>> {
  const candidate = await readVersionFacts(store, version, signal, registry);
  const source = sourceOf(candidate);
  return { candidate, source, commit: await commits.commitFacts(source, signal) };
}

/** The newest other version in Production. */
export async function productionFacts(
  { store, registry }: FactPorts,
  { name, version }: Pick<ModelVersion, 'name' | 'version'>,
  signal: AbortSignal,
): Promise<VersionFacts | undefined> {
  const newest = (await registry.getRegisteredModel(name, signal)).latestVersions
    .filter(({ stage }) => stage === 'Production')
    .toSorted(byNumberDescending)[0];
  const other =
    newest?.version === version
      ? versionsIn(await allVersions(registry, name, signal), 'Production').find((one) => one.version !== version)
      : newest;
  return other && readVersionFacts(store, other, signal, registry);
}

function sourceOf({ run, loggedModel }: VersionFacts): RunSource {
  if (run.kind !== 'known') return nowhere;
  return runSource(run.value, loggedModel.kind === 'known' ? loggedModel.value : undefined);
}

const nowhere: RunSource = {
  commit: undefined,
  branch: undefined,
  repoUrl: undefined,
  file: undefined,
  isDirty: undefined,
};

/**
 * Of several open requests one of another person than who acts: the move is then not asked for by the latter alone. One that was made when the
 * version was in another stage asks for another move, and nobody could approve it any more.
 */
function requesterOf(version: ModelVersion, to: Stage, actor: Actor): Actor | undefined {
  const requests = openRequests(version).filter(({ from, to: asked }) => asked === to && from === version.stage);
  return (requests.find(({ by }) => by.from === 'server' && !isSamePerson(by, actor)) ?? requests[0])?.by;
}
