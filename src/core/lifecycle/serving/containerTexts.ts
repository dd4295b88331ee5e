import { withoutCredentials } from '../../links/mlflowUri.ts';
import { serveArguments } from './serveArguments.ts';

/** A model that is to be served from a container. */
export interface ContainedModel {
  /** In any form that MLflow resolves. */
  readonly uri: string;
  readonly trackingUri: string;
  readonly registryUri: string | undefined;
  /** As the MLmodel file names it, `3.11.9`; undefined when it does not. */
  readonly python: string | undefined;
  /** Text of the model's `requirements.txt`. */
  readonly requirements: string | undefined;
}

const port = 8080;
const fallbackPython = '3.11';

/**
 * A Dockerfile that serves the model over `mlflow models serve`. Everything of a server goes in as JSON words, which no shell reads; a sign-in comes
 * from the environment of the container and never lies in the image.
 */
export function dockerfile(model: ContainedModel): string {
  const registry = model.registryUri === undefined ? [] : [env('MLFLOW_REGISTRY_URI', model.registryUri)];
  return lines([
    `FROM python:${imageTag(model.python)}-slim`,
    ...installLines(model.requirements),
    'RUN useradd --create-home server',
    'USER server',
    'WORKDIR /home/server',
    '# The model is fetched from here when the container starts. A sign-in is given with `docker run --env-file`: it does not belong in an image.',
    env('MLFLOW_TRACKING_URI', model.trackingUri),
    ...registry,
    `EXPOSE ${port}`,
    `HEALTHCHECK --start-period=120s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:${port}/ping', timeout=5)"]`,
    `CMD ${words(['mlflow', ...serveArguments({ uri: model.uri, host: '0.0.0.0', port })])}`,
  ]);
}

/** Runs the Dockerfile beside it, reachable from the own machine alone. */
export function composeFile({ trackingUri, registryUri }: ContainedModel): string {
  const uris = [
    ['MLFLOW_TRACKING_URI', trackingUri],
    ...(registryUri === undefined ? [] : [['MLFLOW_REGISTRY_URI', registryUri]]),
  ];
  return lines([
    'services:',
    '  model:',
    '    build: .',
    '    ports:',
    `      - "127.0.0.1:${port}:${port}"`,
    '    environment:',
    ...uris.map(
      ([name, uri = '']) => `      ${name}: ${JSON.stringify(withoutCredentials(uri)).replaceAll('$', '$$$$')}`,
    ),
    ...['MLFLOW_TRACKING_USERNAME', 'MLFLOW_TRACKING_PASSWORD', 'MLFLOW_TRACKING_TOKEN'].map(
      (name) => `      ${name}: "\${${name}:-}"`,
    ),
  ]);
}

/** Options of pip (`-r`, `--extra-index-url`) name things that are not in the image: they are said, and left out. */
function installLines(requirements: string | undefined): readonly string[] {
  const all = (requirements ?? '')
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
  const packages = all.filter((line) => !line.startsWith('-'));
  const left = all.length - packages.length;
  const wanted = packages.some((line) => /^mlflow\b(?![-_.])/i.test(line)) ? packages : ['mlflow', ...packages];
  return [
    ...(left > 0 ? [`# Options in requirements.txt that are not taken over: ${left}.`] : []),
    `RUN ${words(['pip', 'install', '--no-cache-dir', ...wanted])}`,
  ];
}

function imageTag(python: string | undefined): string {
  return /^(\d+\.\d+)(\.\d+)?$/.exec(python ?? '')?.[1] ?? fallbackPython;
}

/** Docker puts variables into `ENV`, so a dollar sign is escaped. */
function env(name: string, uri: string): string {
  return `ENV ${name}=${JSON.stringify(withoutCredentials(uri)).replaceAll('$', '\\$')}`;
}

function words(all: readonly string[]): string {
  return JSON.stringify(all).replaceAll('","', '", "');
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
