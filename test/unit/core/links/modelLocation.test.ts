import assert from 'node:assert/strict';
import { folderBelow, locateModel } from '../../../../src/core/links/modelLocation.ts';

const m = 'm-0123456789abcdef0123456789abcdef';
const inModel = (folder: string): unknown => ({ kind: 'artifacts', owner: { kind: 'model', modelId: m }, folder });

describe('locateModel', () => {
  for (const [what, version, location] of [
    ['the logged model that the version names', { source: 'anything', modelId: m }, inModel('')],
    ['a source that is a logged model', { source: `models:/${m}` }, inModel('')],
    ['the storage of a logged model', { source: `mlflow-artifacts:/1/models/${m}/artifacts` }, inModel('')],
    [
      'a folder in the storage of a logged model',
      { source: `file:///mlruns/1/models/${m}/artifacts/sub/` },
      inModel('sub'),
    ],
    [
      'another version',
      { source: 'models:/BTC StockPrediction/3', runId: '40e0' },
      { kind: 'version', name: 'BTC StockPrediction', version: '3' },
    ],
    [
      'a run’s folder',
      { source: 'runs:/40e0/model/', runId: '1' },
      { kind: 'artifacts', owner: { kind: 'run', runId: '40e0' }, folder: 'model' },
    ],
    [
      'a run’s root',
      { source: 'runs:/40e0' },
      { kind: 'artifacts', owner: { kind: 'run', runId: '40e0' }, folder: '' },
    ],
    [
      'the run that the version names',
      { source: 's3://bucket/1/40e0/artifacts/model', runId: '40e0' },
      { kind: 'run', runId: '40e0' },
    ],
    ['nothing elsewhere', { source: 's3://bucket/model' }, undefined],
  ] as const) {
    it(`finds ${what}`, () =>
      assert.deepEqual(locateModel({ modelId: undefined, runId: undefined, ...version }), location));
  }
});

describe('folderBelow', () => {
  it('is relative to the artifact location', () => {
    assert.equal(
      folderBelow('mlflow-artifacts:/1/40e0/artifacts', 'mlflow-artifacts:/1/40e0/artifacts/a/model/'),
      'a/model',
    );
    assert.equal(folderBelow('mlflow-artifacts:/1/40e0/artifacts/', 'mlflow-artifacts:/1/40e0/artifacts'), '');
  });

  it('is not there for a neighbour with a longer name', () => {
    assert.equal(folderBelow('s3://bucket/run', 's3://bucket/run2/model'), undefined);
  });
});
