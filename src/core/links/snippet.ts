import type { Connection } from '../connections/connection.ts';
import { withoutCredentials } from './mlflowUri.ts';
import type { NativeLoader } from './nativeFlavor.ts';
import { pythonString } from './pythonString.ts';

/** One call in Python, and the lines that point MLflow at its server. */
export interface Snippet {
  readonly setup: readonly string[];
  readonly variable: string;
  readonly call: string;
}

type Server = Pick<Connection, 'trackingUri' | 'registryUri' | 'workspace'>;

export function runSnippet(server: Server, runId: string): Snippet {
  return { setup: trackingSetup(server), variable: 'run', call: `mlflow.get_run(${pythonString(runId)})` };
}

export function experimentSnippet(server: Server, experimentId: string): Snippet {
  const call = `mlflow.search_runs(experiment_ids=[${pythonString(experimentId)}])`;
  return { setup: trackingSetup(server), variable: 'runs', call };
}

/** `uri` in any form that `download_artifacts` takes. */
export function artifactSnippet(server: Server, uri: string): Snippet {
  const call = `mlflow.artifacts.download_artifacts(artifact_uri=${pythonString(uri)})`;
  return { setup: trackingSetup(server), variable: 'path', call };
}

/** Without a server MLflow takes the one that it is pointed at already. */
export function loadSnippet(server: Server | undefined, modelUri: string): Snippet {
  return { setup: modelSetup(server), variable: 'model', call: `mlflow.pyfunc.load_model(${pythonString(modelUri)})` };
}

export function nativeLoadSnippet(server: Server | undefined, loader: NativeLoader, modelUri: string): Snippet {
  const call = `mlflow.${loader.flavor}.${loader.function}(${pythonString(modelUri)})`;
  return { setup: modelSetup(server), variable: loader.variable, call };
}

/** The model as a function of Spark, for columns of its tables. */
export function sparkSnippet(server: Server | undefined, modelUri: string): Snippet {
  return {
    setup: [
      ...modelSetup(server),
      'from pyspark.sql import SparkSession',
      'spark = SparkSession.builder.getOrCreate()',
    ],
    variable: 'predict',
    call: `mlflow.pyfunc.spark_udf(spark, ${pythonString(modelUri)})`,
  };
}

/** Several calls as one piece of code: setup in force is not repeated, a variable that is taken gets a number. */
export function pythonCode(snippets: readonly Snippet[]): string {
  const lines = ['import mlflow'];
  const taken = new Map<string, number>();
  let inForce = '';
  for (const { setup, variable, call } of snippets) {
    const wanted = setup.join('\n');
    if (wanted !== inForce) lines.push('', ...setup, '');
    else if (lines.length === 1) lines.push('');
    inForce = wanted;
    const count = (taken.get(variable) ?? 0) + 1;
    taken.set(variable, count);
    lines.push(`${count === 1 ? variable : `${variable}_${count}`} = ${call}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Workspaces exist from MLflow 3.10 on. */
function trackingSetup({ trackingUri, workspace }: Server): string[] {
  const lines = [`mlflow.set_tracking_uri(${pythonString(withoutCredentials(trackingUri))})`];
  if (workspace !== undefined) lines.push(`mlflow.set_workspace(${pythonString(workspace)})`);
  return lines;
}

function modelSetup(server: Server | undefined): string[] {
  if (server === undefined) return [];
  const lines = trackingSetup(server);
  if (server.registryUri !== undefined) {
    lines.push(`mlflow.set_registry_uri(${pythonString(withoutCredentials(server.registryUri))})`);
  }
  return lines;
}
