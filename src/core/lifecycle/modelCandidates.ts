import { artifactName, isSafeArtifactPath, type ArtifactOwner } from '../tracking/artifact.ts';
import { valueOf } from '../tracking/keyValue.ts';
import type { LoggedModel } from '../tracking/loggedModel.ts';
import type { Run } from '../tracking/run.ts';
import type { TrackingStore } from '../tracking/store.ts';
import { TrackingError } from '../tracking/trackingError.ts';
import { ifThere } from './ifThere.ts';

/** A model that a run holds, and what `model-versions/create` of MLflow 3.17.2 wants to hear of it. */
export interface ModelCandidate {
  /** Name of the logged model, or the folder below the run's artifacts. */
  readonly path: string;
  readonly modelId: string | undefined;
  /** As the Python client resolves it: `models:/m-…`, else the run's artifact URI and the folder. */
  readonly source: string;
  readonly status: LoggedModel['status'];
  readonly flavor: string | undefined;
  /** Whose artifacts hold the MLmodel file, and where. */
  readonly owner: ArtifactOwner;
  readonly mlmodelPath: string;
}

const deepestFolder = 3;
const mostFolders = 40;

/** The models of a run: logged models of MLflow 3, and folders with an MLmodel file among its artifacts, as MLflow 2 writes them. */
export async function modelCandidates(
  store: TrackingStore,
  run: Run,
  signal: AbortSignal,
): Promise<readonly ModelCandidate[]> {
  const [logged, folders] = await Promise.all([loggedModels(store, run, signal), modelFolders(store, run, signal)]);
  return [...logged, ...folders];
}

/** Whether there is any candidate, for fewer requests than it takes to know them all. */
export async function hasModel(store: TrackingStore, run: Run, signal: AbortSignal): Promise<boolean> {
  if ((await loggedModels(store, run, signal)).length > 0) return true;
  return (await modelFolders(store, run, signal)).length > 0;
}

/** True when the run itself says that it logged a model, which may be deleted by now; false says nothing. */
export function saysItHasModel(run: Run): boolean {
  return run.modelIds.length > 0 || historyPaths(run).length > 0;
}

/** The one that was named, or the only one. */
export function chooseCandidate(
  candidates: readonly ModelCandidate[],
  named: { readonly modelPath?: string | undefined; readonly modelId?: string | undefined },
): ModelCandidate {
  const fitting = candidates.filter(
    ({ path, modelId }) =>
      (named.modelId === undefined || named.modelId === modelId) &&
      (named.modelPath === undefined || trimSlashes(named.modelPath) === path),
  );
  const [only, second] = fitting;
  if (!only) throw new TrackingError({ reason: 'noModel', sent: 'no' });
  if (second)
    throw new TrackingError({ reason: 'ambiguous', sent: 'no', code: fitting.map(({ path }) => path).join(', ') });
  return only;
}

async function loggedModels(store: TrackingStore, run: Run, signal: AbortSignal): Promise<ModelCandidate[]> {
  // A deleted logged model stays among the outputs of its run.
  const models = await Promise.all(run.modelIds.map((id) => ifThere(store.getLoggedModel(id, signal))));
  return models.flatMap((model) => (model ? [fromLoggedModel(model)] : []));
}

function fromLoggedModel(model: LoggedModel): ModelCandidate {
  return {
    path: model.name,
    modelId: model.id,
    source: `models:/${model.id}`,
    status: model.status,
    flavor: model.modelType || undefined,
    owner: { kind: 'model', modelId: model.id },
    mlmodelPath: 'MLmodel',
  };
}

/** Folders that the run's own history names come without a search; otherwise the artifacts are looked through, within limits. */
async function modelFolders(store: TrackingStore, run: Run, signal: AbortSignal): Promise<ModelCandidate[]> {
  const told = run.modelIds.length > 0 ? [] : historyPaths(run);
  const paths = told.length > 0 ? told : await searchFolders(store, run, signal);
  return paths.map((path) => ({
    path,
    modelId: undefined,
    source: path === '' ? run.artifactUri : `${run.artifactUri.replace(/\/+$/, '')}/${path}`,
    status: 'ready',
    flavor: undefined,
    owner: { kind: 'run', runId: run.id },
    mlmodelPath: path === '' ? 'MLmodel' : `${path}/MLmodel`,
  }));
}

async function searchFolders(store: TrackingStore, run: Run, signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  const queue = [{ path: '', depth: 0 }];
  for (let listed = 0; listed < mostFolders; listed++) {
    const next = queue.shift();
    if (!next) break;
    const { items } = await store.listArtifacts({ kind: 'run', runId: run.id }, next.path, undefined, signal);
    if (items.some((item) => !item.isFolder && artifactName(item) === 'MLmodel')) found.push(next.path);
    else if (next.depth < deepestFolder) {
      queue.push(...items.filter((item) => item.isFolder).map(({ path }) => ({ path, depth: next.depth + 1 })));
    }
  }
  return found;
}

/** `mlflow.log-model.history`, which MLflow 2 writes with each logged model: a JSON list with an `artifact_path` each. */
function historyPaths(run: Run): string[] {
  try {
    const history: unknown = JSON.parse(valueOf(run.tags, 'mlflow.log-model.history') ?? '[]');
    const paths = Array.isArray(history) ? history.flatMap(artifactPath) : [];
    return [...new Set(paths)];
  } catch {
    return []; // a tag is anybody's text
  }
}

function artifactPath(entry: unknown): string[] {
  if (typeof entry !== 'object' || entry === null || !('artifact_path' in entry)) return [];
  const path = typeof entry.artifact_path === 'string' ? trimSlashes(entry.artifact_path) : undefined;
  return path !== undefined && (path === '' || isSafeArtifactPath(path)) ? [path] : [];
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
