import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/core/connections/connection.ts';
import { webBaseOf, webLink, type WebPage } from '../../../../src/core/links/webLink.ts';

const pages: readonly (readonly [WebPage, string])[] = [
  [{ kind: 'home' }, '/'],
  [{ kind: 'experiment', experimentId: '1' }, '/experiments/1'],
  [{ kind: 'run', experimentId: '1', runId: '40e0' }, '/experiments/1/runs/40e0'],
  [
    { kind: 'run', experimentId: '1', runId: '40e0', artifactPath: 'plots/a b#1.png' },
    '/experiments/1/runs/40e0/artifactPath/plots/a%20b%231.png',
  ],
  [{ kind: 'loggedModel', experimentId: '1', modelId: 'm-1' }, '/experiments/1/models/m-1'],
  [{ kind: 'model', name: 'BTC StockPrediction' }, '/models/BTC%20StockPrediction'],
  [{ kind: 'model', name: '50% of #1? ü\ud800' }, '/models/50%25%20of%20%231%3F%20%C3%BC%EF%BF%BD'],
  [{ kind: 'version', name: 'a&b', version: '3' }, '/models/a%26b/versions/3'],
];

describe('webLink', () => {
  for (const [page, route] of pages) {
    it(`leads to ${route}`, () =>
      assert.equal(webLink('http://127.0.0.1:5000/ml', page, undefined), `http://127.0.0.1:5000/ml/#${route}`));
  }

  it('names the workspace behind the route', () => {
    const link = webLink('https://mlflow.example', { kind: 'experiment', experimentId: '1' }, 'team a');
    assert.equal(link, 'https://mlflow.example/#/experiments/1?workspace=team%20a');
  });
});

describe('webBaseOf', () => {
  const model: WebPage = { kind: 'model', name: 'a' };
  const home: WebPage = { kind: 'home' };

  it('is the tracking server’s address without credentials and closing slash', () => {
    assert.equal(
      webBaseOf(connection({ trackingUri: 'https://ada:secret@mlflow.example/ml/' }), home),
      'https://mlflow.example/ml',
    );
  });

  it('is the registry’s address for registered models alone', () => {
    const apart = connection({ registryUri: 'https://registry.example' });
    assert.equal(webBaseOf(apart, model), 'https://registry.example');
    assert.equal(webBaseOf(apart, home), 'http://127.0.0.1:5000');
  });

  it('is not there for a store without a server', () => {
    assert.equal(webBaseOf(connection({ trackingUri: 'sqlite:////data/mlflow.db' }), home), undefined);
    assert.equal(webBaseOf(connection({ registryUri: 'databricks-uc' }), model), undefined);
  });
});

function connection(given: Partial<Connection>): Connection {
  return {
    scope: 'user',
    name: 'local',
    trackingUri: 'http://127.0.0.1:5000',
    registryUri: undefined,
    workspace: undefined,
    auth: 'none',
    production: false,
    readOnly: false,
    caFile: undefined,
    insecureTls: false,
    ...given,
  };
}
