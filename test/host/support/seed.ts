import { rest, uniqueName } from '../../support/servers.ts';
import { mlflow } from './connecting.ts';

export { uniqueName };

/** Things on the real server, made past the code under test. */
export async function makeExperiment(name = uniqueName('experiment')): Promise<{ id: string; name: string }> {
  const made = (await rest(mlflow, 'POST', '2.0/mlflow/experiments/create', { name })) as { experiment_id: string };
  return { id: made.experiment_id, name };
}

export interface RunSeed {
  readonly experimentId: string;
  readonly name?: string;
  readonly status?: 'RUNNING' | 'FINISHED' | 'FAILED';
  /** `'NaN'` is how MLflow's REST API spells it. */
  readonly metrics?: Readonly<Record<string, number | 'NaN'>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly started?: number;
}

export interface RunMade {
  readonly id: string;
  readonly artifactUri: string;
}

export async function makeRun(seed: RunSeed): Promise<RunMade> {
  const { experimentId, name = uniqueName('run'), status = 'FINISHED', metrics = {}, params = {}, tags = {} } = seed;
  const started = seed.started ?? 1_700_000_000_000;
  const { run } = (await rest(mlflow, 'POST', '2.0/mlflow/runs/create', {
    experiment_id: experimentId,
    run_name: name,
    start_time: started,
    tags: keyed(tags),
  })) as { run: { info: { run_id: string; artifact_uri: string } } };
  const { run_id: id, artifact_uri: artifactUri } = run.info;
  await rest(mlflow, 'POST', '2.0/mlflow/runs/log-batch', {
    run_id: id,
    metrics: keyed(metrics).map((metric) => ({ ...metric, timestamp: started, step: 0 })),
    params: keyed(params),
  });
  const ended = status === 'RUNNING' ? {} : { end_time: started + 1000 };
  await rest(mlflow, 'POST', '2.0/mlflow/runs/update', { run_id: id, status, ...ended });
  return { id, artifactUri };
}

function keyed<T>(record: Readonly<Record<string, T>>): { key: string; value: T }[] {
  return Object.entries(record).map(([key, value]) => ({ key, value }));
}

/** A file below a location such as `mlflow-artifacts:/1/abc/artifacts`. */
export async function putArtifact(location: string, path: string, content: string): Promise<void> {
  const folder = location.replace('mlflow-artifacts:/', '');
  const url = `${mlflow}/api/2.0/mlflow-artifacts/artifacts/${folder}/${encodeURI(path)}`;
  const response = await fetch(url, { method: 'PUT', body: content });
  if (!response.ok) throw new Error(`PUT ${path}: ${response.status} ${await response.text()}`);
}

export const mlmodel = 'flavors:\n  sklearn:\n    pickled_model: model.pkl\nmlflow_version: 3.17.2\n';

/** A logged model of MLflow 3 with an MLmodel file, put out by a run. */
export async function makeLoggedModel(experimentId: string, runId: string, name = 'model'): Promise<string> {
  const { model } = (await rest(mlflow, 'POST', '2.0/mlflow/logged-models', {
    experiment_id: experimentId,
    name,
    source_run_id: runId,
  })) as { model: { info: { model_id: string; artifact_uri: string } } };
  const { model_id: id, artifact_uri: location } = model.info;
  await putArtifact(location, 'MLmodel', mlmodel);
  await rest(mlflow, 'PATCH', `2.0/mlflow/logged-models/${id}`, { model_id: id, status: 'LOGGED_MODEL_READY' });
  await rest(mlflow, 'POST', '2.0/mlflow/runs/outputs', { run_id: runId, models: [{ model_id: id, step: 0 }] });
  return id;
}

/** A registered model with versions 1 to `count`, which came from no run and lie where no file is. */
export async function makeModel(count: number, name = uniqueName('model')): Promise<string> {
  await rest(mlflow, 'POST', '2.0/mlflow/registered-models/create', { name });
  for (let made = 0; made < count; made++) {
    await rest(mlflow, 'POST', '2.0/mlflow/model-versions/create', { name, source: `s3://nowhere/${made}` });
  }
  return name;
}

/** One more version, which came from somewhere; `fields` as the REST API calls them. */
export async function makeVersion(name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await rest(mlflow, 'POST', '2.0/mlflow/model-versions/create', { name, ...fields });
}

export async function setAlias(name: string, version: string, alias: string): Promise<void> {
  await rest(mlflow, 'POST', '2.0/mlflow/registered-models/alias', { name, version, alias });
}

export async function moveVersion(name: string, version: string, stage: string): Promise<void> {
  const flag = { archive_existing_versions: false };
  await rest(mlflow, 'POST', '2.0/mlflow/model-versions/transition-stage', { name, version, stage, ...flag });
}

/** Stage of each version, by number. */
export async function stagesOf(name: string): Promise<Record<string, string>> {
  const query = { filter: `name='${name}'`, max_results: 100 };
  const answer = (await rest(mlflow, 'GET', '2.0/mlflow/model-versions/search', query)) as {
    model_versions?: { version: string; current_stage: string }[];
  };
  return Object.fromEntries((answer.model_versions ?? []).map((one) => [one.version, one.current_stage]));
}
