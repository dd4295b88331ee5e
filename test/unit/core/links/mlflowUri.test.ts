import assert from 'node:assert/strict';
import {
  aliasUri,
  belowLocation,
  fitsMlflowUri,
  runUri,
  versionUri,
  withoutCredentials,
} from '../../../../src/core/links/mlflowUri.ts';

describe('mlflowUri', () => {
  it('writes names as they are: MLflow does not decode them', () => {
    assert.equal(runUri('40e0'), 'runs:/40e0');
    assert.equal(runUri('40e0', 'plots/a b.png'), 'runs:/40e0/plots/a b.png');
    assert.equal(versionUri('BTC StockPrediction', '3'), 'models:/BTC StockPrediction/3');
    assert.equal(aliasUri('BTC StockPrediction', 'champion'), 'models:/BTC StockPrediction@champion');
  });

  it('joins a location and a path with one slash', () => {
    assert.equal(
      belowLocation('mlflow-artifacts:/1/models/m-1/artifacts/', 'MLmodel'),
      'mlflow-artifacts:/1/models/m-1/artifacts/MLmodel',
    );
    assert.equal(belowLocation('s3://bucket/a', 'b/c'), 's3://bucket/a/b/c');
  });

  it('knows what Python’s urlparse would cut away', () => {
    assert.deepEqual(
      ['a b', 'a#b', 'a?b', 'a\tb', 'a%20b', 'a@b', 'a;b', 'ä'].filter((name) => !fitsMlflowUri(name, 'version')),
      ['a?b', 'a\tb', 'a@b'],
    );
    assert.deepEqual(
      ['a#b', 'a?b', 'a@b'].filter((name) => !fitsMlflowUri(name, 'alias')),
      ['a?b'],
    );
    assert.deepEqual(
      ['plots/a b.txt', 'plots/a#b.txt', 'a?b', 'a\nb', 'a;b'].filter((path) => !fitsMlflowUri(path, 'path')),
      ['plots/a#b.txt', 'a?b', 'a\nb'],
    );
  });

  it('takes user name and password out of an address, and leaves all else alone', () => {
    for (const [given, expected] of [
      ['https://ada:secret@mlflow.example/prefix', 'https://mlflow.example/prefix'],
      ['https://ada:secret@mlflow.example', 'https://mlflow.example'],
      ['https://token@mlflow.example:8443/', 'https://mlflow.example:8443'],
      ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000/'],
      ['sqlite:////data/mlflow.db', 'sqlite:////data/mlflow.db'],
      ['postgresql://ada:secret@db/mlflow', 'postgresql://db/mlflow'],
      ['databricks', 'databricks'],
      ['./mlruns', './mlruns'],
    ]) {
      assert.equal(withoutCredentials(given ?? ''), expected);
    }
  });
});
