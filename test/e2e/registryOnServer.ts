import { rest, type MlflowServer } from '../support/servers.ts';

interface Version {
  readonly version: string;
  readonly current_stage: string;
  readonly run_id: string;
  readonly description?: string;
}

/** What MLflow itself says of a registered model's versions, by number. */
export async function versionsOf({ uri }: MlflowServer, name: string): Promise<Record<string, Version>> {
  const answer = await rest(uri, 'GET', '2.0/mlflow/model-versions/search', { filter: `name='${name}'` });
  const { model_versions: versions = [] } = answer as { model_versions?: Version[] };
  return Object.fromEntries(versions.map((version) => [version.version, version]));
}

export async function stagesOf(server: MlflowServer, name: string): Promise<Record<string, string>> {
  const versions = await versionsOf(server, name);
  return Object.fromEntries(Object.entries(versions).map(([number, version]) => [number, version.current_stage]));
}

export async function aliasesOf({ uri }: MlflowServer, name: string): Promise<Record<string, string>> {
  const answer = await rest(uri, 'GET', '2.0/mlflow/registered-models/get', { name });
  const { registered_model: model } = answer as {
    registered_model: { aliases?: { alias: string; version: string }[] };
  };
  return Object.fromEntries((model.aliases ?? []).map(({ alias, version }) => [alias, version]));
}
