import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHomeCredentials } from '../../../src/node/homeCredentials.ts';

describe('credentials of the home folder', () => {
  it('are read from .mlflow/credentials, and are none without it', async () => {
    const home = await mkdtemp(join(tmpdir(), 'home-'));
    try {
      assert.equal(await readHomeCredentials(home), undefined);
      await mkdir(join(home, '.mlflow'));
      await writeFile(
        join(home, '.mlflow', 'credentials'),
        '[mlflow]\nmlflow_tracking_username = ada\nmlflow_tracking_password = pw\n',
      );
      assert.deepEqual(await readHomeCredentials(home), { username: 'ada', password: 'pw' });
    } finally {
      await rm(home, { recursive: true });
    }
  });
});
