import type { ModelVersion, RegisteredModel } from '../tracking/registeredModel.ts';
import type { ModelRegistry } from '../tracking/registry.ts';
import { isReason, TrackingError } from '../tracking/trackingError.ts';
import { systemClock } from './clock.ts';
import { ifThere } from './ifThere.ts';
import type { ModelCandidate } from './modelCandidates.ts';
import type { Stage } from './stage.ts';
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

/** The registered model was created for a version that then was not: it is there, and empty. */
export class ModelWithoutVersion extends Error {
  readonly model: string;

  constructor(model: string, cause: unknown) {
    super(`registered model ${model} was created and is empty: no version was registered`, { cause });
    this.name = 'ModelWithoutVersion';
    this.model = model;
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
 * creates the version is sent once: when its answer is lost, the registry is read to see whether it came through. Fails with
 * {@link ModelWithoutVersion} or {@link IncompleteRegistration} when it leaves something behind.
 */
export async function register(
  port: RegistrationPort,
  registration: Registration,
  signal: AbortSignal,
): Promise<ModelVersion> {
  const { registry, onStep } = port;
  const { name, alias, stage } = registration;
  onStep?.('model');
  const model = await requireModel(registry, name, signal);
  onStep?.('version');
  const created = await createVersion(port, registration, model, signal);
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

interface Prepared {
  /** By us, just now. */
  readonly isNew: boolean;
  /** Numbers of versions that were there before ours, the newest one among them. */
  readonly before: ReadonlySet<string>;
}

async function requireModel(registry: ModelRegistry, name: string, signal: AbortSignal): Promise<Prepared> {
  const known = await ifThere(registry.getRegisteredModel(name, signal));
  if (known) return { isNew: false, before: numbersOf(known) };
  try {
    return { isNew: true, before: numbersOf(await registry.createRegisteredModel(name, undefined, signal)) };
  } catch (error) {
    const isNew = isReason(error, 'unknownOutcome');
    if (!isNew && !isReason(error, 'alreadyExists')) throw error;
    // Somebody was faster, or it is ours after all; a prompt by that name is in the way, and stays unseen.
    const now = await registry.getRegisteredModel(name, AbortSignal.timeout(readingTime)).catch(() => undefined);
    if (!now) throw error;
    return { isNew, before: numbersOf(now) };
  }
}

function numbersOf({ latestVersions }: RegisteredModel): ReadonlySet<string> {
  return new Set(latestVersions.map(({ version }) => version));
}

async function createVersion(
  { registry, wait }: RegistrationPort,
  { name, runId, candidate, description, tags }: Registration,
  { isNew, before }: Prepared,
  signal: AbortSignal,
): Promise<ModelVersion> {
  const { source, modelId } = candidate;
  try {
    return await sendOnce(
      () => registry.createModelVersion({ name, source, runId, modelId, description, tags }, signal),
      () => findCreated(registry, name, source, before),
      { ...systemClock, wait: (milliseconds) => wait(milliseconds, AbortSignal.timeout(readingTime)) },
    );
  } catch (error) {
    throw isNew && !isReason(error, 'unknownOutcome') ? new ModelWithoutVersion(name, error) : error;
  }
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
