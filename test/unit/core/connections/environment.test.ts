import assert from 'node:assert/strict';
import { environmentCredentials, readDotenv, readEnvironment } from '../../../../src/core/connections/environment.ts';

const uri = { MLFLOW_TRACKING_URI: 'https://host:8443/team/' };
const file = { username: 'from file', password: 'file password' };

describe('MLflow’s variables', () => {
  it('make a connection', () => {
    const variables = {
      ...uri,
      MLFLOW_REGISTRY_URI: 'https://registry',
      MLFLOW_WORKSPACE: 'team-a',
      MLFLOW_TRACKING_SERVER_CERT_PATH: '/ca.pem',
    };
    assert.deepEqual(readEnvironment(variables, undefined), {
      connection: {
        scope: 'environment',
        name: 'host:8443/team',
        trackingUri: 'https://host:8443/team',
        registryUri: 'https://registry',
        workspace: 'team-a',
        auth: 'none',
        production: false,
        readOnly: false,
        caFile: '/ca.pem',
        insecureTls: false,
      },
      credentials: undefined,
      problems: [],
    });
  });

  it('are nothing without an address, whatever else is set', () => {
    assert.equal(readEnvironment({ MLFLOW_TRACKING_URI: ' ', MLFLOW_TRACKING_TOKEN: 't' }, file), undefined);
    assert.equal(readDotenv({ MLFLOW_TRACKING_TOKEN: 't' }), undefined);
  });

  it('say that a store without a server cannot be opened yet', () => {
    const reading = readEnvironment({ MLFLOW_TRACKING_URI: 'sqlite:///mlflow.db' }, undefined);
    assert.equal(reading && 'connection' in reading, false);
    assert.deepEqual(
      reading?.problems.map(({ id }) => id),
      ['addressLocal'],
    );
  });

  it('keep the tracking server when only the registry cannot be used', () => {
    const reading = readEnvironment({ ...uri, MLFLOW_REGISTRY_URI: 'databricks-uc' }, undefined);
    assert.ok(reading && 'connection' in reading);
    assert.equal(reading.connection.registryUri, undefined);
    assert.deepEqual(
      reading.problems.map(({ id }) => id),
      ['addressDatabricks'],
    );
  });

  it('verify the certificate when both TLS switches are set, and otherwise do as told', () => {
    const tls = (variables: Record<string, string>): unknown => {
      const reading = readEnvironment({ ...uri, ...variables }, undefined);
      assert.ok(reading && 'connection' in reading);
      return [reading.connection.insecureTls, reading.connection.caFile, reading.problems.length];
    };
    assert.deepEqual(tls({ MLFLOW_TRACKING_INSECURE_TLS: 'true' }), [true, undefined, 0]);
    assert.deepEqual(tls({ MLFLOW_TRACKING_INSECURE_TLS: '1' }), [true, undefined, 0]);
    assert.deepEqual(tls({ MLFLOW_TRACKING_INSECURE_TLS: 'false' }), [false, undefined, 0]);
    assert.deepEqual(tls({ MLFLOW_TRACKING_INSECURE_TLS: 'true', MLFLOW_TRACKING_SERVER_CERT_PATH: '/c' }), [
      false,
      '/c',
      1,
    ]);
  });

  const user = { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: 'pw' };
  const token = { MLFLOW_TRACKING_TOKEN: 't' };
  const signIns: [string, Record<string, string>, typeof file | undefined, unknown][] = [
    [
      'user name and password win over a token',
      { ...user, ...token },
      undefined,
      { kind: 'basic', username: 'ada', password: 'pw' },
    ],
    [
      'half a sign-in is none, the token is taken',
      { MLFLOW_TRACKING_USERNAME: 'ada', ...token },
      undefined,
      { kind: 'bearer', token: 't' },
    ],
    [
      'the environment wins over the file field by field',
      { MLFLOW_TRACKING_USERNAME: 'ada' },
      file,
      { kind: 'basic', username: 'ada', password: 'file password' },
    ],
    ['the file alone will do', {}, file, { kind: 'basic', username: 'from file', password: 'file password' }],
    ['there may be none', {}, undefined, undefined],
  ];
  for (const [name, variables, home, expected] of signIns) {
    it(name, () => assert.deepEqual(environmentCredentials(variables, home), expected));
  }

  it('of a .env file come with credentials of that file alone, and its TLS switches are ignored', () => {
    const reading = readDotenv({
      ...uri,
      ...token,
      MLFLOW_TRACKING_INSECURE_TLS: 'true',
      MLFLOW_TRACKING_SERVER_CERT_PATH: '/evil.pem',
    });
    assert.ok(reading && 'connection' in reading);
    const { connection, credentials } = reading;
    assert.deepEqual(
      [connection.scope, connection.auth, connection.insecureTls, connection.caFile, credentials],
      ['dotenv', 'bearer', false, undefined, { kind: 'bearer', token: 't' }],
    );
  });

  it('may hold the credentials within the address', () => {
    const reading = readDotenv({ MLFLOW_TRACKING_URI: 'https://ada:pw@host' });
    assert.ok(reading && 'connection' in reading);
    assert.equal(reading.connection.trackingUri, 'https://host');
    assert.deepEqual(reading.credentials, { kind: 'basic', username: 'ada', password: 'pw' });
  });
});
