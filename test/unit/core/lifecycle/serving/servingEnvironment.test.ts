import assert from 'node:assert/strict';
import { servingEnvironment } from '../../../../../src/core/lifecycle/serving/servingEnvironment.ts';

describe('servingEnvironment', () => {
  it('gives the server of the connection, and takes away what belongs to another', () => {
    const inherited = { PATH: '/usr/bin', MLFLOW_TRACKING_TOKEN: 'of another', HOME: '/home/ada' };
    const made = servingEnvironment(inherited, { MLFLOW_TRACKING_URI: 'http://quant.example' }, '/venv/bin', ':');
    assert.equal(made['MLFLOW_TRACKING_URI'], 'http://quant.example');
    assert.ok('MLFLOW_TRACKING_TOKEN' in made && made['MLFLOW_TRACKING_TOKEN'] === undefined);
    assert.ok(!('HOME' in made));
  });

  it('has the programs of Python found first', () => {
    const path = (inherited: Record<string, string>, delimiter: ':' | ';'): unknown =>
      Object.entries(servingEnvironment(inherited, {}, 'bin', delimiter)).find(([name]) => /^path$/i.test(name));
    assert.deepEqual(path({ PATH: '/usr/bin' }, ':'), ['PATH', 'bin:/usr/bin']);
    assert.deepEqual(path({}, ':'), ['PATH', 'bin']);
    assert.deepEqual(path({ Path: 'C:\\Windows' }, ';'), ['Path', 'bin;C:\\Windows']);
  });
});
