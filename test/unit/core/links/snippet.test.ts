import assert from 'node:assert/strict';
import {
  artifactSnippet,
  experimentSnippet,
  loadSnippet,
  nativeLoadSnippet,
  pythonCode,
  runSnippet,
  sparkSnippet,
} from '../../../../src/core/links/snippet.ts';

const local = { trackingUri: 'http://127.0.0.1:5000', registryUri: undefined, workspace: undefined };
const apart = {
  trackingUri: 'https://ada:secret@quant.example',
  registryUri: 'https://registry.example',
  workspace: 'team',
};

describe('snippet', () => {
  it('reads a run', () => {
    code(
      [runSnippet(local, '40e0')],
      ['mlflow.set_tracking_uri("http://127.0.0.1:5000")', '', 'run = mlflow.get_run("40e0")'],
    );
  });

  it('makes a function of Spark', () => {
    code(
      [sparkSnippet(local, 'models:/m/1')],
      [
        'mlflow.set_tracking_uri("http://127.0.0.1:5000")',
        'from pyspark.sql import SparkSession',
        'spark = SparkSession.builder.getOrCreate()',
        '',
        'predict = mlflow.pyfunc.spark_udf(spark, "models:/m/1")',
      ],
    );
  });

  it('searches the runs of an experiment', () => {
    code(
      [experimentSnippet(local, '1')],
      ['mlflow.set_tracking_uri("http://127.0.0.1:5000")', '', 'runs = mlflow.search_runs(experiment_ids=["1"])'],
    );
  });

  it('downloads an artifact', () => {
    code(
      [artifactSnippet(local, 'runs:/40e0/a "b".txt')],
      [
        'mlflow.set_tracking_uri("http://127.0.0.1:5000")',
        '',
        'path = mlflow.artifacts.download_artifacts(artifact_uri="runs:/40e0/a \\"b\\".txt")',
      ],
    );
  });

  it('names no server where there is none', () => {
    code([loadSnippet(undefined, 'path/to/model')], ['model = mlflow.pyfunc.load_model("path/to/model")']);
  });

  it('loads a model from its own registry and workspace, and shows no password', () => {
    code(
      [loadSnippet(apart, 'models:/a/3')],
      [
        'mlflow.set_tracking_uri("https://quant.example")',
        'mlflow.set_workspace("team")',
        'mlflow.set_registry_uri("https://registry.example")',
        '',
        'model = mlflow.pyfunc.load_model("models:/a/3")',
      ],
    );
  });

  it('loads a model in its own type', () => {
    const loader = { flavor: 'sklearn', function: 'load_model', variable: 'model' };
    code(
      [nativeLoadSnippet(local, loader, 'models:/m-1')],
      ['mlflow.set_tracking_uri("http://127.0.0.1:5000")', '', 'model = mlflow.sklearn.load_model("models:/m-1")'],
    );
  });

  it('says a server once and numbers variables that are taken', () => {
    code(
      [
        runSnippet(local, '1'),
        experimentSnippet(local, '2'),
        runSnippet(local, '3'),
        loadSnippet(apart, 'models:/a/3'),
      ],
      [
        'mlflow.set_tracking_uri("http://127.0.0.1:5000")',
        '',
        'run = mlflow.get_run("1")',
        'runs = mlflow.search_runs(experiment_ids=["2"])',
        'run_2 = mlflow.get_run("3")',
        '',
        'mlflow.set_tracking_uri("https://quant.example")',
        'mlflow.set_workspace("team")',
        'mlflow.set_registry_uri("https://registry.example")',
        '',
        'model = mlflow.pyfunc.load_model("models:/a/3")',
      ],
    );
  });
});

function code(snippets: Parameters<typeof pythonCode>[0], lines: readonly string[]): void {
  assert.equal(pythonCode(snippets), ['import mlflow', '', ...lines, ''].join('\n'));
}
