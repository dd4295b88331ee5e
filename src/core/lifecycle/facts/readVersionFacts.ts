import { message } from '../../base/message.ts';
import type { Experiment } from '../../tracking/experiment.ts';
import type { LoggedModel } from '../../tracking/loggedModel.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import type { Run } from '../../tracking/run.ts';
import type { TrackingStore } from '../../tracking/store.ts';
import { isReason, TrackingError } from '../../tracking/trackingError.ts';
import { knownOf, unknownFor, withoutValue } from './known.ts';
import { findModelFolder, type FolderPort } from './modelFolder.ts';
import { readModelFiles } from './readModelFiles.ts';
import type { Known, ModelFiles, VersionFacts } from './versionFacts.ts';

/** The registry, for following a version that is a copy of another one to its files. */
export type VersionPort = Pick<ModelRegistry, 'getModelVersion'>;

/**
 * All that is known of a version, in some ten requests, most of them side by side. What fails is `unknown` with the reason, so that nothing is
 * decided by it.
 * @param registry needed only for copies (`models:/name/1`), whose files are another version's
 * @throws TrackingError `cancelled`, nothing else
 */
export async function readVersionFacts(
  store: TrackingStore,
  version: ModelVersion,
  signal: AbortSignal,
  registry?: VersionPort,
): Promise<VersionFacts> {
  const runs = new Map<string, Promise<Run>>();
  const getRun = (id: string): Promise<Run> => {
    const asked = runs.get(id) ?? store.getRun(id, signal);
    runs.set(id, asked);
    return asked;
  };
  const loggedModelRead = readLoggedModel(store, version, signal);
  const runRead = readRun(getRun, version, loggedModelRead, signal);
  const experimentRead = runRead.then((run) => readExperiment(store, run, signal));
  const port: FolderPort = { getRun, getModelVersion: (name, number) => originalOf(registry, name, number, signal) };
  const [run, experiment, loggedModel, files] = await Promise.all([
    runRead,
    experimentRead,
    loggedModelRead,
    readFiles(store, port, version, signal),
  ]);
  return { version, run, experiment, loggedModel, files };
}

async function readLoggedModel(
  store: TrackingStore,
  { modelId, source }: ModelVersion,
  signal: AbortSignal,
): Promise<Known<LoggedModel>> {
  const id = modelId ?? /^models:\/(m-[0-9a-f]{32})$/.exec(source)?.[1];
  if (id === undefined) return { kind: 'absent', why: message('factNoModel') };
  return knownOf(store.getLoggedModel(id, signal), message('factModelGone', { model: id }), signal);
}

/** Where a version names no run, its logged model may. */
async function readRun(
  getRun: (id: string) => Promise<Run>,
  { runId }: ModelVersion,
  loggedModelRead: Promise<Known<LoggedModel>>,
  signal: AbortSignal,
): Promise<Known<Run>> {
  const id = runId || (await sourceRunOf(loggedModelRead));
  if (typeof id === 'object') return id;
  return knownOf(getRun(id), message('factRunGone', { run: id }), signal);
}

async function sourceRunOf(loggedModelRead: Promise<Known<LoggedModel>>): Promise<string | Known<never>> {
  const model = await loggedModelRead;
  if (model.kind === 'unknown') return withoutValue(model);
  return (model.kind === 'known' && model.value.sourceRunId) || { kind: 'absent', why: message('factNoRun') };
}

async function readExperiment(store: TrackingStore, run: Known<Run>, signal: AbortSignal): Promise<Known<Experiment>> {
  if (run.kind === 'unknown') return withoutValue(run);
  if (run.kind === 'absent') return { kind: 'absent', why: message('factNoExperiment') };
  const { experimentId } = run.value;
  const gone = message('factExperimentGone', { experiment: experimentId });
  return knownOf(store.getExperiment(experimentId, signal), gone, signal);
}

async function readFiles(
  store: TrackingStore,
  port: FolderPort,
  version: ModelVersion,
  signal: AbortSignal,
): Promise<Known<ModelFiles>> {
  const noPlace = { kind: 'unknown', why: message('factNoPlace', { source: version.source }) } as const;
  try {
    const found = await findModelFolder(port, version, signal);
    return found === undefined ? noPlace : await readModelFiles(store, found, signal);
  } catch (error) {
    // of what leads to the files; that there is no file is said by readModelFiles
    return isReason(error, 'notFound') ? noPlace : unknownFor(error, signal);
  }
}

function originalOf(
  registry: VersionPort | undefined,
  name: string,
  version: string,
  signal: AbortSignal,
): Promise<ModelVersion> {
  if (registry) return registry.getModelVersion(name, version, signal);
  return Promise.reject(new TrackingError({ reason: 'notFound', sent: 'no' }));
}
