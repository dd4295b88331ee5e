import assert from 'node:assert/strict';
import { isLoopback, isPlainRemote, parseAddress } from '../../../../src/core/connections/address.ts';

describe('addresses', () => {
  const good: [string, string][] = [
    [' http://127.0.0.1:5000/ ', 'http://127.0.0.1:5000'],
    ['https://host/team/mlflow//', 'https://host/team/mlflow'],
    ['http://host:5000/#/experiments/1?x=1', 'http://host:5000'],
    ['HTTPS://Host:443/a?b=c', 'https://host/a'],
    ['http://[::1]:5000', 'http://[::1]:5000'],
  ];
  for (const [text, uri] of good) {
    it(`${text} is ${uri}`, () => assert.deepEqual(parseAddress(text), { uri, userinfo: undefined }));
  }

  const bad: [string, string][] = [
    ['', 'addressEmpty'],
    ['http://', 'addressInvalid'],
    ['http:foo', 'addressInvalid'],
    ['http://a b', 'addressInvalid'],
    ['localhost:5000', 'addressNoScheme'],
    ['mlflow.example:80/x', 'addressNoScheme'],
    ['sqlite:///mlflow.db', 'addressLocal'],
    ['postgresql+psycopg2://u:p@h/d', 'addressLocal'],
    ['file:///mlruns', 'addressLocal'],
    ['./mlruns', 'addressLocal'],
    ['databricks://profile', 'addressDatabricks'],
    ['uc:x', 'addressDatabricks'],
    ['azureml://x', 'addressScheme'],
  ];
  for (const [text, id] of bad) {
    it(`“${text}” is ${id}`, () => {
      const address = parseAddress(text);
      assert.equal('problem' in address && address.problem.id, id);
    });
  }

  it('tells no password of a store’s address', () => {
    const address = parseAddress('postgresql://ada:secret@host/db');
    assert.doesNotMatch(JSON.stringify(address), /secret/);
  });

  it('splits credentials off', () => {
    assert.deepEqual(parseAddress('https://ada:p%40ss@host/x'), {
      uri: 'https://host/x',
      userinfo: { username: 'ada', password: 'p@ss' },
    });
  });

  it('knows which addresses others can listen to', () => {
    assert.equal(isPlainRemote('http://mlflow.example'), true);
    assert.equal(isPlainRemote('http://10.0.0.1:5000'), true);
    for (const safe of [
      'https://mlflow.example',
      'http://localhost:5000',
      'http://127.0.0.1',
      'http://127.1.2.3',
      'http://[::1]:1',
      'text',
    ]) {
      assert.equal(isPlainRemote(safe), false, safe);
    }
    assert.equal(isLoopback('127.0.0.1.evil.example'), false);
    assert.equal(isLoopback('localhost.evil.example'), false);
  });
});
