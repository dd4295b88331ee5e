import assert from 'node:assert/strict';
import { clientEnvironment } from '../../../../src/core/connections/clientEnvironment.ts';
import { toHeaders } from '../../../../src/core/connections/credentials.ts';
import type { Connection } from '../../../../src/core/connections/connection.ts';

const connection: Connection = {
  scope: 'user',
  name: 'quant',
  trackingUri: 'https://mlflow.example',
  registryUri: undefined,
  workspace: undefined,
  auth: 'basic',
  production: false,
  readOnly: false,
  caFile: undefined,
  insecureTls: false,
};
const uri = { MLFLOW_TRACKING_URI: 'https://mlflow.example' };

describe('the environment of a client of a connection', () => {
  it('names the server', () => assert.deepEqual(clientEnvironment(connection, {}), uri));

  it('signs in as the connection does', () => {
    const basic = toHeaders({ kind: 'basic', username: 'ada', password: 'a:ü:b' });
    assert.deepEqual(clientEnvironment(connection, basic), {
      ...uri,
      MLFLOW_TRACKING_USERNAME: 'ada',
      MLFLOW_TRACKING_PASSWORD: 'a:ü:b',
    });
    const bearer = toHeaders({ kind: 'bearer', token: 't0ken' });
    assert.deepEqual(clientEnvironment(connection, bearer), { ...uri, MLFLOW_TRACKING_TOKEN: 't0ken' });
    assert.deepEqual(clientEnvironment(connection, { 'X-Key': 'k' }), uri);
  });

  it('tells registry, workspace and certificates', () => {
    const all = { ...connection, registryUri: 'https://r', workspace: 'w', caFile: '/ca.pem', insecureTls: true };
    assert.deepEqual(clientEnvironment(all, {}), {
      ...uri,
      MLFLOW_REGISTRY_URI: 'https://r',
      MLFLOW_WORKSPACE: 'w',
      MLFLOW_TRACKING_SERVER_CERT_PATH: '/ca.pem',
      MLFLOW_TRACKING_INSECURE_TLS: 'true',
    });
  });
});
