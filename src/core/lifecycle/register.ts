import type { ModelVersion } from '../tracking/registeredModel.ts';
import type { ModelRegistry } from '../tracking/registry.ts';
import { isReason, TrackingError } from '../tracking/trackingError.ts';
import type { Stage } from './stage.ts';
import type { ModelCandidate } from './modelCandidates.ts';
import { allVersions } from './versions.ts';
import { sendOnce } from './writes.ts';

export interface Registration {
  readonly name: string;
  readonly runId: string;
  readonly candidate: ModelCandidate;
  readonly description: string | undefined;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly alias: string | undefined;
  readonly stage: Stage | undefined;
}

/** What can happen on the way: shown as progress, and told when a later step fails. */
export type RegistrationStep = 'model' | 'version' | 'ready' | 'alias' | 'stage';

/** The version exists, but a step after its creation failed. */
export class IncompleteRegistration extends Error {
  readonly version: ModelVersion;
  readonly step: RegistrationStep;

  constructor(version: ModelVersion, step: RegistrationStep, cause: unknown) {
    super(`${version.name} version ${version.version} was registered, but not: ${step}`, { cause });
    this.name = 'IncompleteRegistration';
    this.version = version;
    this.step = step;
  }
}

export interface RegistrationPort {
  readonly registry: ModelRegistry;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly onStep?: (step: RegistrationStep) => void;
}

const firstWait = 300;
const longestWait = 3000;
const mostWaits = 120;
const readingTime = 15_000;

/**
 * Creates the registered model when there is none, then the version, and waits until it is ready; alias and stage follow. The request that
 * creates the version is sent once: when its answer is lost, the registry is read to see whether it came through.
 */
export async function register(
  port: RegistrationPort,
  registration: Registration,
  signal: AbortSignal,
): Promise<ModelVersion> {
  const { registry, onStep } = port;
  const { name, alias, stage } = registration;
  onStep?.('model');
  const before = await requireModel(registry, name, signal);
  onStep?.('version');
  const created = await createVersion(registry, registration, before, signal);
  let version = await after(created, 'ready', port, () => untilReady(port, created, signal));
  if (alias !== undefined) {
    await after(version, 'alias', port, () => registry.setAlias(name, alias, version.version, signal));
    version = { ...version, aliases: [...(version.aliases ?? []), alias] };
  }
  if (stage !== undefined && stage !== 'None') {
    version = await after(version, 'stage', port, () =>
      registry.transitionStage(name, version.version, stage, false, signal),
    );
  }
  return version;
}

async function after<T>(
  version: ModelVersion,
  step: RegistrationStep,
  { onStep }: RegistrationPort,
  act: () => Promise<T>,
): Promise<T> {
  onStep?.(step);
  try {
    return await act();
  } catch (error) {
    throw new IncompleteRegistration(version, step, error);
  }
}

/** Numbers of the versions that were there before ours; an empty set for a model that had to be created. */
async function requireModel(registry: ModelRegistry, name: string, signal: AbortSignal): Promise<ReadonlySet<string>> {
  try {
    const model = await registry.getRegisteredModel(name, signal);
    return new Set(model.latestVersions.map(({ version }) => version));
  } catch (error) {
    if (!isReason(error, 'notFound')) throw error;
  }
  try {
    await registry.createRegisteredModel(name, undefined, signal);
  } catch (error) {
    if (!isReason(error, 'alreadyExists')) throw error; // somebody was faster
  }
  return new Set();
}

async function createVersion(
  registry: ModelRegistry,
  { name, runId, candidate, description, tags }: Registration,
  before: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ModelVersion> {
  const { source, modelId } = candidate;
  return sendOnce(
    () => registry.createModelVersion({ name, source, runId, modelId, description, tags }, signal),
    () => findCreated(registry, name, source, before),
  );
}

/** Ours is the newest version with our source that is newer than any seen before we asked. */
async function findCreated(
  registry: ModelRegistry,
  name: string,
  source: string,
  before: ReadonlySet<string>,
): Promise<ModelVersion | undefined> {
  const newest = Math.max(0, ...[...before].map(Number));
  const now = await allVersions(registry, name, AbortSignal.timeout(readingTime));
  return now.find((version) => version.source === source && Number(version.version) > newest);
}

async function untilReady(
  { registry, wait }: RegistrationPort,
  created: ModelVersion,
  signal: AbortSignal,
): Promise<ModelVersion> {
  let version = created;
  for (let waits = 0; version.status === 'pending' && waits < mostWaits; waits++) {
    await wait(Math.min(longestWait, firstWait * 1.5 ** waits), signal);
    version = await registry.getModelVersion(created.name, created.version, signal);
  }
  if (version.status === 'ready') return version;
  throw new TrackingError({
    reason: version.status === 'failed' ? 'server' : 'timeout',
    sent: 'answered',
    serverMessage: version.statusMessage,
  });
}
