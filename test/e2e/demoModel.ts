import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rest, type MlflowServer } from '../support/servers.ts';
import { runNamed } from './runsOnServer.ts';

/** A model that the demo has trained. */
export interface DemoModel {
  readonly modelId: string;
  readonly runId: string;
}

const files = [
  'MLmodel',
  'conda.yaml',
  'python_env.yaml',
  'requirements.txt',
  'input_example.json',
  'serving_input_example.json',
];

export async function modelOf(server: MlflowServer, experiment: string, runName: string): Promise<DemoModel> {
  const { info } = await runNamed(server, experiment, runName);
  const { run } = (await rest(server.uri, 'GET', '2.0/mlflow/runs/get', { run_id: info.run_id })) as {
    run: { outputs?: { model_outputs?: { model_id: string }[] } };
  };
  const modelId = run.outputs?.model_outputs?.[0]?.model_id;
  if (modelId === undefined) throw new Error(`${runName} has no model`);
  return { modelId, runId: info.run_id };
}

/** Saves the model's files, all but the trained model itself, into a folder. */
export async function saveModel({ uri }: MlflowServer, { modelId }: DemoModel, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const asked = `${uri}/ajax-api/2.0/mlflow/logged-models/${modelId}/artifacts/files?artifact_file_path=${file}`;
    const answer = await fetch(asked);
    if (!answer.ok) throw new Error(`${asked}: ${answer.status}`);
    writeFileSync(path.join(folder, file), await answer.text());
  }
}

/** Registers the model as the first version under a new name, and moves it to Production. */
export async function putIntoProduction(server: MlflowServer, model: DemoModel, name: string): Promise<void> {
  const { modelId, runId } = model;
  await rest(server.uri, 'POST', '2.0/mlflow/registered-models/create', { name });
  await rest(server.uri, 'POST', '2.0/mlflow/model-versions/create', {
    name,
    source: `models:/${modelId}`,
    run_id: runId,
    model_id: modelId,
  });
  await rest(server.uri, 'POST', '2.0/mlflow/model-versions/transition-stage', {
    name,
    version: '1',
    stage: 'Production',
    archive_existing_versions: false,
  });
}
