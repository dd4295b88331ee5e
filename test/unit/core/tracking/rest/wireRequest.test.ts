import assert from 'node:assert/strict';
import { listModelArtifacts, listRunArtifacts } from '../../../../../src/core/tracking/rest/artifacts.ts';
import {
  deleteRegisteredModel,
  searchRegisteredModels,
} from '../../../../../src/core/tracking/rest/registeredModels.ts';
import { createExperiment } from '../../../../../src/core/tracking/rest/experiments.ts';
import { serverInfo } from '../../../../../src/core/tracking/rest/server.ts';
import { toWireRequest } from '../../../../../src/core/tracking/rest/wireRequest.ts';

describe('toWireRequest', () => {
  it('puts the fields of a GET into its query, encoded, without the missing ones', () => {
    const request = toWireRequest(listRunArtifacts, { run_id: 'r&1', path: 'a b/ü', page_token: undefined });
    assert.deepEqual(request, {
      method: 'GET',
      path: '/api/2.0/mlflow/artifacts/list',
      query: 'run_id=r%261&path=a+b%2F%C3%BC',
      body: undefined,
      kind: 'read',
    });
  });

  it('repeats the key of a list', () => {
    const { query } = toWireRequest(searchRegisteredModels, {
      max_results: 10,
      order_by: ['name ASC', 'timestamp DESC'],
    });
    assert.equal(query, 'max_results=10&order_by=name+ASC&order_by=timestamp+DESC');
  });

  it('fills a path, encoded, and keeps the field out of the query', () => {
    const { path, query } = toWireRequest(listModelArtifacts, { model_id: 'm/../x', artifact_directory_path: 'a' });
    assert.equal(path, '/api/2.0/mlflow/logged-models/m%2F..%2Fx/artifacts/directories');
    assert.equal(query, 'artifact_directory_path=a');
  });

  it('sends a JSON body with everything else, DELETE included', () => {
    assert.equal(toWireRequest(createExperiment, { name: 'n' }).body, '{"name":"n"}');
    const deleting = toWireRequest(deleteRegisteredModel, { name: "it's" });
    assert.deepEqual(
      [deleting.method, deleting.query, deleting.body, deleting.kind],
      ['DELETE', '', '{"name":"it\'s"}', 'write'],
    );
  });

  it('knows the third version of the API', () =>
    assert.equal(toWireRequest(serverInfo, {}).path, '/api/3.0/mlflow/server-info'));
});
