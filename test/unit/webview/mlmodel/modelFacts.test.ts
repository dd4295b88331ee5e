import assert from 'node:assert/strict';
import { modelPlace, writeCreated, writeSize } from '../../../../webview/mlmodel/modelFacts.ts';

describe('the time of a model', () => {
  const check = (created: string, zone: string, expected: string): void => {
    it(`${created} in ${zone}`, () => assert.equal(writeCreated(created, 'en-GB', zone), expected));
  };
  check('2026-11-22 23:31:11.123456', 'UTC', '22 Nov 2026, 23:31:11 UTC');
  check('2026-11-22 23:31:11', 'UTC', '22 Nov 2026, 23:31:11 UTC');
  check('2026-11-22T23:31:11', 'Asia/Shanghai', '23 Nov 2026, 07:31:11 GMT+8');
  check('2026-99-22 23:31:11', 'UTC', '2026-99-22 23:31:11');
  check('yesterday', 'UTC', 'yesterday');
});

describe('the size of a model', () => {
  const check = (bytes: number, expected: string): void => {
    it(expected, () => assert.equal(writeSize(bytes, 'en'), expected));
  };
  check(0, '0 B');
  check(999, '999 B');
  check(2_100, '2.1 kB');
  check(3_456_789, '3.5 MB');
  check(5e15, '5,000 TB');
});

describe('the place of a model', () => {
  const runId = '40e05f8512a94c6f8a2b7a6f0c3d1e2f';
  const check = (artifactPath: string, run: string, short: string, whole: string): void => {
    it(whole, () => assert.deepEqual(modelPlace({ artifactPath, runId: run }), { short, whole }));
  };
  check('model', runId, 'runs:/40e05f85…/model/MLmodel', `runs:/${runId}/model/MLmodel`);
  check('', runId, 'runs:/40e05f85…/MLmodel', `runs:/${runId}/MLmodel`);
  check('model/', '', 'model/MLmodel', 'model/MLmodel');
  check('', '', 'MLmodel', 'MLmodel');
  check('/srv/mlruns/1/model', runId, '/srv/mlruns/1/model/MLmodel', '/srv/mlruns/1/model/MLmodel');
  check(
    `mlflow-artifacts:/1/models/m-${runId}/artifacts`,
    runId,
    'mlflow-artifacts:/1/models/m-40e05f85…/artifacts/MLmodel',
    `mlflow-artifacts:/1/models/m-${runId}/artifacts/MLmodel`,
  );
});
