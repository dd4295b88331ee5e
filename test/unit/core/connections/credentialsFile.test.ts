import assert from 'node:assert/strict';
import { parseCredentialsFile } from '../../../../src/core/connections/credentialsFile.ts';

describe('~/.mlflow/credentials', () => {
  it('gives the two keys of its section', () => {
    const text =
      '# comment\n[other]\nmlflow_tracking_username = eve\n[mlflow]\nMLFLOW_TRACKING_USERNAME = ada\r\nmlflow_tracking_password: p = q : r\n; end\n';
    assert.deepEqual(parseCredentialsFile(text), { username: 'ada', password: 'p = q : r' });
  });

  it('gives nothing when there is no such section', () => {
    for (const text of [
      '',
      'mlflow_tracking_username = ada',
      '[default]\nmlflow_tracking_username = ada',
      '[mlflow',
      '\0',
    ]) {
      assert.deepEqual(parseCredentialsFile(text), { username: undefined, password: undefined }, text);
    }
  });
});
