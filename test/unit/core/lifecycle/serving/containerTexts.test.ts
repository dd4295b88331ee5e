import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { composeFile, dockerfile } from '../../../../../src/core/lifecycle/serving/containerTexts.ts';

const model = {
  uri: 'models:/digits classifier/3',
  trackingUri: 'http://ada:secret@mlflow.example:5000',
  registryUri: undefined,
  python: '3.12.4',
  requirements: '# made by MLflow\nmlflow==3.17.2\nscikit-learn==1.7.2  # pinned\n--extra-index-url https://x\n',
};

describe('the Dockerfile of a model', () => {
  const text = dockerfile(model);

  it('takes the Python of the model and its requirements, options of pip apart', () => {
    assert.match(text, /^FROM python:3\.12-slim$/m);
    assert.match(text, /^RUN \["pip", "install", "--no-cache-dir", "mlflow==3\.17\.2", "scikit-learn==1\.7\.2"\]$/m);
    assert.match(text, /requirements\.txt that are not taken over: 1\./);
  });

  it('holds no secret and does not run as root', () => {
    assert.doesNotMatch(text, /secret|ada/);
    assert.match(text, /^ENV MLFLOW_TRACKING_URI="http:\/\/mlflow\.example:5000"$/m);
    assert.match(text, /^USER server$/m);
  });

  it('installs MLflow where the requirements do not name it, and has a Python where the model names none', () => {
    const bare = dockerfile({ ...model, python: 'x; rm', requirements: 'mlflow-skinny==3.0\n' });
    assert.match(bare, /^FROM python:3\.11-slim$/m);
    assert.match(bare, /"mlflow", "mlflow-skinny==3\.0"/);
  });

  it('keeps a hostile name one word of one line', () => {
    const hostile = dockerfile({ ...model, uri: 'models:/a"\nRUN evil #$HOME/3', requirements: 'x\nRUN evil' });
    assert.deepEqual(
      hostile.split('\n').filter((line) => line.startsWith('RUN') && !line.startsWith('RUN ["pip"')),
      ['RUN useradd --create-home server'],
    );
  });
});

describe('the compose file of a model', () => {
  it('is YAML, publishes to the own machine alone, and takes a sign-in from outside', () => {
    const { services } = parse(composeFile({ ...model, registryUri: 'http://x/$HOME' }));
    assert.deepEqual(services.model, {
      build: '.',
      ports: ['127.0.0.1:8080:8080'],
      environment: {
        MLFLOW_TRACKING_URI: 'http://mlflow.example:5000',
        MLFLOW_REGISTRY_URI: 'http://x/$$HOME',
        MLFLOW_TRACKING_USERNAME: '${MLFLOW_TRACKING_USERNAME:-}',
        MLFLOW_TRACKING_PASSWORD: '${MLFLOW_TRACKING_PASSWORD:-}',
        MLFLOW_TRACKING_TOKEN: '${MLFLOW_TRACKING_TOKEN:-}',
      },
    });
  });
});
